// Documents in which every value names its item: "name17-m3" is the name of item 17 after the edit m3.
import type { Json, JsonObject } from "../server-models.js";
import { get, isObject } from "../server-models.js";
import type { ItemShape, Kind } from "./kinds.js";

export type Fact = string | number | undefined;

/** A list item found in a document. */
export interface Item {
  readonly label: number;
  /** The labels of its own values. An item with more than one label is a mixture of several items. */
  readonly labels: ReadonlySet<number>;
  readonly shape: ItemShape;
  readonly path: string;
  /** Its list: the label of the item that contains the list (0 is the resource), and the list's name. */
  readonly list: string;
  readonly parent: number;
  readonly position: number;
  readonly value: JsonObject;
  /** Its own values by member. */
  readonly facts: ReadonlyMap<string, Fact>;
}

/** A number in a member is its label times this, plus the number of its edit. */
const numberScale = 1000;

export function textOf(member: string, label: number, edit: string): string {
  return `${member.replaceAll(".", "")}${label}-${edit}`;
}

export function numberOf(label: number, edit: number): number {
  return label * numberScale + (edit % numberScale);
}

export function identityOf(shape: ItemShape, label: number): Json {
  return shape.id === "integer" ? label : `id${label}`;
}

export function labelOf(value: Json | undefined): number | null {
  if (typeof value === "number") return value >= numberScale ? Math.floor(value / numberScale) : null;
  if (typeof value !== "string") return null;
  const end = value.indexOf("-");
  let start = end;
  while (start > 0 && isDigit(value.charCodeAt(start - 1))) start--;
  return start > 0 && start < end ? Number(value.slice(start, end)) : null;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Returns every label in a value. */
export function labelsIn(value: Json | undefined, found = new Set<number>()): Set<number> {
  if (value !== null && typeof value === "object") {
    for (const [name, inner] of Object.entries(value)) if (name !== "id") labelsIn(inner, found);
  } else {
    const label = labelOf(value);
    if (label !== null) found.add(label);
  }
  return found;
}

const members = new WeakMap<ItemShape, readonly string[]>();

/** Returns the members of an item that hold a scalar. */
export function membersOf(shape: ItemShape): readonly string[] {
  let found = members.get(shape);
  if (found === undefined) {
    found = [...shape.texts, ...(shape.number === undefined ? [] : [shape.number])];
    members.set(shape, found);
  }
  return found;
}

export function readFact(item: JsonObject, member: string): Fact {
  const dot = member.indexOf(".");
  const outer = item[dot < 0 ? member : member.slice(0, dot)];
  const value = dot < 0 ? outer : isObject(outer) ? outer[member.slice(dot + 1)] : undefined;
  return typeof value === "string" || typeof value === "number" ? value : undefined;
}

/** Sets or removes a value. */
export function writeFact(item: JsonObject, member: string, value: Fact): void {
  const [outer = "", inner] = member.split(".");
  if (inner !== undefined && value !== undefined) item[outer] = { [inner]: value };
  else if (value === undefined) delete item[outer];
  else item[outer] = value;
}

function itemAt(shape: ItemShape, value: JsonObject, path: string, list: string, position: number): Item {
  const facts = new Map<string, Fact>();
  const labels = new Set<number>();
  for (const member of membersOf(shape)) {
    const fact = readFact(value, member);
    const found = labelOf(fact);
    facts.set(member, fact);
    if (found !== null) labels.add(found);
  }
  const [label = 0] = labels;
  const parent = Number(list.slice(0, list.indexOf("/")));
  return { label, labels, shape, path, list, parent, position, value, facts };
}

function collect(
  lists: Readonly<Record<string, ItemShape>>,
  holder: JsonObject,
  at: { readonly path: string; readonly label: number },
  found: Item[],
): void {
  for (const name in lists) {
    const list = holder[name];
    const shape = lists[name];
    if (!Array.isArray(list) || shape === undefined) continue;
    for (const [position, value] of list.entries()) {
      if (!isObject(value)) continue;
      const item = itemAt(shape, value, `${at.path}/${name}/${position}`, `${at.label}/${name}`, position);
      found.push(item);
      if (shape.lists !== undefined) collect(shape.lists, value, item, found);
    }
  }
}

/** Returns every item of a document, an item before the items in it. */
export function itemsOf(kind: Kind, document: JsonObject): Item[] {
  const found: Item[] = [];
  collect(kind.lists, document, { path: "", label: 0 }, found);
  return found;
}

/** A list of a document: its place and the members of its items. */
export interface List {
  readonly items: Json[];
  readonly shape: ItemShape;
  readonly path: string;
  readonly key: string;
}

export function listsOf(kind: Kind, document: JsonObject): List[] {
  const found: List[] = [];
  const add = (
    lists: Readonly<Record<string, ItemShape>>,
    holder: JsonObject,
    path: string,
    label: number,
  ): void => {
    for (const [name, shape] of Object.entries(lists)) {
      const items = get(holder, name);
      if (Array.isArray(items))
        found.push({ items, shape, path: `${path}/${name}`, key: `${label}/${name}` });
    }
  };
  add(kind.lists, document, "", 0);
  for (const item of itemsOf(kind, document)) add(item.shape.lists ?? {}, item.value, item.path, item.label);
  return found;
}

export function copy<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value));
}
