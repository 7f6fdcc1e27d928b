import type { Change } from "../library";
import { isSame, valueAt } from "./document";
import type { ResumeFields } from "./fields";
import { mapPath } from "./path-mapping";

/** Changes by someone else, made while the resume was edited here. */
export class OtherChanges {
  constructor(
    /** The name, as used within a sentence. */
    readonly who: string,
    readonly changes: readonly Change[],
    /** The stored resume before and after the changes. */
    readonly before: object,
    readonly after: object,
  ) {}

  /** Returns the current paths of the changes; values that were edited here again are left out. */
  pathsIn(fields: ResumeFields, value: object): { who: string; paths: string[] } {
    const paths = this.changes
      .filter((change) => change.kind !== "remove")
      .flatMap((change) => {
        const path = mapPath(fields, change.path, this.after, value);
        if (path === null) return [];
        return isSame(valueAt(value, path), valueAt(this.after, change.path)) ? [path] : [];
      });
    return { who: this.who, paths };
  }
}
