// Which issue is said at which controls.
import { badInputIssue } from "../endpoint/form/bad-input.js";
import type { Issue } from "../types/issue.js";
import type { Group } from "./groups.js";
import type { AnyDraft } from "./values.js";

/** What there is to say at one group's controls. */
export interface Verdict {
  readonly issue: Issue;
  /** It came from the server, which the person was waiting for. */
  readonly isFromServer: boolean;
}

/** All that there is to say at one group's controls. */
export interface Judgement extends Verdict {
  /** The issue itself first. */
  readonly all: readonly Issue[];
}

export interface Verdicts {
  readonly at: Map<string, Judgement>;
  /** What belongs to no control. */
  readonly elsewhere: readonly Verdict[];
}

/** The path of the group that shows what stands at a path: of that place or of the list around it. */
function shownBy(groups: ReadonlyMap<string, unknown>, path: string): string | undefined {
  let end = path.length;
  while (end > 0) {
    const candidate = path.slice(0, end);
    if (groups.has(candidate)) return candidate;
    end = path.lastIndexOf("/", end - 1);
  }
  return undefined;
}

/** Errors come before warnings, what the server said before what it may not have seen, and else the first. */
function weightOf({ issue, isFromServer }: Verdict): number {
  return (issue.severity === "error" ? 2 : 0) + (isFromServer ? 1 : 0);
}

/** Sorts a draft's issues to the controls that show their places, the weightiest first. */
export function verdictsOf(draft: AnyDraft, groups: ReadonlyMap<string, unknown>): Verdicts {
  const own = draft.patch().issues.length;
  const found = new Map<string, Verdict[]>();
  const elsewhere: Verdict[] = [];
  draft.issues.forEach((issue, index) => {
    const verdict = { issue, isFromServer: index >= own };
    const path = shownBy(groups, issue.path);
    if (path === undefined) {
      elsewhere.push(verdict);
      return;
    }
    const others = found.get(path);
    if (others === undefined) found.set(path, [verdict]);
    else others.push(verdict);
  });
  const at = new Map<string, Judgement>();
  for (const [path, verdicts] of found) at.set(path, judgementOf(verdicts));
  return { at, elsewhere };
}

/** What is to be said at one group's controls; undefined for nothing. */
export function judgementAt(issues: readonly Issue[]): Judgement | undefined {
  return issues.length === 0
    ? undefined
    : judgementOf(issues.map((issue) => ({ issue, isFromServer: false })));
}

function judgementOf(verdicts: Verdict[]): Judgement {
  const sorted = verdicts.sort((one, other) => weightOf(other) - weightOf(one));
  const all = sorted.map(({ issue }) => issue);
  return { ...(sorted[0] as Verdict), all };
}

/** What to say of a control whose content the browser could not read. */
export function unreadableIssue(draft: AnyDraft, { field, path }: Group): Issue {
  const bad = badInputIssue(path, field);
  return { ...bad, message: draft.endpoint.translate(bad) };
}
