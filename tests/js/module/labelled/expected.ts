// The expected result of a merge, computed from the labels alone: which items exist, and the value of each member.
import type { JsonObject } from "../server-models.js";
import type { Fact, Item } from "./documents.js";
import { itemsOf, readFact } from "./documents.js";
import type { Kind } from "./kinds.js";

export interface Entry {
  readonly label: number;
  readonly list: string;
  readonly parent: number;
  readonly facts: ReadonlyMap<string, Fact>;
}

/** The content of a document by label. */
export interface Known {
  readonly title: Fact;
  readonly items: ReadonlyMap<number, Entry>;
  /** The labels of each list in their order. */
  readonly orders: ReadonlyMap<string, readonly number[]>;
}

export function knownOf(kind: Kind, document: JsonObject): Known {
  const items = new Map<number, Entry>();
  const orders = new Map<string, number[]>();
  for (const item of itemsOf(kind, document)) {
    items.set(item.label, entryOf(item));
    const order = orders.get(item.list);
    if (order === undefined) orders.set(item.list, [item.label]);
    else order.push(item.label);
  }
  return { title: readFact(document, kind.title), items, orders };
}

function entryOf({ label, list, parent, facts }: Item): Entry {
  return { label, list, parent, facts };
}

/** An item or a member that both sides changed differently, which must be a conflict. */
export interface Dispute {
  readonly label: number;
  readonly member: string | null;
  readonly theirs: Fact;
  /** The side that is not in `value`. The conflict must have it. */
  readonly other: Fact;
  /** The conflict may be absent: the user had sent a change there, or one side has only moved the item. */
  readonly isOptional: boolean;
}

export interface Expected {
  readonly known: Known;
  readonly disputes: readonly Dispute[];
  /** Items with more than one correct result: moved to another list, or moved and removed. */
  readonly open: ReadonlySet<number>;
}

export interface Triple {
  readonly base: Known;
  readonly mine: Known;
  readonly theirs: Known;
  readonly prefer: "mine" | "theirs";
  /** With `sent`: the base before the user's edits were sent. */
  readonly before?: Known;
}

/** Reports whether an item has the same members and the same inner items, in any order. */
function isSame(one: Known, other: Known, label: number): boolean {
  const left = one.items.get(label);
  const right = other.items.get(label);
  if (left === undefined || right === undefined) return left === right;
  if (left.list !== right.list) return false;
  for (const [member, fact] of left.facts) if (right.facts.get(member) !== fact) return false;
  const inner = (known: Known): number[] =>
    [...known.items.values()].filter(({ parent }) => parent === label).map(({ label: at }) => at);
  const leftInner = inner(one);
  return leftInner.length === inner(other).length && leftInner.every((at) => isSame(one, other, at));
}

/** Reports whether the common items have the same order, in the item's list and in the lists within the item. */
function hasSameOrder(one: Known, other: Known, label: number): boolean {
  const list = one.items.get(label)?.list;
  const lists = [...one.orders.keys()].filter((key) => key === list || isWithin(one, key, label));
  return lists.every((key) => {
    const left = one.orders.get(key) ?? [];
    const right = other.orders.get(key) ?? [];
    const common = left.filter((at) => right.includes(at));
    return common.join() === right.filter((at) => left.includes(at)).join();
  });
}

function isWithin(known: Known, list: string, label: number): boolean {
  let holder = Number(list.split("/")[0]);
  while (holder !== 0 && holder !== label) holder = known.items.get(holder)?.parent ?? 0;
  return holder === label;
}

export function isUntouched(base: Known, side: Known, label: number): boolean {
  return isSame(base, side, label) && hasSameOrder(base, side, label);
}

type Decision = "merged" | "mine" | "theirs" | "gone";

class Merging {
  readonly disputes: Dispute[] = [];
  readonly open = new Set<number>();
  readonly #triple: Triple;
  readonly #decisions = new Map<number, Decision>();

  constructor(triple: Triple) {
    this.#triple = triple;
  }

