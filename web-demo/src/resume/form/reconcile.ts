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
    const places = new Map<unknown, number[]>();
    for (const position of free) {
      const name = key(shown[position]);
      if (name !== undefined) places.set(name, [...(places.get(name) ?? []), position]);
    }
    for (const [index, item] of next.entries()) {
      if (found[index] !== null) continue;
      const place = places.get(key(item))?.shift();
      if (place === undefined) continue;
      found[index] = place;
      free.delete(place);
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
  const places = matchRows(
    shown.map((row) => row.value),
    items,
    identity,
  );
  // What is typed in a row that is no item yet makes it the last one.
  const unplaced = places.filter((place) => place === null).length;
  const adopts = pending !== undefined && unplaced === 1 && places.at(-1) === null;
  const found = items.map((item, index) => {
    const place = places[index] ?? null;
    const adopted = adopts && index === items.length - 1 ? pending : undefined;
    const row = (place === null ? adopted : shown[place]) ?? newRow();
    row.isPending = false;
    row.value = item;
    return row;
  });
  return pending && !adopts ? [...found, pending] : found;
}
