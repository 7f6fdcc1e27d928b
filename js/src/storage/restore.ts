// Opens a draft from the records of closed tabs, and merges records into a draft.
import type { JsonText } from "../json/json-text.js";
import { jsonText } from "../json/json-text.js";
import type { Draft, Endpoint } from "../types/draft.js";
import type { DraftOptions } from "../types/draft-options.js";
import type { Conflict } from "../types/merge.js";
import type { Resource } from "../types/options.js";
import type { MergedState } from "./ancestry.js";
import { addStates, commonStates } from "./ancestry.js";
import type { DraftRecord } from "./draft-record.js";

/** The arguments by which drafts of a resource are opened. */
export interface OpenContext<Read, Write> {
  readonly endpoint: Endpoint<Read, Write>;
  readonly base: Resource<Read, Write>;
  readonly options: DraftOptions;
  /** The name of this tab. */
  readonly tab: string;
}

/** A record that cannot be opened, and the reason. */
export interface DamagedRecord {
  readonly record: DraftRecord;
  readonly error: Error;
}

/** The result of merging records into a draft. */
export interface MergeOutcome {
  /** The records whose edits the draft contains. */
  readonly included: readonly DraftRecord[];
  /** The records that stay, because a merge would lose a conflict, an input text or an unconfirmed request. */
  readonly unmergeable: readonly DraftRecord[];
  readonly unreadable: readonly DamagedRecord[];
  readonly conflicts: readonly Conflict[];
  /** The states of other tabs that the draft now includes. */
  readonly states: readonly MergedState[];
}

/** Returns the states that a draft includes after it merged a record. */
function statesOf(record: DraftRecord, value: string): MergedState[] {
  const { tab, at, merged = [] } = record;
  return [...merged, { tab, at, value, includes: merged.map((state) => ({ tab: state.tab, at: state.at })) }];
}

/** Opens a draft with the latest readable record, and merges the other records into it. */
export function restore<Read, Write>(
  openContext: OpenContext<Read, Write>,
  orphaned: readonly DraftRecord[],
): MergeOutcome & { readonly draft: Draft<Read, Write> } {
  const { endpoint, base, options } = openContext;
  const unreadable: DamagedRecord[] = [];
  for (const [index, record] of orphaned.entries()) {
    try {
      const draft = endpoint.open(base, { ...options, saved: record.saved });
      const outcome = mergeInto(
        draft,
        openContext,
        statesOf(record, draft.valueText),
        orphaned.slice(index + 1),
      );
      return {
        ...outcome,
        draft,
        included: [record, ...outcome.included],
        unreadable: [...unreadable, ...outcome.unreadable],
      };
    } catch (error) {
      unreadable.push({ record, error: error as Error });
    }
  }
  const draft = endpoint.open(base, options);
  return { draft, included: [], unmergeable: [], unreadable, conflicts: [], states: [] };
}

/** Merges the common states of two histories into one ancestor. Returns undefined for none. */
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

/** Merges records into a draft. `known` are the states that the draft includes already. */
export function mergeInto<Read, Write>(
  draft: Draft<Read, Write>,
  { endpoint, base, options, tab }: OpenContext<Read, Write>,
  known: readonly MergedState[],
  records: readonly DraftRecord[],
): MergeOutcome {
  const included: DraftRecord[] = [];
  const unmergeable: DraftRecord[] = [];
  const unreadable: DamagedRecord[] = [];
  const conflicts: Conflict[] = [];
  let states = known;
  const mergeOne = (record: DraftRecord): void => {
    const other = endpoint.open(base, { ...options, saved: record.saved });
    try {
      const mine = { tab, at: Number.POSITIVE_INFINITY, merged: states };
      const common = commonStates(mine, { ...record, merged: record.merged ?? [] });
      const ancestor = mergeStates(endpoint, base, common);
      const added = draft.merge(other, { ancestor });
      if (added === null) {
        unmergeable.push(record);
        return;
      }
      states = addStates(states, statesOf(record, other.valueText));
      conflicts.push(...added);
      included.push(record);
    } finally {
      other.close();
    }
  };
  for (const record of records) {
    try {
      mergeOne(record);
    } catch (error) {
      unreadable.push({ record, error: error as Error });
    }
  }
  return { included, unmergeable, unreadable, conflicts, states };
}
