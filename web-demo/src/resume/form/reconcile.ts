import { memberOf } from "../document";

/**
 * Which of the things that are shown is which item of a list now. An item that was not edited is the same value; one
 * that was edited has the same id, or failing that the same position.
 * @returns for each item of `next` the position in `shown`, or null for an item that is new
 */
export function reconciled(
  shown: readonly unknown[],
  next: readonly unknown[],
  identity: string | undefined,
): (number | null)[] {
  const found: (number | null)[] = next.map(() => null);
  const free = new Set(shown.keys());
  const assign = (key: (item: unknown) => unknown): void => {
    const places = new Map<unknown, number[]>();
    for (const place of free) {
      const name = key(shown[place]);
      if (name !== undefined) places.set(name, [...(places.get(name) ?? []), place]);
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
