import type { StatusMessage } from "../editing/result-messages";
import { countText, SERVER_BUTTON } from "../panel/save-bar";
import type { ResumeSession } from "./session";

/** Why a resume is not sent as it is. */
interface SaveBlocker extends StatusMessage {
  readonly kind: "otherResume" | "conflicts" | "problems" | "nothing";
}

/** `isElsewhere`: requests go to where another resume is. */
export function saveBlockerOf({ draft, review }: ResumeSession, isOtherResume: boolean): SaveBlocker | null {
  const bad = (kind: SaveBlocker["kind"], text: string): SaveBlocker => ({
    kind,
    text: `Not saved. ${text}`,
    tone: "bad",
  });
  if (isOtherResume) return bad("otherResume", `${SERVER_BUTTON} names another resume: load that first.`);
  const { length } = draft.conflicts;
  if (length > 0) return bad("conflicts", `Decide ${countText(length, "conflict")} first.`);
  if (!review.valid) {
    const errors = review.issues.filter((issue) => issue.severity === "error").length;
    return bad("problems", `Fix ${countText(errors, "problem")} first.`);
  }
  return review.patch.bodyText === "" ? { kind: "nothing", text: "Nothing to save", tone: "calm" } : null;
}

/** What there is to save, while nothing else is to be said. */
export function unsavedMessage({ draft, review }: ResumeSession): StatusMessage {
  const { length } = draft.conflicts;
  const unsaved = countText(review.count, "unsaved change");
  if (length > 0) return { text: `${countText(length, "conflict")} to decide, ${unsaved}`, tone: "dirty" };
  return review.dirty ? { text: unsaved, tone: "dirty" } : { text: "No unsaved changes", tone: "calm" };
}
