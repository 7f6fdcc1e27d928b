// Models of servers that apply a PATCH body, and the equality of resources: a second, simple implementation of the promise
// of API.md. tests/native/server_models.h has the same in C++.
import { parsePointer } from "../../../js/src/json/pointer.js";
import type { Ignored } from "../../../js/src/types/patch.js";
import type { Schema, Schemas } from "./schemas.js";

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [name: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Sets a member of any name, such as `__proto__`. */
export function put(object: JsonObject, name: string, value: Json): void {
  Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
}

export function get(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Returns a text that is equal for equal values, whatever the order of members. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(get(value, name) ?? null)}`);
  return `{${members.join(",")}}`;
}

/** Applies a body as a server does that replaces each top-level property of it. */
export function applyByReplacing(stored: JsonObject, body: JsonObject): JsonObject {
  return { ...stored, ...body };
}

/** Applies a body as a server does that merges (RFC 7396, section 2). */
export function applyByMerging(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const result: JsonObject = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name];
    else put(result, name, applyByMerging(get(result, name), value));
  }
  return result;
}

/** Returns `after`, in which everything that the body does not carry is as in `before`. */
export function expectedAfter(after: JsonObject, ignored: readonly Ignored[]): JsonObject {
  // Not structuredClone: it would keep two references to one object as one object.
  const expected: JsonObject = JSON.parse(JSON.stringify(after));
  for (const { path, before } of ignored) {
    const names = parsePointer(path);
    const last = names.pop() ?? "";
    let container: Json = expected;
    for (const name of names)
      container =
        (Array.isArray(container) ? container[Number(name)] : get(container as JsonObject, name)) ?? null;
    if (!isObject(container)) throw new Error(`${path} is ignored, but is no member of an object`);
    if (before === undefined) delete container[last];
    else put(container, last, before as Json);
  }
  return expected;
}

export interface Reduction {
  readonly emptyIsNull: boolean;
  /** Unless set, a removed list equals an empty one. */
  readonly keepEmptyLists: boolean;
}

/** Returns the members that count: without read-only members, members that a closed object does not name, and nulls. */
export function reduced(schemas: Schemas, value: Json, schema: Schema, how: Reduction, inList = false): Json {
  if (Array.isArray(value))
    return value.map((item) => reduced(schemas, item, schemas.itemOf(schema), how, true));
  if (!isObject(value)) return value;
  const result: JsonObject = {};
  for (const [name, member] of Object.entries(value)) {
    const { schema: inner, standing } = schemas.memberOf(schema, name);
    const isNullable = schemas.isNullable(inner);
    if (standing === "readOnly" || standing === "forbidden") continue;
    if (member === null && (isNullable || !inList)) continue;
    if (how.emptyIsNull && isNullable && inner.type === "string" && member === "") continue;
    const meansNothing = inner.type === "array" && (!isNullable || how.emptyIsNull) && !how.keepEmptyLists;
    if (meansNothing && Array.isArray(member) && member.length === 0) continue;
    put(result, name, reduced(schemas, member, inner, how, inList));
  }
  return result;
}
