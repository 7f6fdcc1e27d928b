import type { WireIssue } from "../messages/issue.js";
import { toIssues } from "../messages/issue.js";
import type { Translator } from "../messages/translator.js";
import type { Issue } from "../types/issue.js";
import type { Change, Ignored } from "../types/patch.js";

/** What a patch holds beside its body. */
export interface PatchLists {
  readonly changes: Change[];
  readonly ignored: Ignored[];
  readonly issues: Issue[];
}

/** Reads the lists from what the module says of a patch, a JSON text. */
export function readPatchLists(details: string, translator: Translator): PatchLists {
  const { issues, ...lists }: Omit<PatchLists, "issues"> & { issues: WireIssue[] } = JSON.parse(details);
  return { ...lists, issues: toIssues(issues, translator) };
}
