import type { Issue, IssueBase, Severity } from "../types/issue.js";
import type { Translator } from "./translator.js";

/** An issue as the module writes it. */
export interface WireIssue {
  path: string;
  code: string;
  severity: Severity;
  params: Record<string, unknown>;
  /** The title of the place; absent if the schema has none. */
  label?: string;
}

/** Makes the public issue, with its message. */
export function toIssue(wire: WireIssue, translator: Translator): Issue {
  const { path, code, severity, params, label } = wire;
  const message = translator.translate(wire);
  const issue: IssueBase = { path, code, severity, params, message };
  // The module writes the params of each code; tests/package compares them with the types.
  return (label === undefined || label === "" ? issue : { ...issue, label }) as Issue;
}

/** Parses the issues in the details of a call; `""` means none. */
export function readIssues(details: string, translator: Translator): Issue[] {
  if (details === "") return [];
  return toIssues(JSON.parse(details), translator);
}

/** Returns the issues of a list that the module returned. */
export function toIssues(issues: readonly WireIssue[], translator: Translator): Issue[] {
  return issues.map((issue) => toIssue(issue, translator));
}
