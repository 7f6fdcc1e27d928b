// Finds where in the request a server's complaint belongs: from the names it uses to the fields of the endpoint.
import type { Field } from "../../types/field.js";

/** A place in the request, by members and positions, and what a person calls it. */
export interface FieldLocation {
  readonly names: readonly string[];
  readonly label: string | undefined;
  /** Its top-level property is one of the endpoint's. */
  readonly isKnown: boolean;
}

/** Names that servers give to complaints about an object as a whole. */
const wholeNames = new Set(["non_field_errors", "nonFieldErrors", "__all__", "_errors", "_schema", ""]);

/** Returns whether a name means the object around it. */
export function isWholeName(name: string): boolean {
  return wholeNames.has(name);
}

/** Names that mean the object around them where it has no field of this name: Rails' `base`. */
const wholeUnlessFields = new Set(["base"]);

/** Names before a path that say only that it leads into the body. */
const envelopeNames = new Set(
  "$ # body data attributes root request requestbody payload input json form params dto value".split(" "),
);

/** Returns a name without what conventions differ in: case, and what joins its words. */
function normalizeName(name: string): string {
  return name.replace(/[-_ ]/g, "").toLowerCase();
}

/** Returns the field of this name; without one, the only field that has this name in another convention. */
export function findField(fields: readonly Field[] | undefined, name: string): Field | undefined {
  const exact = fields?.find((field) => field.name === name);
  if (exact !== undefined || fields === undefined) return exact;
  const plain = normalizeName(name);
  const alike = fields.filter((field) => normalizeName(field.name) === plain);
  return alike.length === 1 ? alike[0] : undefined;
}

/** Returns names without the envelope before them, where that leads to a field. */
function withoutEnvelope(names: readonly string[], fields: readonly Field[]): readonly string[] {
  for (let from = 0; from < names.length; from++) {
    const name = names[from] ?? "";
    if (findField(fields, name) !== undefined) return names.slice(from);
    if (!envelopeNames.has(normalizeName(name))) break;
  }
  // The body as a whole.
  return names.every((name) => envelopeNames.has(normalizeName(name))) ? [] : names;
}

/** Whether a form has nothing below the field: the parts of such a value, a country's code, are changed at the field. */
function isLeaf(field: Field | undefined): boolean {
  return field !== undefined && !["object", "array", "any"].includes(field.type);
}

/** Follows names into the fields, as far as those are known, and spells them as the fields do. */
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
