// Finds the field of a path.
import { parsePointer } from "../../json/pointer.js";
import type { Field } from "../../types/field.js";

/** Matches a list index of a JSON Pointer (RFC 6901, section 4). */
const position = /^(0|[1-9]\d*)$/;

/** The enclosing fields by path. A `recursive` field has the members of one of them. */
type EnclosingFields = ReadonlyMap<string, Pick<Field, "fields" | "items" | "additional">>;

function memberOf(fields: readonly Field[], name: string): Field | undefined {
  return (
    fields.find((field) => field.name === name && field.isCatchAll !== true) ??
    fields.find(({ isCatchAll }) => isCatchAll === true)
  );
}

function stepInto(field: Field, name: string, enclosing: EnclosingFields): Field | undefined {
  const holder = field.recursive === undefined ? field : enclosing.get(field.recursive);
  if (holder?.items !== undefined) return position.test(name) ? holder.items : undefined;
  return memberOf(holder?.fields ?? [], name) ?? holder?.additional;
}

/** Returns the field at a JSON Pointer into a resource, or undefined. */
export function fieldAt(fields: readonly Field[], path: string): Field | undefined {
  const [first = "", ...rest] = parsePointer(path);
  const enclosing = new Map<string, Pick<Field, "fields" | "items" | "additional">>([["", { fields }]]);
  let field = memberOf(fields, first);
  for (const name of rest) {
    if (field === undefined) return undefined;
    enclosing.set(field.path, field);
    field = stepInto(field, name, enclosing);
  }
  return field;
}

/** Returns whether a field holds a single value, which one control can show. */
export function holdsScalar({ type, fields, items, recursive }: Field): boolean {
  if (type === "any") return true;
  return type !== "object" && type !== "array" && !fields && !items && recursive === undefined;
}
