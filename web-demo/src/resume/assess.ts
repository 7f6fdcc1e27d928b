import type { Change, Issue, PatchOfResume } from "../library";
import type { ResumeDraft } from "./draft";
import type { MovedByHand } from "./moved-by-hand";

/** What the draft is worth at this moment. */
export interface Assessment {
  readonly patch: PatchOfResume;
  /** Errors first. */
  readonly issues: readonly Issue[];
  readonly changes: readonly Change[];
  readonly valid: boolean;
  readonly dirty: boolean;
  /** How many changes a person would count, with what could not be read. */
  readonly count: number;
}

/** Reads everything that the page shows of a draft once, with what the server refused of it. */
export function assess(draft: ResumeDraft, refusals: readonly Issue[], moved: MovedByHand): Assessment {
  const own = withoutRepeats(draft.issues);
  const issues = [...own, ...refusals].sort((one, other) => weight(one) - weight(other));
  const patch = draft.patch();
  const unread = own.filter((issue) => issue.params.input !== undefined).length;
  return {
    patch,
    issues,
    changes: moved.told(patch.changes, { before: draft.base, after: draft.value }),
    valid: own.every((issue) => issue.severity !== "error"),
    dirty: draft.dirty,
    count: patch.changes.length + unread,
  };
}

const weight = (issue: Issue): number => (issue.severity === "error" ? 0 : 1);

function withoutRepeats(issues: readonly Issue[]): Issue[] {
  const seen = new Set<string>();
  return issues.filter(({ path, code }) => {
    const key = `${path} ${code}`;
    return !seen.has(key) && seen.add(key);
  });
}
