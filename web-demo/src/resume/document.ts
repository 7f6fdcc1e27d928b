// Edits JSON documents without changing the original; unedited parts are shared.
import { split, stepsOf } from "./pointer";

export type Properties = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns an own member of a list or an object; undefined when it is missing. */
export function memberOf(value: unknown, step: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
  return Reflect.get(value, step);
}

/** Returns the value at a pointer; undefined when there is none. */
export function valueAt(document: unknown, pointer: string): unknown {
  return stepsOf(pointer).reduce(memberOf, document);
}

/** Returns the list at a pointer; an empty list when there is none. */
export function listAt(document: unknown, pointer: string): readonly unknown[] {
  const value = valueAt(document, pointer);
  return Array.isArray(value) ? value : [];
}

/** Sets a value, creating parent objects. */
export function withValue<Document>(document: Document, pointer: string, value: unknown): Document {
  return changed(document, stepsOf(pointer), () => value) as Document;
}

/** Removes a member of an object. */
export function without<Document>(document: Document, pointer: string): Document {
  const { parent, step } = split(pointer);
  const around = valueAt(document, parent);
  if (!isObject(around) || !Object.hasOwn(around, step)) return document;
  const rest = Object.fromEntries(Object.entries(around).filter(([name]) => name !== step));
  return withValue(document, parent, rest);
}

/** Replaces the list at a pointer; a missing list counts as empty. */
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
  // A spread with a computed name would not create a member called `__proto__`.
  return Object.hasOwn(around, step)
    ? Object.fromEntries(Object.entries(around).map(([name, own]) => [name, name === step ? inner : own]))
    : Object.fromEntries([...Object.entries(around), [step, inner]]);
}

/** Returns whether two JSON values are equal, ignoring the order of members. */
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

/** Returns whether a value is missing, an empty text, or an object of such values. */
export function isBlank(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === "string") return value.trim() === "";
  if (Array.isArray(value)) return value.every(isBlank);
  return isObject(value) && Object.values(value).every(isBlank);
}
