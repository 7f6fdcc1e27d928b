import { memberOf } from "../document";

/**
 * Matches the rows that are shown to the items of a list. An unedited item is the same value; an edited one
 * has the same id, or else the same position.
 * @returns for each item of `next` the position in `shown`; null for a new item
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

/** A row that shows a list item. */
interface Row {
  value: unknown;
  /** True while nothing was typed, so that the row is not yet an item. */
  isPending: boolean;
}

/** Returns the rows for the items of a list, reusing those that are shown. */
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
  // Text typed in the pending row makes it the last item.
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
