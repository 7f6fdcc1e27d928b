// Reads an object that describes one error in a format without a reader of its own (readers/).
import type { JsonObject } from "../../json/json-object.js";
import { isObject } from "../../json/json-object.js";
import { namesIn, splitPath } from "./split-path.js";

/** One error, read from an object. */
export interface ErrorObject {
  /** The names on the way to its field, as the server writes them; none if it has no field. */
  readonly names: readonly string[];
  readonly details: readonly string[];
  readonly code: unknown;
  /** The member that contains the path of a field, such as `name`. */
  readonly locationKey: string | undefined;
  /** It has a path or a code, so it is an error. */
  readonly isCertain: boolean;
}

/** The fields of the form at the object's path. */
export interface FormContext {
  /** The object is in a list of errors of the whole form. */
  readonly isInList: boolean;
  /** Returns whether the form has a field with this name at the object's path. */
  readonly isField: (key: string) => boolean;
  /** Returns whether a path leads to a field. */
  readonly isFieldPath: (names: readonly string[]) => boolean;
}

/** Members that contain the text of an error, the best one first. */
export const textKeys: ReadonlySet<string> = new Set(
  "detail message msg description reason title".split(" "),
);
const locationKeys =
  "attr field propertyPath fieldName loc path pointer param parameter property location source".split(" ");
/** Members that contain a path only if it leads to a field of the form. */
const possibleLocationKeys = ["name", "target", "key"];
/** Members that contain further texts. */
const listKeys = ["errors", "messages"];
/** Members of an error object that name the error itself. */
const identifierKeys = new Set("name type code status className errorCode stack".split(" "));
/** Members that occur with the name of an error, and not with a field called `name`. */
const errorSiblings = ["className", "stack", "code", "statusCode", "issues"];
/** Matches the name of an error class: "Error", "ZodError", "NotFound". */
const errorClass = /(?:Error|Exception)$|^[A-Z][a-z\d]+[A-Z]/;

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function textsIn(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter(isText);
}

function namesOfLocation(location: unknown): string[] {
  if (typeof location === "string") return splitPath(location);
  if (Array.isArray(location)) return namesIn(location);
  if (isObject(location)) return namesOfLocation(location.pointer ?? location.parameter);
  return [];
}

function findLocationKey(item: JsonObject, isFieldPath: FormContext["isFieldPath"]): string | undefined {
  return possibleLocationKeys.find((key) => {
    const location = item[key];
    return isText(location) && isFieldPath(splitPath(location));
  });
}

/** Returns the code of an error. A list, or a sentence with the name of a field, is an error of that field. */
function findCode(item: JsonObject, isField: FormContext["isField"]): unknown {
  const key = ["code", "errorCode", "type"].find((name) => {
    const value = item[name];
    return typeof value === "number" || (isText(value) && !(/\s/.test(value) && isField(name)));
  });
  return key === undefined ? undefined : item[key];
}

/** Returns whether an object has a code and no parts. */
function hasOnlyCode(item: JsonObject): boolean {
  return (
    isText(item.code ?? item.errorCode) && Object.values(item).every((value) => typeof value !== "object")
  );
}

/** Returns the text of an error object, and the texts in its lists. */
function detailsOf(item: JsonObject, keys: readonly string[]): string[] {
  const first = keys.map((key) => textsIn(item[key])).find((texts) => texts.length > 0) ?? [];
  return [...first, ...listKeys.flatMap((key) => textsIn(item[key]))];
}

/**
 * Reads any object that has a text, and a path or a code. Without these, the text must not be a field of the form.
 * Formats: Affinda's `{ attr, code, detail }`, Spring's `fieldErrors: [{ field, message }]`, Symfony's and Quarkus'
 * `violations: [{ propertyPath | field, message }]`, express-validator's `{ path, msg }`, GitHub's `{ field, code }`,
 * Azure's `{ code, target, message }`, JSON:API's `{ title, detail }`, and `{ message }` alone.
 *
 * @returns null for an object of errors by field name.
 */
export function readErrorObject(item: JsonObject, context: FormContext): ErrorObject | null {
  const { isField, isFieldPath } = context;
  const inErrorKeys = locationKeys.map((key) => item[key]).find((location) => location !== undefined);
  const code = findCode(item, isField);
  const isCertain = inErrorKeys !== undefined || code !== undefined;
  const keys = isCertain ? [...textKeys, "string"] : [...textKeys].filter((key) => !isField(key));
  if (!isCertain && keys.every((key) => textsIn(item[key]).length === 0)) return null;
  const details = detailsOf(item, keys);
  // GitHub's errors have no text.
  const isNamed = isText(item.attr ?? item.field) || (context.isInList && hasOnlyCode(item));
  if (details.length === 0 && isNamed && isText(code)) details.push(code);
  const hasNested = inErrorKeys !== undefined && listKeys.some((key) => isObject(item[key]));
  if (details.length === 0 && !hasNested) return null;
  const locationKey = inErrorKeys === undefined ? findLocationKey(item, isFieldPath) : undefined;
  const names = namesOfLocation(locationKey === undefined ? inErrorKeys : item[locationKey]);
  return { names, details, code, locationKey, isCertain };
}

/** Returns whether a member called `name` is the class of an error that lists its issues. */
export function isErrorClassName(key: string, item: JsonObject): boolean {
  return key === "name" && Array.isArray(item.issues) && isText(item.name) && errorClass.test(item.name);
}

/** Returns whether a member of an object with a text names the error itself: "ZodError", "E_INVALID". */
export function isErrorIdentifier(key: string, item: JsonObject): boolean {
  const value = item[key];
  if (isErrorClassName(key, item)) return true;
  // AWS writes `__type`.
  if (!identifierKeys.has(key.replace(/^_+/, "")) || typeof value !== "string") return false;
  if (!["message", "detail", "title", "msg"].some((text) => isText(item[text]))) return false;
  if (key === "stack") return true;
  if (/\s/.test(value)) return false;
  return key !== "name" || errorClass.test(value) || errorSiblings.some((mark) => item[mark] !== undefined);
}
