import type { SendResult } from "resume-patch/client";
import { meaningfulChanges, messageFor, type StatusMessage } from "../editing/result-messages";
import { changeNames, type ResumeVersions } from "./changes-by-others";
import type { ResumeSession } from "./session";

/** Notices what a result has brought, and says what became of sending so many changes. */
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
