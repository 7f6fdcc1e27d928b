import { memberOf } from "../document";

/**
 * Which of the things that are shown is which item of a list now. An item that was not edited is the same value; one
 * that was edited has the same id, or failing that the same position.
 * @returns for each item of `next` the position in `shown`, or null for an item that is new
 */
function matchRows(
  shown: readonly unknown[],
  next: readonly unknown[],
  identity: string | undefined,
): (number | null)[] {
  const found: (number | null)[] = next.map(() => null);
  const free = new Set(shown.keys());
  const assign = (key: (item: unknown) => unknown): void => {
    const positions = new Map<unknown, number[]>();
    for (const position of free) {
      const name = key(shown[position]);
      if (name !== undefined) positions.set(name, [...(positions.get(name) ?? []), position]);
    }
    for (const [index, item] of next.entries()) {
      if (found[index] !== null) continue;
      const position = positions.get(key(item))?.shift();
      if (position === undefined) continue;
      found[index] = position;
      free.delete(position);
    }
  };
  assign((item) => item);
  if (identity !== undefined) assign((item) => memberOf(item, identity));
  if (shown.length === next.length) {
    for (const index of next.keys()) {
      if (found[index] === null && free.delete(index)) found[index] = index;
    }
  }
  return found;
}

/** What is shown for an item of a list. */
interface Row {
  value: unknown;
  /** Not yet an item of the list: nothing was typed. */
  isPending: boolean;
}

/** The rows for the items of a list: those that are there, each where its item is now, and new ones. */
export function rowsFor<Shown extends Row>(
  items: readonly unknown[],
  rows: readonly Shown[],
  identity: string | undefined,
  newRow: () => Shown,
): Shown[] {
  const pending = rows.find((row) => row.isPending);
  const shown = rows.filter((row) => row !== pending);
  const positions = matchRows(
    shown.map((row) => row.value),
    items,
    identity,
  );
  // What is typed in a row that is no item yet makes it the last one.
  const unplaced = positions.filter((position) => position === null).length;
  const adopts = pending !== undefined && unplaced === 1 && positions.at(-1) === null;
  const found = items.map((item, index) => {
    const position = positions[index] ?? null;
    const adopted = adopts && index === items.length - 1 ? pending : undefined;
    const row = (position === null ? adopted : shown[position]) ?? newRow();
    row.isPending = false;
    row.value = item;
    return row;
  });
  return pending && !adopts ? [...found, pending] : found;
}
