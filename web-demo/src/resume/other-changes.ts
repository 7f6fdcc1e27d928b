import type { Change } from "../library";
import { isSame, valueAt } from "./document";
import type { ResumeFields } from "./fields";
import { mapPath } from "./path-mapping";

/** What somebody else changed while the resume was edited here. */
export class OtherChanges {
  constructor(
    /** As it stands within a sentence. */
    readonly who: string,
    readonly changes: readonly Change[],
    /** The resume as it was stored before that, and with it. */
    readonly before: object,
    readonly after: object,
  ) {}

  /** Where their changes are in the resume as it is now; what was edited again here is no longer theirs. */
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
