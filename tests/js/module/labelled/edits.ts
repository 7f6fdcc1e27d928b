// Random edits of labelled documents. An edit is a few numbers, so that a list of edits can be shortened by omitting some.
import type { RandomEdits } from "../random-edits.js";
import type { Json, JsonObject } from "../server-models.js";
import type { Item } from "./documents.js";
import {
  copy,
  identityOf,
  itemsOf,
  listsOf,
  membersOf,
  numberOf,
  readFact,
  textOf,
  writeFact,
} from "./documents.js";
import type { ItemShape, Kind } from "./kinds.js";

export const editKinds = ["edit", "insert", "remove", "move", "swap", "clear", "cross", "title"] as const;
export type EditKind = (typeof editKinds)[number];

/** An edit. Its item and its member follow from the numbers and the document. */
export interface Edit {
  readonly what: EditKind;
  readonly at: number;
  readonly to: number;
  readonly member: number;
}

const weights: Readonly<Record<EditKind, number>> = {
  edit: 40,
  insert: 15,
  remove: 14,
  move: 12,
  swap: 6,
  clear: 5,
  cross: 2,
  title: 4,
};

export function randomEdit(random: RandomEdits): Edit {
  let left = random.below(Object.values(weights).reduce((sum, weight) => sum + weight));
  const what = editKinds.find((kind) => {
    left -= weights[kind];
    return left < 0;
  });
  return { what: what ?? "edit", at: random.below(1000), to: random.below(1000), member: random.below(1000) };
}

export function randomEdits(random: RandomEdits, limit: number): Edit[] {
  return Array.from({ length: random.below(limit + 1) }, () => randomEdit(random));
}

/** Makes labels and names of edits, each once. */
export class Writer {
  label = 1;
  #edit = 0;

  nextEdit(): number {
    this.#edit++;
    return this.#edit;
  }

  /** Returns a new item. */
  item(
    shape: ItemShape,
    by: string,
    options: { readonly hasId: boolean; readonly depth?: number },
  ): JsonObject {
    const label = this.label++;
    const item: JsonObject = {};
    if (shape.id !== null && options.hasId) item.id = identityOf(shape, label);
    for (const member of shape.texts) writeFact(item, member, textOf(member, label, by));
    if (shape.number !== undefined) item[shape.number] = numberOf(label, this.nextEdit());
    for (const [name, inner] of Object.entries(shape.lists ?? {}))
      item[name] = Array.from({ length: options.depth ?? 0 }, () =>
        this.item(inner, by, { hasId: options.hasId }),
      );
    return item;
  }

  value(item: Item, member: string, by: string): string | number {
    const edit = this.nextEdit();
    return member === item.shape.number
      ? numberOf(item.label, edit)
      : textOf(member, item.label, `${by}${edit}`);
  }
}

export function randomBase(kind: Kind, random: RandomEdits, writer: Writer): JsonObject {
  const base: JsonObject = { [kind.title]: textOf(kind.title, 0, "b") };
  for (const [name, shape] of Object.entries(kind.lists))
    base[name] = Array.from({ length: random.below(5) }, () =>
      writer.item(shape, "b", { hasId: true, depth: random.below(3) }),
    );
  return base;
}

/** Settings for the edits of one side. */
export interface Editing {
  readonly kind: Kind;
  readonly writer: Writer;
  /** The first letter of the names of its edits. */
  readonly by: string;
  /** An inserted item has an id. */
  readonly givesIds: boolean;
  /** If given, each of its items keeps more than half of its members. */
  readonly keepsHalfOf?: JsonObject;
}

function differs(one: Json | undefined, other: Json | undefined): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}

/** Reports whether more than half of the members are unchanged. */
function keepsHalf(kind: Kind, before: JsonObject, after: JsonObject): boolean {
  const stored = new Map(itemsOf(kind, before).map((item) => [item.label, item]));
  return itemsOf(kind, after).every((item) => {
    const old = stored.get(item.label);
    if (old === undefined || old.value.id !== undefined) return true;
    const all = [...membersOf(item.shape), ...Object.keys(item.shape.lists ?? {})];
    const names = all.filter((name) => holds(valueAt(old, name)) || holds(valueAt(item, name)));
    const kept = names.filter((name) => !differs(valueAt(old, name), valueAt(item, name)));
    return kept.length * 2 > names.length;
  });
}

/** Reports whether a value can show that two items are the same: null and an empty list cannot. */
function holds(value: Json | undefined): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

function valueAt(item: Item, name: string): Json | undefined {
  return name.includes(".") ? readFact(item.value, name) : item.value[name];
}

/** Performs the edits that are possible. */
export function applyEdits(editing: Editing, document: JsonObject, edits: readonly Edit[]): JsonObject {
  const { keepsHalfOf, kind } = editing;
  let edited = copy(document);
  for (const edit of edits) {
    const before = keepsHalfOf === undefined ? null : copy(edited);
    change(editing, edited, edit);
    if (before !== null && !keepsHalf(kind, keepsHalfOf ?? {}, edited)) edited = before;
  }
  return edited;
}

function change({ kind, writer, by, givesIds }: Editing, document: JsonObject, edit: Edit): void {
  const { what, at, to, member } = edit;
  if (what === "title") {
    document[kind.title] = textOf(kind.title, 0, `${by}${writer.nextEdit()}`);
    return;
  }
  if (what === "edit" || what === "clear") {
    const items = itemsOf(kind, document);
    const item = items[at % items.length];
    if (item === undefined) return;
    const members = membersOf(item.shape);
    const name = members[member % members.length] ?? "";
    const left = members.filter((other) => other !== name && readFact(item.value, other) !== undefined);
    if (what === "edit") writeFact(item.value, name, writer.value(item, name, by));
    else if (left.length >= 2) writeFact(item.value, name, undefined);
    return;
  }
  const lists = listsOf(kind, document);
  const list = lists[at % lists.length];
  if (list === undefined) return;
  const { items, shape } = list;
  if (what === "insert") {
    const item = writer.item(shape, by, { hasId: givesIds || member % 3 === 0, depth: member % 2 });
    items.splice(to % (items.length + 1), 0, item);
    return;
  }
  if (items.length === 0) return;
  const from = to % items.length;
  const target = member % items.length;
  if (what === "remove") items.splice(from, 1);
  else if (what === "move") items.splice(target, 0, ...items.splice(from, 1));
  else if (what === "swap") [items[from], items[target]] = [items[target] as Json, items[from] as Json];
  else {
    const others = lists.filter((other) => other.shape === shape && other.items !== items);
    others[member % others.length]?.items.push(...items.splice(from, 1));
  }
}
