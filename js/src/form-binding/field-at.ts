// Which field of the endpoint a path means.
import { parsePointer } from "../json/pointer.js";
import type { Field } from "../types/field.js";

/** A list's position as JSON Pointer has it. */
const position = /^(0|[1-9]\d*)$/;

/** The fields around one, from the resource's own inwards: a `recursive` field holds what one of those holds. */
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

/** The field at a JSON Pointer into a resource; undefined where there is none. */
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
