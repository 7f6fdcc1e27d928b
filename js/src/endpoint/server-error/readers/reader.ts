import type { JsonObject } from "../../../json/json-object.js";
import { isObject } from "../../../json/json-object.js";

/** One error, as a server writes it. */
export interface ReaderResult {
  /** The names on the way to its field, as the server writes them. */
  readonly names: readonly string[];
  /** One text, or several. */
  readonly detail: unknown;
  /** The server's code of the error, if it is a text. */
  readonly code?: unknown;
}

/** Reads an object of one format. Returns null for an object of another format. */
export type ErrorReader = (item: JsonObject) => readonly ReaderResult[] | null;

/** Returns the first member that is neither absent nor null. */
export function firstMember(item: JsonObject, keys: readonly string[]): unknown {
  return keys.map((key) => item[key]).find((member) => member !== undefined && member !== null);
}

/** Returns the items of a list that are objects. */
export function objectsIn(list: unknown): readonly JsonObject[] {
  return Array.isArray(list) ? list.filter(isObject) : [];
}
