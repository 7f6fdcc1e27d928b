import type { Change } from "../library";
import { listAt, memberOf } from "./document";
import type { ResumeFields } from "./fields";
import { identityOf, positionInList } from "./path-mapping";
import { childPointer, split } from "./pointer";

interface Versions {
  readonly before: object;
  readonly after: object;
}

/**
 * Remembers the items that were moved by hand. When two neighbours swap, the versions alone do not show which
 * one moved; this class describes the swap as a move of the remembered one.
 */
export class ManualMoves {
  readonly #moved = new Map<string, Set<unknown>>();

  constructor(private readonly fields: ResumeFields) {}

  add(list: string, item: unknown): void {
    this.#moved.set(list, (this.#moved.get(list) ?? new Set()).add(this.#keyOf(list, item)));
  }

  applyTo(changes: readonly Change[], versions: Versions): readonly Change[] {
    return this.#moved.size === 0 ? changes : changes.map((change) => this.#asMoved(change, versions));
  }

  #asMoved(change: Change, { before, after }: Versions): Change {
    if (change.kind !== "move" || change.from === undefined) return change;
    const { parent, step } = split(change.path);
    const from = Number(split(change.from).step);
    const moved = this.#moved.get(parent);
    const items = listAt(after, parent);
    const earlier = listAt(before, parent);
    if (
      Math.abs(Number(step) - from) !== 1 ||
      !moved ||
      moved.has(this.#keyOf(parent, items[Number(step)]))
    ) {
      return change;
    }
    const position = from; // the neighbour's position after a swap
    const neighbour = items[position];
    const isSwap = positionInList(earlier, neighbour, identityOf(this.fields, parent)) === step;
    if (!isSwap || !moved.has(this.#keyOf(parent, neighbour))) return change;
    return {
      kind: "move",
      path: childPointer(parent, position),
      from: childPointer(parent, step),
      before: earlier[Number(step)],
      after: neighbour,
    };
  }

  /** Returns the id of an item, or the item itself when it has none. */
  #keyOf(list: string, item: unknown): unknown {
    const identity = identityOf(this.fields, list);
    return (identity === undefined ? undefined : memberOf(item, identity)) ?? item;
  }
}