  run(): Expected {
    const { base, mine, theirs } = this.#triple;
    const items = new Map<number, Entry>();
    for (const label of new Set([...base.items.keys(), ...mine.items.keys(), ...theirs.items.keys()])) {
      const entry = this.#entry(label, this.#decide(label));
      if (entry !== undefined) items.set(label, entry);
    }
    const title = this.#fact(0, "title", [base.title, mine.title, theirs.title]);
    return { known: { title, items, orders: mine.orders }, disputes: this.disputes, open: this.open };
  }

  #entry(label: number, decision: Decision): Entry | undefined {
    const { base, mine, theirs } = this.#triple;
    const [mineEntry, theirEntry] = [mine.items.get(label), theirs.items.get(label)];
    if (decision === "mine") return mineEntry;
    if (decision === "theirs") return theirEntry;
    if (decision === "gone" || mineEntry === undefined || theirEntry === undefined) return undefined;
    const stored = base.items.get(label);
    const facts = new Map<string, Fact>();
    for (const [member, fact] of mineEntry.facts)
      facts.set(
        member,
        this.#fact(label, member, [stored?.facts.get(member), fact, theirEntry.facts.get(member)]),
      );
    return { ...mineEntry, facts };
  }

  #fact(label: number, member: string, [base, mine, theirs]: readonly [Fact, Fact, Fact]): Fact {
    if (theirs === base || mine === theirs) return mine;
    const { before, prefer } = this.#triple;
    const sent =
      before === undefined ? base : label === 0 ? before.title : before.items.get(label)?.facts.get(member);
    const isOptional = sent !== base;
    if (mine === base) return theirs;
    const [value, other] = prefer === "mine" ? [mine, theirs] : [theirs, mine];
    this.disputes.push({ label, member, theirs, other, isOptional });
    return value;
  }

  #decide(label: number): Decision {
    const known = this.#decisions.get(label);
    if (known !== undefined) return known;
    const decision = this.#decideItem(label);
    this.#decisions.set(label, decision);
    return decision;
  }

  #decideItem(label: number): Decision {
    const { base, mine, theirs } = this.#triple;
    const [b, m, t] = [base.items.get(label), mine.items.get(label), theirs.items.get(label)];
    const places = new Set([b, m, t].flatMap((entry) => (entry === undefined ? [] : [entry.list])));
    const parents = new Set([b, m, t].flatMap((entry) => (entry === undefined ? [] : [entry.parent])));
    for (const parent of parents) if (parent !== 0) this.#decide(parent);
    if (places.size > 1 || [...parents].some((parent) => this.open.has(parent))) {
      this.open.add(label);
      return m === undefined ? (t === undefined ? "gone" : "theirs") : "mine";
    }
    const [parent = 0] = parents;
    const above = parent === 0 ? "merged" : this.#decide(parent);
    if (above === "gone") return "gone";
    if (above !== "merged") return (above === "mine" ? m : t) === undefined ? "gone" : above;
    if (b === undefined) return m === undefined ? "theirs" : t === undefined ? "mine" : "merged";
    if (m !== undefined && t !== undefined) return "merged";
    if (m === undefined && t === undefined) return "gone";
    return this.#removed(label, m === undefined ? "mine" : "theirs");
  }

  /** Decides about an item of the base that one side removed and the other kept. */
  #removed(label: number, by: "mine" | "theirs"): Decision {
    const { base, mine, theirs, prefer } = this.#triple;
    const other = by === "mine" ? theirs : mine;
    if (isUntouched(base, other, label)) return "gone";
    const isEdited = !isSame(base, other, label);
    if (!isEdited) this.open.add(label);
    else
      this.disputes.push({
        label,
        member: null,
        theirs: undefined,
        other: undefined,
        isOptional: this.#wasSent(label),
      });
    if (by === prefer) return "gone";
    return by === "mine" ? "theirs" : "mine";
  }

  #wasSent(label: number): boolean {
    const { before, base } = this.#triple;
    return before !== undefined && !isUntouched(before, base, label);
  }
}

export function mergeKnown(triple: Triple): Expected {
  return new Merging(triple).run();
}
