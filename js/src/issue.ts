import { sentenceOf } from "./messages/sentence.js";
import type { Issue, Severity } from "./types/issue.js";

/** An issue as the module writes it. */
export interface WireIssue {
  path: string;
  code: string;
  severity: Severity;
  params: Record<string, unknown>;
  /** What a person calls the place; absent where the schema has no name for it. */
  label?: string;
}

/** The issue that users get: its sentence made, in the one place where sentences are made. */
export function toIssue({ path, code, severity, params, label }: WireIssue): Issue {
  return { path, code, severity, params, message: sentenceOf(code, params, { path, label }) };
}

/** The issues in the details of a call; "" stands for none. */
export function readIssues(details: string): Issue[] {
  if (details === "") return [];
  const issues: WireIssue[] = JSON.parse(details);
  return issues.map(toIssue);
}
