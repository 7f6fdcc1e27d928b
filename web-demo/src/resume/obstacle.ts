import type { Said } from "../editing/words";
import { counted, WAY_TO_SERVER } from "../panel/save-bar";
import type { ResumeSession } from "./session";

/** Why a resume is not sent as it is. */
interface Obstacle extends Said {
  readonly kind: "elsewhere" | "conflicts" | "problems" | "nothing";
}

/** `isElsewhere`: requests go to where another resume is. */
export function obstacleTo({ draft, review }: ResumeSession, isElsewhere: boolean): Obstacle | null {
  const bad = (kind: Obstacle["kind"], text: string): Obstacle => ({
    kind,
    text: `Not saved. ${text}`,
    tone: "bad",
  });
  if (isElsewhere) return bad("elsewhere", `${WAY_TO_SERVER} names another resume: load that first.`);
  const { length } = draft.conflicts;
  if (length > 0) return bad("conflicts", `Decide ${counted(length, "conflict")} first.`);
  if (!review.valid) {
    const errors = review.issues.filter((issue) => issue.severity === "error").length;
    return bad("problems", `Fix ${counted(errors, "problem")} first.`);
  }
  return review.patch.bodyText === "" ? { kind: "nothing", text: "Nothing to save", tone: "calm" } : null;
}

/** What there is to save, while nothing else is to be said. */
export function unsavedOf({ draft, review }: ResumeSession): Said {
  const { length } = draft.conflicts;
  const unsaved = counted(review.count, "unsaved change");
  if (length > 0) return { text: `${counted(length, "conflict")} to decide, ${unsaved}`, tone: "dirty" };
  return review.dirty ? { text: unsaved, tone: "dirty" } : { text: "No unsaved changes", tone: "calm" };
}
