import type { SendResult } from "resume-patch/client";
import { type Said, wordsFor, worthTelling } from "../editing/words";
import { namesOf, type Resumes } from "./others";
import type { ResumeSession } from "./session";

/** Notices what a result has brought, and says what became of sending so many changes. */
export function conclude(open: ResumeSession, result: SendResult, sent: number, resumes: Resumes): Said {
  const { draft, fields } = open;
  const { mine } = resumes;
  const altered = worthTelling(result.kind === "sent" ? result.altered : []);
  const others = open.noticeOthers(resumes);
  if (others === null && altered.length > 0) open.noticeServer(altered, mine);
  return wordsFor(result, {
    sent,
    left: open.review.count,
    otherwise: namesOf({ changes: altered, before: mine, after: draft.base }, fields),
    others: others === null ? [] : namesOf(others, fields),
    isInDoubt: draft.unconfirmed !== null,
  });
}
