import type { SendResult } from "resume-patch/client";
import { meaningfulChanges, messageFor, type StatusMessage } from "../editing/result-messages";
import { changeNames, type ResumeVersions } from "./changes-by-others";
import type { ResumeSession } from "./session";

/**
 * Records the changes of a result and returns the message about it.
 * @param sentCount The number of changes that were sent.
 */
export function recordResult(
  open: ResumeSession,
  result: SendResult,
  sentCount: number,
  resumes: ResumeVersions,
): StatusMessage {
  const { draft, fields } = open;
  const { mine } = resumes;
  const altered = meaningfulChanges(result.kind === "sent" ? result.altered : []);
  const others = open.findChangesByOthers(resumes);
  if (others === null && altered.length > 0) open.showServerChanges(altered, mine);
  return messageFor(result, {
    sentCount,
    unsentCount: open.review.count,
    altered: changeNames({ changes: altered, before: mine, after: draft.base }, fields),
    changedByOthers: others === null ? [] : changeNames(others, fields),
    isUnconfirmed: draft.unconfirmed !== null,
  });
}
