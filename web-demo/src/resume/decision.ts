import type { Conflict } from "../library";
import { isSame, memberOf } from "./document";
import { below } from "./pointer";

/** Whose version of something is taken, or another one. */
export type Choice = "mine" | "theirs" | { readonly value: unknown };

/** Something that both sides changed differently, and what became of it. */
export interface Decision {
  readonly conflict: Conflict;
  /** Where it is now. */
  readonly path: string;
  /** Null: still open. */
  readonly choice: Choice | null;
  /** The resume has something at the place: not so where the side that counts removed it. */
  readonly isThere: boolean;
}

/** The edits of a resume that a decision may need. */
export interface Edits {
  get(path: string): unknown;
  set(path: string, value: unknown): void;
  remove(path: string): void;
  insert(path: string, value: unknown): void;
  move(from: string, to: string): void;
  isInList(path: string): boolean;
}

/** A conflict as a merge that prefers this side's version leaves it. */
export function opened(conflict: Conflict): Decision {
  return { conflict, path: conflict.path, choice: null, isThere: conflict.mine !== undefined };
}

/** Brings the resume to what was chosen. */
export function decided(edits: Edits, decision: Decision, choice: Choice): Decision {
  const { conflict, path, isThere } = decision;
  const value = typeof choice === "object" ? choice.value : conflict[choice];
  const after = { ...decision, choice, isThere: value !== undefined };
  if (isOrder(conflict)) {
    if (Array.isArray(value)) putInOrder(edits, path, knownToBoth(conflict, value));
  } else if (value === undefined) {
    if (isThere) edits.remove(path);
  } else if (!isThere && edits.isInList(path)) {
    edits.insert(path, value);
  } else {
    edits.set(path, value);
  }
  return after;
}

/** The two sides brought the items of a list into different orders; the items themselves are not in question. */
export function isOrder({ mine, theirs }: Pick<Conflict, "mine" | "theirs">): boolean {
  return Array.isArray(mine) && Array.isArray(theirs);
}

/** What one side added is not in question. */
function knownToBoth({ mine, theirs }: Conflict, order: readonly unknown[]): unknown[] {
  const isIn = (list: unknown, item: unknown): boolean =>
    Array.isArray(list) && list.some((other) => isOne(other, item));
  return order.filter((item) => isIn(mine, item) && isIn(theirs, item));
}

/** Items that are not in the order keep their positions. */
function putInOrder(edits: Edits, path: string, order: readonly unknown[]): void {
  const list = edits.get(path);
  if (!Array.isArray(list)) return;
  const isKnown = (item: unknown): boolean => order.some((wanted) => isOne(item, wanted));
  const inOrder = order
    .map((wanted) => list.find((item) => isOne(item, wanted)))
    .filter((item) => item !== undefined);
  const target = list.map((item: unknown) => (isKnown(item) ? inOrder.shift() : item));
  const now = [...list];
  for (const [to, item] of target.entries()) {
    const from = now.indexOf(item, to);
    if (from <= to) continue;
    edits.move(below(path, from), below(path, to));
    now.splice(to, 0, ...now.splice(from, 1));
  }
}

function isOne(item: unknown, other: unknown): boolean {
  const id = memberOf(item, "id");
  return id === undefined ? isSame(item, other) : id === memberOf(other, "id");
}
