import type { StatusMessage } from "../editing/result-messages";
import { countText, SERVER_BUTTON } from "../panel/save-bar";
import type { ResumeSession } from "./session";

/** The reason why a resume cannot be saved now. */
interface SaveBlocker extends StatusMessage {
  readonly kind: "otherResume" | "conflicts" | "problems" | "nothing";
}

/**
 * Returns what prevents saving; null when nothing does.
 * @param isOtherResume Whether the server settings point to another resume.
 */
export function saveBlockerOf({ draft, review }: ResumeSession, isOtherResume: boolean): SaveBlocker | null {
  const bad = (kind: SaveBlocker["kind"], text: string): SaveBlocker => ({
    kind,
    text: `Not saved. ${text}`,
    tone: "bad",
  });
  if (isOtherResume)
    return bad("otherResume", `${SERVER_BUTTON} points to another resume. Load that resume first.`);
  const { length } = draft.conflicts;
  if (length > 0) return bad("conflicts", `Resolve ${countText(length, "conflict")} first.`);
  if (!review.valid) {
    const errors = review.issues.filter((issue) => issue.severity === "error").length;
    return bad("problems", `Fix ${countText(errors, "problem")} first.`);
  }
  return review.patch.bodyText === "" ? { kind: "nothing", text: "Nothing to save", tone: "calm" } : null;
}

/** Returns the status message about unsaved changes. */
export function unsavedMessage({ draft, review }: ResumeSession): StatusMessage {
  const { length } = draft.conflicts;
  const unsaved = countText(review.count, "unsaved change");
  if (length > 0) return { text: `${countText(length, "conflict")} to resolve, ${unsaved}`, tone: "dirty" };
  return review.dirty ? { text: unsaved, tone: "dirty" } : { text: "No unsaved changes", tone: "calm" };
}
