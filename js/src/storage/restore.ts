import type { Draft, DraftOptions } from "../types/draft.js";
import type { Endpoint } from "../types/endpoint.js";
import type { Conflict } from "../types/merge.js";
import type { Resource } from "../types/options.js";
import type { Refused } from "../types/storage.js";
import type { KeptEdits } from "./database.js";

/** What was brought back. */
export interface Restored<Read, Write> {
  readonly draft: Draft<Read, Write>;
  /** Those that are in the draft now. */
  readonly held: readonly KeptEdits[];
  readonly conflicts: readonly Conflict[];
  readonly refused: readonly Refused[];
}

/** Opens a draft with all edits that can be read, the latest of them first. */
export function restore<Read, Write>(
  endpoint: Endpoint<Read, Write>,
  base: Resource<Read, Write>,
  kept: readonly KeptEdits[],
  options: DraftOptions,
): Restored<Read, Write> {
  let draft: Draft<Read, Write> | null = null;
  const held: KeptEdits[] = [];
  const conflicts: Conflict[] = [];
  const refused: Refused[] = [];
  for (const edits of kept) {
    try {
      const opened = endpoint.open(base, { ...options, saved: edits.saved });
      if (draft === null) draft = opened;
      else conflicts.push(...takeIn(endpoint, draft, opened));
      held.push(edits);
    } catch (error) {
      refused.push({ saved: edits.saved, error: error as Error });
    }
  }
  return { draft: draft ?? endpoint.open(base, options), held, conflicts, refused };
}

/** Takes another draft's edits into a draft of the same base, and closes the other one. */
export function takeIn<Read, Write>(
  endpoint: Endpoint<Read, Write>,
  draft: Draft<Read, Write>,
  other: Draft<Read, Write>,
): readonly Conflict[] {
  try {
    const { value, conflicts } = endpoint.merge(draft.base, draft.value, other.value);
    if (endpoint.diff(draft.value, value).length > 0) draft.set("", value);
    return conflicts;
  } finally {
    other.close();
  }
}
