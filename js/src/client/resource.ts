// Reads the resource in a response.

import { isObject } from "../json/json-object.js";
import type { JsonText } from "../json/json-text.js";
import { jsonText } from "../json/json-text.js";
import { readMembers } from "../json/members.js";
import { strictUtf8Decoder } from "../json/utf8.js";
import type { Endpoint } from "../types/draft.js";
import type { HttpResponse } from "./fetch-with-timeout.js";

/** A resource as the server returned it. */
export interface ServerResource {
  /** Keeps every digit of every number. */
  readonly json: JsonText;
  readonly value: Readonly<Record<string, unknown>>;
}

interface Parsed {
  readonly text: string;
  readonly value: ServerResource["value"];
}

function parseObject(text: string): Parsed | null {
  const value: unknown = JSON.parse(text);
  return isObject(value) ? { text, value } : null;
}

/**
 * Returns the resource inside Affinda's envelope `{ data, meta, error }`, which a GET returns and a PATCH does not.
 * Returns null if the resume is not parsed yet, or is another one.
 */
function unwrap(whole: Parsed, id: string): Parsed | null {
  const { data, meta } = whole.value;
  if (!isObject(data) || !isObject(meta)) return whole;
  if (meta.ready === false || (meta.identifier !== undefined && meta.identifier !== id)) return null;
  return parseObject(readMembers(whole.text).find(({ name }) => name === "data")?.text ?? "");
}

/** Returns whether an object has at least one property that the endpoint's document names. */
function hasKnownMember(value: ServerResource["value"], endpoint: Endpoint<unknown, unknown>): boolean {
  const named = endpoint.resourceFields.filter(({ isCatchAll }) => !isCatchAll);
  return named.length === 0 || named.some(({ name }) => Object.hasOwn(value, name));
}

/** Compares two ids without case, because servers write UUIDs in lower case. */
export function isSameId(one: unknown, other: unknown): boolean {
  return String(one).toLowerCase() === String(other).toLowerCase();
}

/** Returns whether the endpoint's resources have the property `id`. */
export function hasId(endpoint: Endpoint<unknown, unknown>): boolean {
  return endpoint.resourceFields.some(({ name }) => name === "id");
}

/**
 * Parses a resource. Returns null if it belongs to another endpoint or has another id.
 *
 * @throws An error if the bytes are not JSON, or if no draft can be opened on the resource.
 */
function parseResource(
  bytes: Uint8Array,
  endpoint: Endpoint<unknown, unknown>,
  id: string,
): ServerResource | null {
  const whole = parseObject(strictUtf8Decoder().decode(bytes));
  const found = whole === null ? null : unwrap(whole, id);
  if (found === null || !hasKnownMember(found.value, endpoint)) return null;
  if (hasId(endpoint) && !isSameId(found.value.id, id)) return null;
  const json = jsonText(found === whole ? bytes : found.text);
  // Throws for a resource on which no draft can be opened: nested too deeply, or with lone surrogates.
  endpoint.toForm(json);
  return { json, value: found.value };
}

/** Returns the resource in a response, or null if the response contains no resource or another one. */
export function readResource(
  { bytes }: HttpResponse,
  endpoint: Endpoint<unknown, unknown>,
  id: string,
): ServerResource | null {
  try {
    return parseResource(bytes, endpoint, id);
  } catch {
    return null;
  }
}
