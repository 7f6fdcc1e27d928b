import { ownMember } from "../../json/json-object.js";
import { parsePointer } from "../../json/pointer.js";
import type { Field } from "../../types/field.js";

/** The highest index up to which a list is filled. */
const highestPosition = 100_000;

function setMember(container: object, name: string, value: unknown): void {
  if (Array.isArray(container)) {
    // A row that the form does not name has no values.
    while (container.length < Number(name)) container.push({});
  }
  Object.defineProperty(container, name, { value, configurable: true, enumerable: true, writable: true });
}

/** Returns the container for a value below a field: a copy of the current one, or a new one of the field's type. */
function containerFor(present: unknown, field: Field | undefined, next: string): object {
  if (Array.isArray(present)) return [...present];
  if (typeof present === "object" && present !== null) return { ...present };
  const isPosition = /^(0|[1-9]\d*)$/.test(next) && Number(next) <= highestPosition;
  const isList = field?.items !== undefined || (field?.fields === undefined && field?.type !== "object");
  return isPosition && isList ? [] : {};
}

function fieldBelow(field: Field | undefined, name: string): Field | undefined {
  return field?.items ?? field?.fields?.find((one) => one.name === name) ?? field?.additional;
}

/**
 * Moves values whose names are JSON Pointers, as `toForm` returns them, to their places among the others. Without such names
 * it returns the given values.
 */
export function nestValues(values: object, fields: readonly Field[]): object {
  const isPointer = (name: string): boolean =>
    name.startsWith("/") && !fields.some((field) => field.name === name);
  const entries = Object.entries(values);
  const pointers = entries.filter(([name]) => isPointer(name));
  if (pointers.length === 0) return values;
  const nested = Object.fromEntries(entries.filter(([name]) => !isPointer(name)));
  const own = new Set<unknown>([nested]);
  for (const [pointer, value] of pointers) {
    const names = parsePointer(pointer);
    let here: object = nested;
    let field: Field | undefined;
    names.slice(0, -1).forEach((name, depth) => {
      field = depth === 0 ? fields.find((one) => one.name === name) : fieldBelow(field, name);
      const present = ownMember(here, name);
      const next = own.has(present)
        ? (present as object)
        : containerFor(present, field, names[depth + 1] ?? "");
      own.add(next);
      if (next !== present) setMember(here, name, next);
      here = next;
    });
    setMember(here, names.at(-1) ?? "", value);
  }
  return nested;
}
