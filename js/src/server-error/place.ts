// Where in the request a server's complaint belongs: from the names it uses to the fields of the endpoint.
import type { Field } from "../types/field.js";

/** A place in the request, by members and positions, and what a person calls it. */
export interface FieldPlace {
  readonly names: readonly string[];
  readonly label: string | undefined;
  /** Its top-level property is one of the endpoint's. */
  readonly isKnown: boolean;
}

/** Names that servers give to complaints about an object as a whole. */
const wholeNames = new Set(["non_field_errors", "nonFieldErrors", "__all__", "_errors", ""]);

/** Whether a name means the object around it. */
export function meansWhole(name: string): boolean {
  return wholeNames.has(name);
}

/** Words before a path that say only that it leads into the body. */
const rootNames = new Set(["body", "data", "$", "root"]);

/** The names in `workExperience.0.dates`, `workExperience[0][dates]`, `/workExperience/0/dates`. */
export function splitPath(path: string): string[] {
  if (path.startsWith("/")) {
    return path
      .slice(1)
      .split("/")
      .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
  }
  const names = path.split(/[.[\]]+/).map((name) => name.replace(/^(["'])(.*)\1$/, "$2"));
  return names.filter((name) => name !== "");
}

/** Servers differ in how they join the words of a name. */
function sameName(one: string, other: string): boolean {
  const plain = (name: string) => name.replaceAll("_", "").toLowerCase();
  return one === other || plain(one) === plain(other);
}

function findField(fields: readonly Field[] | undefined, name: string): Field | undefined {
  return fields?.find((field) => field.name === name) ?? fields?.find((field) => sameName(field.name, name));
}

/** Whether a form has nothing below the field: the parts of such a value, a country's code, are changed at the field. */
function isLeaf(field: Field | undefined): boolean {
  return field !== undefined && !["object", "array", "any"].includes(field.type);
}

/** Follows names into the fields, as far as those are known, and spells them as the fields do. */
export function placeOfNames(given: readonly string[], fields: readonly Field[]): FieldPlace {
  const [root = "", next = ""] = given;
  const skipsRoot = rootNames.has(root) && findField(fields, root) === undefined && findField(fields, next);
  const names: string[] = [];
  let field: Field | undefined;
  let isKnown = false;
  for (const name of (skipsRoot ? given.slice(1) : given).filter((name) => !meansWhole(name))) {
    if (isLeaf(field)) break;
    const isPosition = /^\d+$/.test(name) && field?.items !== undefined;
    if (isPosition) field = field?.items;
    else field = findField(names.length === 0 ? fields : field?.fields, name);
    if (names.length === 0) isKnown = field !== undefined;
    names.push(isPosition ? name : (field?.name ?? name));
  }
  return { names, label: field?.label, isKnown };
}
