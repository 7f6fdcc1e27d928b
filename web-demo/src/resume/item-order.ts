import type { Conflict } from "../library";
import { isSame, memberOf } from "./document";

/** Returns whether a conflict is only about the order of a list. */
export function isOrderConflict({ mine, theirs }: Pick<Conflict, "mine" | "theirs">): boolean {
  return Array.isArray(mine) && Array.isArray(theirs);
}

/** Orders a list like one side. Items that only one side has keep their position. */
export function inOrderOf(list: readonly unknown[], conflict: Conflict, side: "mine" | "theirs"): unknown[] {
  const order = inBoth(conflict, side);
  const isKnown = (item: unknown): boolean => order.some((wanted) => isSameItem(item, wanted));
  const sorted = order
    .map((wanted) => list.find((item) => isSameItem(item, wanted)))
    .filter((item) => item !== undefined);
  return list.map((item) => (isKnown(item) ? sorted.shift() : item));
}

function inBoth({ mine, theirs }: Conflict, side: "mine" | "theirs"): unknown[] {
  const isIn = (list: unknown, item: unknown): boolean =>
    Array.isArray(list) && list.some((other) => isSameItem(other, item));
  const order = side === "mine" ? mine : theirs;
  return Array.isArray(order) ? order.filter((item) => isIn(mine, item) && isIn(theirs, item)) : [];
}

function isSameItem(item: unknown, other: unknown): boolean {
  const id = memberOf(item, "id") ?? null;
  return id === null ? isSame(item, other) : id === memberOf(other, "id");
}
