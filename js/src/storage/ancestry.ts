// Finds the last state that the edits of two tabs have in common. Merging against it keeps an item that one tab
// inserted and another tab renamed from coming twice.
import type { JsonText } from "../input/json-text.js";
import { jsonText } from "../input/json-text.js";

/** The resource as a tab had it at one time, which another tab merged. */
export interface MergedState {
  readonly tab: string;
  /** Milliseconds since 1970: when the tab wrote it. */
  readonly at: number;
  /** JSON text. */
  readonly value: string;
}

/** A tab with the states of other tabs that its edits include. */
interface Line {
  readonly tab: string;
  /** When its edits were last written; `Infinity` for edits that go on. */
  readonly at: number;
  readonly merged: readonly MergedState[];
}

interface Known {
  readonly at: number;
  readonly value: string | null;
}

function knownBy({ tab, at, merged }: Line): Map<string, Known> {
  return new Map<string, Known>([
    ...merged.map((state) => [state.tab, state] as const),
    [tab, { at, value: null }],
  ]);
}

/** Returns the latest state that is part of both lines; undefined if they have only the base in common. */
export function commonAncestor(mine: Line, theirs: Line): JsonText | undefined {
  const others = knownBy(theirs);
  let latest: Known | null = null;
  for (const [tab, state] of knownBy(mine)) {
    const other = others.get(tab);
    if (other === undefined) continue;
    const [first, second] = state.at < other.at ? [state, other] : [other, state];
    const shared = { at: first.at, value: first.value ?? second.value };
    if (shared.value !== null && (latest === null || shared.at > latest.at)) latest = shared;
  }
  return latest?.value == null ? undefined : jsonText(latest.value);
}

/** Adds states to those that are known. Of one tab the latest state stays. */
export function addStates(
  known: readonly MergedState[],
  more: readonly MergedState[],
): readonly MergedState[] {
  const states = new Map(known.map((state) => [state.tab, state]));
  for (const state of more) {
    const before = states.get(state.tab);
    if (before === undefined || before.at < state.at) states.set(state.tab, state);
  }
  return [...states.values()];
}
