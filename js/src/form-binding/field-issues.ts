// Which issue is said at which controls.
import { badInputIssue } from "../endpoint/form/bad-input.js";
import type { Issue } from "../types/issue.js";
import type { ControlGroup } from "./control-groups.js";
import type { AnyDraft } from "./control-values.js";

/** What there is to say at one group's controls. */
export interface FieldIssue {
  readonly issue: Issue;
  /** It came from the server, which the person was waiting for. */
  readonly isFromServer: boolean;
}

/** All that there is to say at one group's controls. */
export interface FieldIssues extends FieldIssue {
  /** The issue itself first. */
  readonly all: readonly Issue[];
}

export interface IssuesByField {
  readonly at: Map<string, FieldIssues>;
  /** What belongs to no control. */
  readonly unbound: readonly FieldIssue[];
}

/** The path of the group that shows what stands at a path: of that place or of the list around it. */
function bindingPathOf(groups: ReadonlyMap<string, unknown>, path: string): string | undefined {
  let end = path.length;
  while (end > 0) {
    const candidate = path.slice(0, end);
    if (groups.has(candidate)) return candidate;
    end = path.lastIndexOf("/", end - 1);
  }
  return undefined;
}

/** Errors come before warnings, what the server said before what it may not have seen, and else the first. */
function priorityOf({ issue, isFromServer }: FieldIssue): number {
  return (issue.severity === "error" ? 2 : 0) + (isFromServer ? 1 : 0);
}

/** Sorts a draft's issues to the controls that show their places, the weightiest first. */
export function issuesByField(draft: AnyDraft, groups: ReadonlyMap<string, unknown>): IssuesByField {
  const own = draft.patch().issues.length;
  const byPath = new Map<string, FieldIssue[]>();
  const unbound: FieldIssue[] = [];
  draft.issues.forEach((issue, index) => {
    const found = { issue, isFromServer: index >= own };
    const path = bindingPathOf(groups, issue.path);
    if (path === undefined) {
      unbound.push(found);
      return;
    }
    const others = byPath.get(path);
    if (others === undefined) byPath.set(path, [found]);
    else others.push(found);
  });
  const at = new Map<string, FieldIssues>();
  for (const [path, candidates] of byPath) at.set(path, sortedFieldIssues(candidates));
  return { at, unbound };
}

/** What is to be said at one group's controls; undefined for nothing. */
export function fieldIssuesAt(issues: readonly Issue[]): FieldIssues | undefined {
  return issues.length === 0
    ? undefined
    : sortedFieldIssues(issues.map((issue) => ({ issue, isFromServer: false })));
}

function sortedFieldIssues(candidates: FieldIssue[]): FieldIssues {
  const sorted = candidates.sort((one, other) => priorityOf(other) - priorityOf(one));
  const all = sorted.map(({ issue }) => issue);
  return { ...(sorted[0] as FieldIssue), all };
}

/** What to say of a control whose content the browser could not read. */
export function badInputIssueOf(draft: AnyDraft, { field, path }: ControlGroup): Issue {
  const bad = badInputIssue(path, field);
  return { ...bad, message: draft.endpoint.translate(bad) };
}
