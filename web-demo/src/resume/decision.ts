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
    if (Array.isArray(value)) putInOrder(edits, path, value);
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
export function isOrder({ mine, theirs }: Conflict): boolean {
  return Array.isArray(mine) && Array.isArray(theirs);
}

/** Items that the order does not know stay behind those that it does. */
function putInOrder(edits: Edits, path: string, order: readonly unknown[]): void {
  let to = 0;
  for (const wanted of order) {
    const list = edits.get(path);
    if (!Array.isArray(list)) return;
    const from = list.findIndex((item, index) => index >= to && isOne(item, wanted));
    if (from < 0) continue;
    if (from !== to) edits.move(below(path, from), below(path, to));
    to += 1;
  }
}

function isOne(item: unknown, other: unknown): boolean {
  const id = memberOf(item, "id");
  return id === undefined ? isSame(item, other) : id === memberOf(other, "id");
}
