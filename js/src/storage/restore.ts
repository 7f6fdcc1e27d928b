// Opens what tabs have written, and merges what several tabs have written.
import type { JsonText } from "../json/json-text.js";
import { jsonText } from "../json/json-text.js";
import type { Draft, DraftOptions } from "../types/draft.js";
import type { Endpoint } from "../types/endpoint.js";
import type { Conflict } from "../types/merge.js";
import type { Resource } from "../types/options.js";
import type { UnreadableRecord } from "../types/storage.js";
import type { MergedState } from "./ancestry.js";
import { addStates, commonStates } from "./ancestry.js";
import type { KeptEdits } from "./database.js";

/** How drafts of a resource are opened. */
export interface Opening<Read, Write> {
  readonly endpoint: Endpoint<Read, Write>;
  readonly base: Resource<Read, Write>;
  readonly options: DraftOptions;
  /** The name of this tab. */
  readonly tab: string;
}

/** What became of a record. */
export interface Merging {
  /** The draft holds all of it. */
  readonly held: readonly KeptEdits[];
  /** Each draft has something at one place that the other one has, too; the record stays. */
  readonly unmergeable: readonly KeptEdits[];
  readonly refused: readonly UnreadableRecord[];
  readonly conflicts: readonly Conflict[];
  /** What the draft includes from here on. */
  readonly states: readonly MergedState[];
}

/** Returns the states that a draft includes which includes these edits. */
function statesOf(edits: KeptEdits, value: string): MergedState[] {
  const { tab, at, merged = [] } = edits;
  return [...merged, { tab, at, value, includes: merged.map((state) => ({ tab: state.tab, at: state.at })) }];
}

/** Opens a draft with the latest record that can be read, and merges the others. */
export function restore<Read, Write>(
  opening: Opening<Read, Write>,
  kept: readonly KeptEdits[],
): Merging & { readonly draft: Draft<Read, Write> } {
  const { endpoint, base, options } = opening;
  const refused: UnreadableRecord[] = [];
  for (const [index, edits] of kept.entries()) {
    try {
      const draft = endpoint.open(base, { ...options, saved: edits.saved });
      const merging = mergeInto(draft, opening, statesOf(edits, draft.valueText), kept.slice(index + 1));
      return {
        ...merging,
        draft,
        held: [edits, ...merging.held],
        refused: [...refused, ...merging.refused],
      };
    } catch (error) {
      refused.push({ saved: edits.saved, error: error as Error });
    }
  }
  const draft = endpoint.open(base, options);
  return { draft, held: [], unmergeable: [], refused, conflicts: [], states: [] };
}

/** Returns what several states that two lines have in common come to; undefined for none. */
function mergeStates<Read, Write>(
  endpoint: Endpoint<Read, Write>,
  base: Resource<Read, Write>,
  states: readonly string[],
): JsonText | undefined {
  const [first, ...others] = states;
  if (first === undefined) return undefined;
  return others.reduce(
    (merged, state) => jsonText(endpoint.merge(base, merged, jsonText(state)).valueText),
    jsonText(first),
  );
}

/** Merges records into a draft that includes `known`. */
export function mergeInto<Read, Write>(
  draft: Draft<Read, Write>,
  { endpoint, base, options, tab }: Opening<Read, Write>,
  known: readonly MergedState[],
  records: readonly KeptEdits[],
): Merging {
  const held: KeptEdits[] = [];
  const unmergeable: KeptEdits[] = [];
  const refused: UnreadableRecord[] = [];
  const conflicts: Conflict[] = [];
  let states = known;
  const mergeOne = (edits: KeptEdits): void => {
    const other = endpoint.open(base, { ...options, saved: edits.saved });
    try {
      const mine = { tab, at: Number.POSITIVE_INFINITY, merged: states };
      const common = commonStates(mine, { ...edits, merged: edits.merged ?? [] });
      const ancestor = mergeStates(endpoint, base, common);
      const added = draft.merge(other, { ancestor });
      if (added === null) {
        unmergeable.push(edits);
        return;
      }
      states = addStates(states, statesOf(edits, other.valueText));
      conflicts.push(...added);
      held.push(edits);
    } finally {
      other.close();
    }
  };
  for (const edits of records) {
    try {
      mergeOne(edits);
    } catch (error) {
      refused.push({ saved: edits.saved, error: error as Error });
    }
  }
  return { held, unmergeable, refused, conflicts, states };
}
