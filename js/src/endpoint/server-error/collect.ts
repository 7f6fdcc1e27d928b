import type { JsonObject } from "../../json/json-object.js";
import { isObject } from "../../json/json-object.js";
import type { Field } from "../../types/field.js";
import { displayText, isHtmlPage, parseStructure } from "./decode.js";
import { isErrorClassName, isErrorIdentifier, readErrorObject, textKeys } from "./error-object.js";
import { isWholeName, locateField } from "./locate-field.js";
import { readers } from "./readers/index.js";
import { joinNames, splitPath } from "./split-path.js";

/** One error in a server's response. */
export interface RawError {
  /** The names on the way to its field, as the server writes them; none for the whole form. */
  readonly names: readonly string[];
  readonly detail: string;
  /** The server's own code. */
  readonly code?: string;
  /** It has the shape of an error. Otherwise it is a string with a name, which may be anything. */
  readonly isCertain: boolean;
}

/** Limits above those of any real response. The rest of a response is skipped. */
const maximumLevels = 32;
const maximumErrors = 200;
const maximumParts = 10_000;

/** Members that contain errors and are not part of a path, such as `issues` and `fieldErrors` of zod. */
const wrappers = new Set(
  "issues errors fieldErrors field_errors formErrors globalErrors violations fieldViolations zodError cause".split(
    " ",
  ),
);

/** The members of zod's error tree, next to `errors`. */
const treeWrappers = new Set(["properties", "items"]);

/** Members of an error object that contain further errors of the same field. */
const nestedKeys = new Set([...wrappers, "details", "messages"]);

function isNested(key: string, member: unknown): boolean {
  // A list of texts belongs to the object itself.
  const isRead = Array.isArray(member) && member.every((item) => typeof item === "string");
  return nestedKeys.has(key) && typeof member === "object" && !isRead;
}

/** Joins the names of a field and of an error in it. Mongoose repeats the names of the field. */
function joinErrorNames(outer: readonly string[], inner: readonly string[]): readonly string[] {
  const isRepeated = outer.length > 0 && outer.every((name, index) => name === inner[index]);
  return isRepeated ? inner : joinNames(outer, inner);
}

function named(code: unknown): { code?: string } {
  const text = isText(code) ? displayText(code) : "";
  return text === "" ? {} : { code: text };
}

function isWord(value: unknown): boolean {
  return typeof value === "string" && !/\s/.test(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** Collects errors in the formats of servers: by name, in lists by index, or as single objects. */
export class RawErrorCollector {
  readonly rawErrors: RawError[] = [];
  readonly #fields: readonly Field[];
  readonly #isTrusted: boolean;
  #parts = 0;

  /** @param isTrusted - The value contains only errors, and neither a stack trace nor a copy of the request. */
  constructor(fields: readonly Field[], isTrusted = false) {
    this.#fields = fields;
    this.#isTrusted = isTrusted;
  }

  /** Collects the errors in `value` of the field at `names`. */
  collect(value: unknown, names: readonly string[], isCertain = false, level = 0): void {
    if (++this.#parts > maximumParts || level > maximumLevels) return;
    if (typeof value === "string") this.#add({ names, detail: value, isCertain });
    else if (Array.isArray(value)) this.#collectList(value, names, level + 1);
    else if (isObject(value) && !this.#collectSingle(value, names, names, level + 1))
      this.collectMembers(value, names, level + 1);
  }

  /** Collects the errors in the members of `value`, each of the field with its name. */
  collectMembers(value: JsonObject, names: readonly string[], level = 1): void {
    const isTree = Array.isArray(value.errors);
    for (const [key, member] of Object.entries(value)) {
      if (isErrorClassName(key, value)) continue;
      const isWhole = isWholeName(key) || this.#isWrapper(key, member, names, isTree);
      const isSentence = this.#isTrusted && level === 1 && typeof member === "string" && member.includes(" ");
      this.collect(member, isWhole ? names : joinNames(names, splitPath(key)), isWhole || isSentence, level);
    }
  }

  #collectList(list: readonly unknown[], names: readonly string[], level: number): void {
    for (const [position, item] of list.entries()) {
      if (this.#parts > maximumParts) return;
      if (typeof item === "string") this.collect(item, names, true, level);
      // The indexes of a list of errors of the whole form are not those of a list field.
      const inside = names.length === 0 ? [] : [...names, `${position}`];
      if (isObject(item) && !this.#collectSingle(item, names, inside, level + 1, names.length === 0))
        this.collectMembers(item, inside, level + 1);
    }
  }

  #isWrapper(key: string, member: unknown, names: readonly string[], isTree: boolean): boolean {
    if (!wrappers.has(key) && !(isTree && treeWrappers.has(key))) return false;
    return typeof member === "object" && locateField([...names, key], this.#fields).label === undefined;
  }

  /**
   * Collects an object that describes one error.
   *
   * @param names - The path of the error's field.
   * @param inside - The path of the object's members, if they were fields.
   * @returns false for any other object.
   */
  #collectSingle(
    value: JsonObject,
    names: readonly string[],
    inside: readonly string[],
    level: number,
    isInList = false,
  ): boolean {
    for (const read of readers) {
      const results = read(value);
      if (results === null) continue;
      let count = 0;
      for (const { names: inner, detail, code } of results) {
        for (const text of (Array.isArray(detail) ? detail : [detail]).filter(isText)) {
          this.#add({ names: joinErrorNames(names, inner), detail: text, ...named(code), isCertain: true });
          count++;
        }
      }
      if (count > 0 || results.length === 0) return true;
    }
    return this.#collectErrorObject(value, names, inside, level, isInList);
  }

  #collectErrorObject(
    value: JsonObject,
    names: readonly string[],
    inside: readonly string[],
    level: number,
    isInList: boolean,
  ): boolean {
    const error = readErrorObject(value, {
      isInList,
      isField: (key) => !isInList && this.#isField(inside, key),
      isFieldPath: (inner) => locateField(inner, this.#fields).isKnown,
    });
    if (error === null) return false;
    const location = joinErrorNames(names, error.names);
    const isCertain = error.isCertain || isInList || this.#isTrusted;
    for (const detail of error.details) {
      const structure = parseStructure(detail);
      if (structure === undefined) this.#add({ names: location, detail, ...named(error.code), isCertain });
      else this.collect(structure, location, false, level);
    }
    for (const [key, member] of Object.entries(value)) {
      if (isNested(key, member)) this.collect(member, location, false, level);
      else if (key !== error.locationKey && !error.isCertain && this.#isReason(key, value, inside, isInList))
        this.collect(member, [...inside, key], false, level);
    }
    return true;
  }

  /** Returns whether a member of an error object is an error of the field with its name. */
  #isReason(key: string, value: JsonObject, names: readonly string[], isInList: boolean): boolean {
    if (isInList && (textKeys.has(key) || isWord(value[key]))) return false;
    return !isErrorIdentifier(key, value) && this.#isField(names, key);
  }

  #isField(names: readonly string[], key: string): boolean {
    const { names: location, label } = locateField([...names, key], this.#fields);
    return label !== undefined && location.length > locateField(names, this.#fields).names.length;
  }

  #add(rawError: RawError): void {
    if (this.rawErrors.length >= maximumErrors) return;
    const detail = isHtmlPage(rawError.detail) ? "" : displayText(rawError.detail);
    if (detail !== "") this.rawErrors.push({ ...rawError, detail });
  }
}
