// Edits of JSON documents that leave the document they are given alone and share with it whatever they do not touch.
import { split, stepsOf } from "./pointer";

export type Properties = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The own member of a list or an object; undefined where there is none. */
export function memberOf(value: unknown, step: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
  return Reflect.get(value, step);
}

/** What stands at a pointer; undefined where there is nothing. */
export function valueAt(document: unknown, pointer: string): unknown {
  return stepsOf(pointer).reduce(memberOf, document);
}

/** The list at a pointer; an empty one where there is none. */
export function listAt(document: unknown, pointer: string): readonly unknown[] {
  const value = valueAt(document, pointer);
  return Array.isArray(value) ? value : [];
}

/** Puts a value in a place, making objects on the way there. */
export function withValue<Document>(document: Document, pointer: string, value: unknown): Document {
  return changed(document, stepsOf(pointer), () => value) as Document;
}

/** Takes a member of an object away. */
export function without<Document>(document: Document, pointer: string): Document {
  const { parent, step } = split(pointer);
  const around = valueAt(document, parent);
  if (!isObject(around) || !Object.hasOwn(around, step)) return document;
  const rest = Object.fromEntries(Object.entries(around).filter(([name]) => name !== step));
  return withValue(document, parent, rest);
}

/** Changes the list at a pointer; where there is none, an empty one. */
export function withList<Document>(
  document: Document,
  pointer: string,
  change: (list: readonly unknown[]) => readonly unknown[],
): Document {
  return withValue(document, pointer, change(listAt(document, pointer)));
}

function changed(value: unknown, steps: readonly string[], change: () => unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return change();
  const inner = changed(memberOf(value, step), rest, change);
  if (Array.isArray(value)) return value.with(Number(step), inner);
  const around = isObject(value) ? value : {};
  // Not a spread with a computed name: a name such as __proto__ must become a member like any other.
  return Object.hasOwn(around, step)
    ? Object.fromEntries(Object.entries(around).map(([name, own]) => [name, name === step ? inner : own]))
    : Object.fromEntries([...Object.entries(around), [step, inner]]);
}

/** Whether two JSON values are the same, whatever the order of their members. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  }
  if (!isObject(one) || !isObject(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSame(one[name], other[name]))
  );
}

/** Whether there is nothing to read in a value: no value, no text, or an object of such. */
export function isBlank(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === "string") return value.trim() === "";
  if (Array.isArray(value)) return value.every(isBlank);
  return isObject(value) && Object.values(value).every(isBlank);
}
