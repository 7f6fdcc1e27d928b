import type { FieldError, FieldErrors, FieldValues, Ref, ResolverOptions } from "react-hook-form";
import { ownMember } from "../json/json-object.js";
import { parsePointer } from "../json/pointer.js";
import type { Issue } from "../types/issue.js";

/** An error of a field, with the issue that it tells of. Its `type` is the issue's code. */
export interface IssueError extends FieldError {
  issue: Issue;
}

type Options<Values extends FieldValues> = Pick<
  ResolverOptions<Values>,
  "criteriaMode" | "fields" | "names" | "shouldUseNativeValidation"
>;

function find(value: unknown, names: readonly string[]): unknown {
  return names.reduce(ownMember, value);
}

/** What React Hook Form itself does not follow. */
const forbidden = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Where an error is shown: at the field itself, at the field that holds it, such as a choice of several values,
 * or at the root of the fields that it holds. An error that no field shows stands at its own place.
 */
function locationOf(path: string, registered: readonly string[]): string[] {
  // The fields of a form that `toForm` fills have the pointers for names.
  if (registered.includes(path)) return [path];
  const names = parsePointer(path);
  if (names.length === 0 || names.some((name) => forbidden.has(name))) return ["root"];
  for (let length = names.length; length > 0; length--) {
    if (registered.includes(names.slice(0, length).join("."))) return names.slice(0, length);
  }
  const holdsFields = registered.some((name) => name.startsWith(`${names.join(".")}.`));
  return holdsFields ? [...names, "root"] : names;
}

/** Puts an error to its place, in objects and lists as the values have them. The first one at a place stays. */
function put(errors: object, place: readonly string[], error: IssueError, values: unknown): void {
  let here = errors;
  for (const [depth, name] of place.slice(0, -1).entries()) {
    const isList = Array.isArray(find(values, place.slice(0, depth + 1)));
    if (ownMember(here, name) === undefined) Reflect.set(here, name, isList ? [] : {});
    here = Reflect.get(here, name);
  }
  const name = place.at(-1) ?? "root";
  const present = ownMember(here, name);
  if (ownMember(present, "type") === undefined) Reflect.set(here, name, Object.assign(present ?? {}, error));
  else Object.assign(Object(ownMember(present, "types")), error.types);
}

/** The element of a field, for setting the focus. */
function elementOf(fields: unknown, place: readonly string[]): Ref | undefined {
  const field = find(fields, place);
  const [first] = Array.isArray(ownMember(field, "refs")) ? (ownMember(field, "refs") as Ref[]) : [];
  return first ?? (ownMember(field, "ref") as Ref | undefined);
}

/** What is in the control at a path: "" where it is empty, or not there. */
export function textAt(fields: unknown, path: string): string {
  const element = elementOf(fields, [path]) ?? elementOf(fields, parsePointer(path));
  const { value, validity } = Object(element);
  // What the browser cannot read it does not give out.
  return validity?.badInput === true ? "?" : String(value ?? "");
}

/** The errors of a form, nested as its values are. */
export function toErrors<Values extends FieldValues>(
  issues: readonly Issue[],
  values: Values,
  { criteriaMode, fields, names = [] }: Options<Values>,
): FieldErrors<Values> {
  const errors: FieldErrors<Values> = {};
  for (const issue of issues) {
    const { code, message, path } = issue;
    const place = locationOf(path, names);
    const ref = elementOf(fields, place);
    const error: IssueError = { type: code, message, issue };
    if (ref !== undefined) error.ref = ref;
    if (criteriaMode === "all") error.types = { [code]: message };
    put(errors, place, error, values);
  }
  return errors;
}

/** Tells the browser of the errors of its elements, and of the end of earlier ones. */
export function reportToBrowser<Values extends FieldValues>(
  errors: FieldErrors<Values>,
  { fields, names = [] }: Options<Values>,
): void {
  for (const name of names) {
    const place = name.startsWith("/") ? [name] : name.split(".");
    const element = elementOf(fields, place);
    if (!(element instanceof Object) || !("reportValidity" in element)) continue;
    element.setCustomValidity(String(find(errors, [...place, "message"]) ?? ""));
    element.reportValidity();
  }
}
