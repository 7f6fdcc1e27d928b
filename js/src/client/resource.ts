// What an answer holds: a resource, or something that is none.

import { isObject } from "../json/json-object.js";
import type { JsonText } from "../json/json-text.js";
import { jsonText } from "../json/json-text.js";
import { readMembers } from "../json/members.js";
import type { Endpoint } from "../types/draft.js";
import type { HttpResponse } from "./fetch-with-timeout.js";

/** A resource as the server gave it. */
export interface ServerResource {
  /** With every digit of every number. */
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
 * Affinda gives a resume that is read as `{ data, meta, error }`, and one that was changed as it is. What is read
 * before it is parsed has no data yet.
 */
function unwrap(whole: Parsed, id: string): Parsed | null {
  const { data, meta } = whole.value;
  if (!isObject(data) || !isObject(meta)) return whole;
  if (meta.ready === false || (meta.identifier !== undefined && meta.identifier !== id)) return null;
  return parseObject(readMembers(whole.text).find(({ name }) => name === "data")?.text ?? "");
}

/** Whether it is what an endpoint is about: it has one of the properties that the document names. */
function hasKnownMember(value: ServerResource["value"], endpoint: Endpoint<unknown, unknown>): boolean {
  const named = endpoint.resourceFields.filter(({ isCatchAll }) => !isCatchAll);
  return named.length === 0 || named.some(({ name }) => Object.hasOwn(value, name));
}

/** Servers write UUIDs in lower case. */
export function isSameId(one: unknown, other: unknown): boolean {
  return String(one).toLowerCase() === String(other).toLowerCase();
}

/** Whether its resources say which one they are. */
export function hasId(endpoint: Endpoint<unknown, unknown>): boolean {
  return endpoint.resourceFields.some(({ name }) => name === "id");
}

/** The resource that bytes hold; null when it is none of this endpoint, or not the one with this id. Throws, too. */
function parseResource(
  bytes: Uint8Array,
  endpoint: Endpoint<unknown, unknown>,
  id: string,
): ServerResource | null {
  const whole = parseObject(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  const found = whole === null ? null : unwrap(whole, id);
  if (found === null || !hasKnownMember(found.value, endpoint)) return null;
  if (hasId(endpoint) && !isSameId(found.value.id, id)) return null;
  const json = jsonText(found === whole ? bytes : found.text);
  // Nested too deeply, or with half characters in it: no draft could be opened on it.
  endpoint.toForm(json);
  return { json, value: found.value };
}

/** The resource that an answer holds; null when it holds none, or not the one that was asked for. */
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
