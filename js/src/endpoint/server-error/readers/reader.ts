import type { JsonObject } from "../../../json/json-object.js";
import { isObject } from "../../../json/json-object.js";

/** One reason for a refusal, as a family of servers writes it. */
export interface ReaderResult {
  /** The members and positions that it is about, as the server names them. */
  readonly names: readonly string[];
  /** One text, or several. */
  readonly detail: unknown;
  /** The server's name for the error, where it is a text. */
  readonly code?: unknown;
}

/** Reads an object of one family; returns null for an object of another one. */
export type ErrorReader = (item: JsonObject) => readonly ReaderResult[] | null;

/** Returns the first member that is there. */
export function firstMember(item: JsonObject, keys: readonly string[]): unknown {
  return keys.map((key) => item[key]).find((member) => member !== undefined && member !== null);
}

/** Returns the items of a list that are objects. */
export function objectsIn(list: unknown): readonly JsonObject[] {
  return Array.isArray(list) ? list.filter(isObject) : [];
}
