// Finds the latest states that the edits of two tabs have in common. A merge uses them as ancestors. Otherwise an item that
// one tab inserted and another tab renamed would appear twice.

/** Identifies a state of a tab. */
interface TabTime {
  readonly tab: string;
  /** The time when the tab wrote its edits, in milliseconds since 1970. */
  readonly at: number;
}

/** A state of a tab that another tab merged. */
export interface MergedState extends TabTime {
  /** The edited resource as JSON text. */
  readonly value: string;
  /** The states that this one includes. */
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
 * Returns the latest states that both histories contain, as JSON texts. A state that another one includes is left out.
 * Without any, the base is the only common ancestor.
 */
export function commonStates(mine: TabHistory, theirs: TabHistory): readonly string[] {
  const others = knownStates(theirs);
  const shared: KnownState[] = [];
  for (const [tab, state] of knownStates(mine)) {
    const other = others.get(tab);
    if (other === undefined) continue;
    const [first, second] = state.at < other.at ? [state, other] : [other, state];
    // Equal times mean equal values, and at least one of the two histories has the value.
    const known = first.value === undefined && first.at === second.at ? second : first;
    shared.push(known);
  }
  const isIncluded = ({ tab, at }: KnownState): boolean =>
    shared.some(({ includes = [] }) => includes.some((state) => state.tab === tab && state.at >= at));
  return shared.flatMap((state) => (state.value === undefined || isIncluded(state) ? [] : [state.value]));
}

/** Adds states to the known ones. Keeps the latest state of each tab. */
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
