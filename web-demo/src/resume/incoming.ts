import type { Change } from "../library";
import { counterpart } from "./counterpart";
import { isSame, valueAt } from "./document";
import type { ResumeFields } from "./fields";

/** What somebody else changed while the resume was edited here. */
export class Incoming {
  constructor(
    readonly who: string,
    readonly changes: readonly Change[],
    /** The resume before that. */
    readonly before: object,
  ) {}

  /** Where their changes are in the resume as it is now; what was edited again here is no longer theirs. */
  placesIn(fields: ResumeFields, base: object, value: object): { who: string; paths: string[] } {
    const paths = this.changes
      .filter((change) => change.kind !== "remove")
      .flatMap((change) => {
        const place = counterpart(fields, change.path, base, value);
        if (place === null) return [];
        return isSame(valueAt(value, place), valueAt(base, change.path)) ? [place] : [];
      });
    return { who: this.who, paths };
  }
}
