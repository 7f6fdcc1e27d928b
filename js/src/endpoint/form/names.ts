// Converts the name of a form control to a JSON Pointer.
import { formatPointer, splitName } from "../../json/pointer.js";
import type { Field } from "../../types/field.js";

/**
 * Converts a name with dots or brackets: `name.first`, `workExperience.0.jobTitle`, `workExperience[0].jobTitle`,
 * `phoneNumbers[]`.
 *
 * @returns The JSON Pointer; null for a pointer, a property name, or a name whose first part is not a property.
 */
export function nestedPath(fields: readonly Field[], name: string): string | null {
  const single = name.replace(/\[\]$/, "");
  const [first, ...rest] = splitName(single);
  const isField = (part: string | undefined) => fields.some((field) => field.name === part);
  const isNested = rest.length > 0 || single !== name;
  return isNested && isField(first) && !isField(name) ? formatPointer([first as string, ...rest]) : null;
}

/** Returns the JSON Pointer of a control's name: a pointer, a property name, or a name with dots or brackets. */
export function pathOfName(fields: readonly Field[], name: string): string {
  if (name.endsWith("[]") && !fields.some((field) => field.name === name))
    return pathOfName(fields, name.slice(0, -2));
  return name.startsWith("/") ? name : (nestedPath(fields, name) ?? formatPointer([name]));
}
