// A simple model of a draft: the effect of each edit on the value.
import { formatPointer, parsePointer } from "../../../js/src/json/pointer.js";

export type Json = unknown;

/** Returns the pointers to a value and to everything in it. */
export function pointersOf(value: Json, names: (string | number)[] = []): string[] {
  if (typeof value !== "object" || value === null) return [formatPointer(names)];
  return [
    formatPointer(names),
    ...Object.entries(value).flatMap(([name, member]) => pointersOf(member, [...names, name])),
  ];
}

/** Returns the deepest places where two values differ. List items are compared by position. */
export function differences(one: Json, other: Json, names: string[] = []): string[] {
  const isBoth = (test: (value: Json) => boolean): boolean => test(one) && test(other);
  const isObject = (value: Json): value is object =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isBoth(Array.isArray) && !isBoth(isObject)) return Object.is(one, other) ? [] : [formatPointer(names)];
  const [left, right] = [one, other] as Record<string, Json>[];
  const all = new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})]);
  const at = (value: Record<string, Json> = {}, name: string): Json =>
    Object.hasOwn(value, name) ? value[name] : undefined;
  return [...all].flatMap((name) => differences(at(left, name), at(right, name), [...names, name]));
}

/** Returns the object or list that contains a place, and its name or position there. */
function placeIn(root: Json, pointer: string): { parent: Record<string, Json> | Json[]; name: string } {
  const names = parsePointer(pointer);
  const name = names.pop() ?? "";
  let parent = root as Record<string, Json>;
  for (const step of names) parent = parent[step] as Record<string, Json>;
  return { parent, name };
}

function define(object: object, name: string, value: Json): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

/** A simple implementation of the edits. */
export const model = {
  set(root: Json, pointer: string, given: Json): Json {
    const value = structuredClone(given);
    if (pointer === "") return value;
    const { parent, name } = placeIn(root, pointer);
    if (!Array.isArray(parent)) define(parent, name, value);
    else parent[name === "-" ? parent.length : Number(name)] = value;
    return root;
  },
  insert(root: Json, pointer: string, given: Json): Json {
    const { parent, name } = placeIn(root, pointer);
    const value = structuredClone(given);
    (parent as Json[]).splice(name === "-" ? (parent as Json[]).length : Number(name), 0, value);
    return root;
  },
  remove(root: Json, pointer: string): Json {
    const { parent, name } = placeIn(root, pointer);
    if (Array.isArray(parent)) parent.splice(Number(name), 1);
    else delete parent[name];
    return root;
  },
  move(root: Json, from: string, to: string): Json {
    const { parent, name } = placeIn(root, from);
    const moved = structuredClone((parent as Record<string, Json>)[name]);
    const target = placeIn(root, to);
    model.remove(root, from);
    if (Array.isArray(target.parent))
      target.parent.splice(target.name === "-" ? target.parent.length : Number(target.name), 0, moved);
    else define(target.parent, target.name, moved);
    return root;
  },
};
