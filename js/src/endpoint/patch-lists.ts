import type { WireIssue } from "../messages/issue.js";
import { toIssues } from "../messages/issue.js";
import type { Translator } from "../messages/translator.js";
import type { Issue } from "../types/issue.js";
import type { Change, Ignored } from "../types/patch.js";

/** The lists of a patch. */
export interface PatchLists {
  readonly changes: Change[];
  readonly ignored: Ignored[];
  readonly issues: Issue[];
}

/** Parses the lists of a patch from the module's details. */
export function readPatchLists(details: string, translator: Translator): PatchLists {
  const { issues, ...lists }: Omit<PatchLists, "issues"> & { issues: WireIssue[] } = JSON.parse(details);
  return { ...lists, issues: toIssues(issues, translator) };
}
