import type { Change, Issue } from "../library";
import type { Annotations, EditMark } from "./editing";
import { selfAndAncestors, split } from "./pointer";

interface OtherChangePaths {
  readonly who: string;
  /** Paths in the current resume. */
  readonly paths: readonly string[];
}

const MARKS: Readonly<Record<Change["kind"], EditMark | undefined>> = {
  add: "added",
  move: "moved",
  replace: undefined,
  remove: undefined,
};

/** Indexes issues and changes by path, so that each view finds its own quickly. */
export function annotationsOf(
  issues: readonly Issue[],
  changes: readonly Change[],
  isInList: (path: string) => boolean,
  otherChanges: OtherChangePaths | null,
): Annotations {
  const at = grouped(issues, (issue) => [issue.path]);
  const within = grouped(issues, (issue) => selfAndAncestors(issue.path));
  const edited = new Set<string>();
  const whole = new Set<string>();
  const marks = new Map<string, EditMark>();
  for (const change of changes) {
    const mark = MARKS[change.kind];
    if (mark && isInList(split(change.path).parent)) {
      marks.set(change.path, mark);
      for (const path of selfAndAncestors(split(change.path).parent)) edited.add(path);
    } else if (change.kind !== "remove") {
      whole.add(change.path);
      for (const path of selfAndAncestors(change.path)) edited.add(path);
    }
  }
  const theirs = new Set(otherChanges?.paths);
  const around = new Set(otherChanges?.paths.flatMap(selfAndAncestors));
  return {
    issuesAt: (path) => at.get(path) ?? [],
    issuesWithin: (path) => within.get(path) ?? [],
    markOf: (path) => marks.get(path),
    isEdited: (path) => edited.has(path) || selfAndAncestors(path).some((outer) => whole.has(outer)),
    changedWithinBy: (path) => (around.has(path) ? otherChanges?.who : undefined),
    changedBy: (path) => (theirs.has(path) ? otherChanges?.who : undefined),
  };
}

function grouped(
  issues: readonly Issue[],
  pathsOf: (issue: Issue) => readonly string[],
): Map<string, Issue[]> {
  const groups = new Map<string, Issue[]>();
  for (const issue of issues) {
    for (const path of pathsOf(issue)) groups.set(path, [...(groups.get(path) ?? []), issue]);
  }
  return groups;
}
