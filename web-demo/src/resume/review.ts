import type { Change, Issue, PatchOfResume, ResumeDraft } from "../library";
import type { ManualMoves } from "./manual-moves";

/** Everything that the page shows of a draft. */
export interface Review {
  readonly patch: PatchOfResume;
  /** Errors first. */
  readonly issues: readonly Issue[];
  readonly changes: readonly Change[];
  readonly valid: boolean;
  readonly dirty: boolean;
  /** The number of changes that is shown, including texts that could not be parsed. */
  readonly count: number;
  /** Typed texts that could not be parsed, by path. */
  readonly unparsed: ReadonlyMap<string, string>;
}

/** Reads everything that the page shows of a draft. */
export function review(draft: ResumeDraft, value: object, moved: ManualMoves): Review {
  const patch = draft.patch();
  const issues = draft.issues.toSorted((one, other) => severityRank(one) - severityRank(other));
  const unparsed = new Map(
    issues.flatMap(({ path, params }) =>
      typeof params.input === "string" ? [[path, params.input] as const] : [],
    ),
  );
  return {
    patch,
    issues,
    changes: moved.applyTo(patch.changes, { before: draft.base, after: value }),
    valid: draft.valid,
    dirty: draft.dirty,
    count: patch.changes.length + unparsed.size,
    unparsed,
  };
}

const severityRank = (issue: Issue): number => (issue.severity === "error" ? 0 : 1);
