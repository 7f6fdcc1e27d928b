// What the name of a form's control stands for.
import { formatPointer } from "../../json/pointer.js";
import type { Field } from "../../types/field.js";

const bracketed = /\[([^\]]*)\]/g;

/**
 * The JSON Pointer that names with dots stand for (`name.first`, `workExperience.0.jobTitle`,
 * `workExperience[0].jobTitle`, `phoneNumbers[]`); null for any other name: a pointer, a property's, or one whose first
 * part is none.
 */
export function nestedPath(fields: readonly Field[], name: string): string | null {
  const single = name.replace(/\[\]$/, "");
  const [first, ...rest] = single.replace(bracketed, ".$1").split(".");
  const isField = (part: string | undefined) => fields.some((field) => field.name === part);
  const isNested = rest.length > 0 || single !== name;
  return isNested && isField(first) && !isField(name) ? formatPointer([first as string, ...rest]) : null;
}

/** The JSON Pointer that a control's name stands for: one itself, the name of a property, or names with dots. */
export function pathOfName(fields: readonly Field[], name: string): string {
  if (name.endsWith("[]") && !fields.some((field) => field.name === name))
    return pathOfName(fields, name.slice(0, -2));
  return name.startsWith("/") ? name : (nestedPath(fields, name) ?? formatPointer([name]));
}
