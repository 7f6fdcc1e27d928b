// The places of a resource that a form has a control for, whether there is a value or not.
import { formatPointer } from "../../../../js/src/json/pointer.js";
import type { Schema } from "../schemas.js";
import type { Json, JsonObject } from "../server-models.js";
import { get, isObject } from "../server-models.js";

export interface Place {
  readonly path: string;
  readonly schema: Schema;
  /** Undefined if there is no value. */
  readonly value: Json | undefined;
  /** For a control of a new item: the list of the item. */
  readonly newIn: string | null;
}

function isScalar({ type, oneOf }: Schema): boolean {
  return oneOf === undefined && type !== "object" && type !== "array";
}

/** Returns the controls of an object's fields, of the items of its lists, and of one new item of each list. */
export function placesOf(
  schema: Schema,
  value: Json | undefined,
  names: readonly (string | number)[] = [],
  newIn: string | null = null,
): Place[] {
  if (schema.readOnly === true || schema.oneOf !== undefined) return [];
  if (isScalar(schema)) {
    const isForm = value === undefined || value === null || typeof value !== "object";
    return isForm ? [{ path: formatPointer([...names]), schema, value, newIn }] : [];
  }
  if (schema.type === "array") return itemPlaces(schema, value, names, newIn);
  const object: JsonObject = isObject(value) ? value : {};
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) =>
    placesOf(member, get(object, name), [...names, name], newIn),
  );
}

function itemPlaces(
  schema: Schema,
  value: Json | undefined,
  names: readonly (string | number)[],
  newIn: string | null,
): Place[] {
  const list = Array.isArray(value) ? value : [];
  const items = schema.items ?? {};
  const path = formatPointer([...names]);
  return [
    ...list.flatMap((item, position) => placesOf(items, item, [...names, position], newIn)),
    ...placesOf(items, undefined, [...names, list.length], newIn ?? path),
  ];
}

/** Returns a text that a user may type there. */
export function typed({ type, format, enum: values }: Schema, isValue: boolean): string {
  if (!isValue) return "no 12 value";
  if (values !== undefined) return String(values[0] ?? "");
  if (format === "date") return "2021-03-04";
  if (type === "integer" || type === "number") return "12";
  if (type === "boolean") return "true";
  return "typed";
}
