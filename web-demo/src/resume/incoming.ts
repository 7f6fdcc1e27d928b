import type { Change } from "../library";
import { counterpart } from "./counterpart";
import { isSame, valueAt } from "./document";
import type { ResumeFields } from "./fields";

/** What somebody else changed while the resume was edited here. */
export class Incoming {
  constructor(
    /** As it stands within a sentence. */
    readonly who: string,
    readonly changes: readonly Change[],
    /** The resume as it was stored before that, and with it. */
    readonly before: object,
    readonly after: object,
  ) {}

  /** Where their changes are in the resume as it is now; what was edited again here is no longer theirs. */
  placesIn(fields: ResumeFields, value: object): { who: string; paths: string[] } {
    const paths = this.changes
      .filter((change) => change.kind !== "remove")
      .flatMap((change) => {
        const place = counterpart(fields, change.path, this.after, value);
        if (place === null) return [];
        return isSame(valueAt(value, place), valueAt(this.after, change.path)) ? [place] : [];
      });
    return { who: this.who, paths };
  }
}
