// Assigns issues to groups of controls.
import { badInputIssue } from "../endpoint/form/bad-input.js";
import type { Issue } from "../types/issue.js";
import type { AnyDraft, ControlGroup } from "./controls.js";

/** An issue with its source. */
export interface FieldIssue {
  readonly issue: Issue;
  /** True for an issue of the server. It is shown at once, because the user waits for the response. */
  readonly isFromServer: boolean;
}

/** The most important issue of a group, with all its issues. */
export interface FieldIssues extends FieldIssue {
  /** All issues, the most important one first. */
  readonly all: readonly Issue[];
}

/** The issues of a form. */
export interface IssuesByField {
  /** The issues of groups, by path. */
  readonly at: Map<string, FieldIssues>;
  /** The issues of no control. */
  readonly unbound: readonly FieldIssue[];
}

/** Returns the path of the group that shows a path: the same path or the nearest enclosing one. */
function bindingPathOf(groups: ReadonlyMap<string, unknown>, path: string): string | undefined {
  let end = path.length;
  while (end > 0) {
    const candidate = path.slice(0, end);
    if (groups.has(candidate)) return candidate;
    end = path.lastIndexOf("/", end - 1);
  }
  return undefined;
}

/** Ranks errors before warnings, and issues of the server before those of the draft. */
function priorityOf({ issue, isFromServer }: FieldIssue): number {
  return (issue.severity === "error" ? 2 : 0) + (isFromServer ? 1 : 0);
}

/** Assigns a draft's issues to the groups that show their paths, the most important one first. */
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

/** Returns the issues of one group, or undefined for none. */
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

/** Returns the issue of a control whose text the browser cannot read. */
export function badInputIssueOf(draft: AnyDraft, { field, path }: ControlGroup): Issue {
  const bad = badInputIssue(path, field);
  return { ...bad, message: draft.endpoint.translate(bad) } as Issue;
}
