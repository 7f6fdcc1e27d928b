import type { Change, Issue, PatchOfResume, ResumeDraft } from "../library";
import type { ManualMoves } from "./manual-moves";

/** What a draft is worth at one moment, in full. */
export interface Review {
  readonly patch: PatchOfResume;
  /** Errors first. */
  readonly issues: readonly Issue[];
  readonly changes: readonly Change[];
  readonly valid: boolean;
  readonly dirty: boolean;
  /** How many changes a person would count, with what could not be read. */
  readonly count: number;
  /** The texts that were typed and could not be read, by their places. */
  readonly unparsed: ReadonlyMap<string, string>;
}

/** Reads everything that the page shows of a draft once. */
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
