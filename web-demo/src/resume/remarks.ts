import type { Change, Issue } from "../library";
import type { Mark, Remarks } from "./editing";
import { outwards, split } from "./pointer";

interface Incoming {
  readonly who: string;
  /** Places in the resume as it is now. */
  readonly paths: readonly string[];
}

const MARKS: Readonly<Record<Change["kind"], Mark | undefined>> = {
  add: "added",
  move: "moved",
  replace: undefined,
  remove: undefined,
};

/** Sorts issues and changes by their places, so that each view finds its own at once. */
export function remarksOf(
  issues: readonly Issue[],
  changes: readonly Change[],
  isInList: (path: string) => boolean,
  incoming: Incoming | null,
): Remarks {
  const at = grouped(issues, (issue) => [issue.path]);
  const within = grouped(issues, (issue) => outwards(issue.path));
  const edited = new Set<string>();
  const whole = new Set<string>();
  const marks = new Map<string, Mark>();
  for (const change of changes) {
    const mark = MARKS[change.kind];
    if (mark && isInList(split(change.path).parent)) {
      marks.set(change.path, mark);
      for (const path of outwards(split(change.path).parent)) edited.add(path);
    } else if (change.kind !== "remove") {
      whole.add(change.path);
      for (const path of outwards(change.path)) edited.add(path);
    }
  }
  const theirs = new Set(incoming?.paths);
  const around = new Set(incoming?.paths.flatMap(outwards));
  return {
    issuesAt: (path) => at.get(path) ?? [],
    issuesWithin: (path) => within.get(path) ?? [],
    markOf: (path) => marks.get(path),
    isEdited: (path) => edited.has(path) || outwards(path).some((outer) => whole.has(outer)),
    changedWithinBy: (path) => (around.has(path) ? incoming?.who : undefined),
    changedBy: (path) => (theirs.has(path) ? incoming?.who : undefined),
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
