// Finds the field of a server's error from the names that the server uses.
import type { Field } from "../../types/field.js";

/** The path of a value in the request, with its label. */
export interface FieldLocation {
  readonly names: readonly string[];
  readonly label: string | undefined;
  /** Its top-level property is a field of the endpoint. */
  readonly isKnown: boolean;
}

/** Names that servers use for errors of a whole object. */
const wholeNames = new Set(["non_field_errors", "nonFieldErrors", "__all__", "_errors", "_schema", ""]);

/** Returns whether a name means its whole object. */
export function isWholeName(name: string): boolean {
  return wholeNames.has(name);
}

/** Names that mean their whole object if it has no field with this name: Rails' `base`. */
const wholeUnlessFields = new Set(["base"]);

/** Names at the start of a path that only mean the request body. */
const envelopeNames = new Set(
  "$ # body data attributes root request requestbody payload input json form params dto value".split(" "),
);

/** Returns a name in lower case, without the characters between its words. */
function normalizeName(name: string): string {
  return name.replace(/[-_ ]/g, "").toLowerCase();
}

/** Returns the field with this name, or the only field with this name in another naming convention. */
export function findField(fields: readonly Field[] | undefined, name: string): Field | undefined {
  const exact = fields?.find((field) => field.name === name);
  if (exact !== undefined || fields === undefined) return exact;
  const plain = normalizeName(name);
  const alike = fields.filter((field) => normalizeName(field.name) === plain);
  return alike.length === 1 ? alike[0] : undefined;
}

/** Removes the names of an envelope at the start of a path, if the rest leads to a field. */
function withoutEnvelope(names: readonly string[], fields: readonly Field[]): readonly string[] {
  for (let from = 0; from < names.length; from++) {
    const name = names[from] ?? "";
    if (findField(fields, name) !== undefined) return names.slice(from);
    if (!envelopeNames.has(normalizeName(name))) break;
  }
  // All names mean the body.
  return names.every((name) => envelopeNames.has(normalizeName(name))) ? [] : names;
}

/** Returns whether a form has no fields below a field. Parts of its value, such as a country's code, belong to the field. */
function isLeaf(field: Field | undefined): boolean {
  return field !== undefined && !["object", "array", "any"].includes(field.type);
}

/** Follows names into the known fields, and returns the names as the fields write them. */
export function locateField(given: readonly string[], fields: readonly Field[]): FieldLocation {
  const names: string[] = [];
  let field: Field | undefined;
  let isKnown = false;
  for (const name of withoutEnvelope(
    given.filter((name) => !isWholeName(name)),
    fields,
  )) {
    if (isLeaf(field)) break;
    const isPosition = /^\d+$/.test(name) && field?.items !== undefined;
    const inside = names.length === 0 ? fields : field?.fields;
    const next = isPosition ? field?.items : findField(inside, name);
    if (next === undefined && wholeUnlessFields.has(name)) continue;
    field = next;
    if (names.length === 0) isKnown = field !== undefined;
    names.push(isPosition ? name : (field?.name ?? name));
  }
  return { names, label: field?.label, isKnown };
}
