// Finds the last states that the edits of two tabs have in common. Merging against them keeps an item that one tab
// inserted and another tab renamed from coming twice.

/** A tab as it was at one time. */
interface TabTime {
  readonly tab: string;
  /** Milliseconds since 1970: when the tab wrote its edits. */
  readonly at: number;
}

/** The resource as a tab had it at one time, which another tab merged. */
export interface MergedState extends TabTime {
  /** JSON text. */
  readonly value: string;
  /** The states that this one included. */
  readonly includes: readonly TabTime[];
}

/** A tab with the states of other tabs that its edits include. */
interface TabHistory extends TabTime {
  readonly merged: readonly MergedState[];
}

type KnownState = TabTime & Partial<MergedState>;

function knownStates({ tab, at, merged }: TabHistory): Map<string, KnownState> {
  return new Map<string, KnownState>([
    ...merged.map((state) => [state.tab, state] as const),
    [tab, { tab, at }],
  ]);
}

/**
 * Returns the latest states that are part of both lines, as JSON texts, without those that another of them includes. If there is none,
 * the lines have only the base in common.
 */
export function commonStates(mine: TabHistory, theirs: TabHistory): readonly string[] {
  const others = knownStates(theirs);
  const shared: KnownState[] = [];
  for (const [tab, state] of knownStates(mine)) {
    const other = others.get(tab);
    if (other === undefined) continue;
    const [first, second] = state.at < other.at ? [state, other] : [other, state];
    // At one time a tab has one value, which one of the lines knows.
    const known = first.value === undefined && first.at === second.at ? second : first;
    shared.push(known);
  }
  const isIncluded = ({ tab, at }: KnownState): boolean =>
    shared.some(({ includes = [] }) => includes.some((state) => state.tab === tab && state.at >= at));
  return shared.flatMap((state) => (state.value === undefined || isIncluded(state) ? [] : [state.value]));
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
