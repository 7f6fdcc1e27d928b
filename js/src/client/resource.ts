// What an answer holds: a resource, or something that is none.
import { jsonText } from "../input/json-text.js";
import { readMembers } from "../patch/members.js";
import { isObject } from "../server-error/decode.js";
import type { Endpoint } from "../types/endpoint.js";
import type { Answer } from "./exchange.js";

/** A resource as the server gave it. */
export interface Resource {
  /** With every digit of every number. */
  readonly text: string;
  readonly value: Readonly<Record<string, unknown>>;
}

function parseObject(text: string): Resource | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? { text, value } : null;
  } catch {
    return null;
  }
}

/**
 * Affinda gives a resume that is read as `{ data, meta, error }`, and one that was changed as it is. What is read
 * before it is parsed has no data yet.
 */
function unwrap(resource: Resource, id: string): Resource | null {
  const { data, meta } = resource.value;
  if (!isObject(data) || !isObject(meta)) return resource;
  if (meta.ready === false || (meta.identifier !== undefined && meta.identifier !== id)) return null;
  return parseObject(readMembers(resource.text).find(({ name }) => name === "data")?.text ?? "");
}

/** Whether it is what an endpoint is about: it has one of the properties that the document names. */
function isOf(value: Resource["value"], endpoint: Endpoint<unknown, unknown>): boolean {
  const named = endpoint.resourceFields.filter(({ further }) => !further);
  return named.length === 0 || named.some(({ name }) => Object.hasOwn(value, name));
}

/** Servers write UUIDs in lower case. */
export function isSameId(one: unknown, other: unknown): boolean {
  return String(one).toLowerCase() === String(other).toLowerCase();
}

/** The resource that an answer holds; null when it is no resource, or not the one that was asked for. */
export function readResource(
  answer: Answer,
  endpoint: Endpoint<unknown, unknown>,
  id: string,
): Resource | null {
  const whole = parseObject(new TextDecoder().decode(answer.bytes));
  const resource = whole === null ? null : unwrap(whole, id);
  if (resource === null || !isOf(resource.value, endpoint)) return null;
  const hasId = endpoint.resourceFields.some(({ name }) => name === "id");
  if (hasId && !isSameId(resource.value.id, id)) return null;
  try {
    // Nested too deeply, or with half characters in it: no draft could be opened on it.
    endpoint.toForm(jsonText(resource.text));
    return resource;
  } catch {
    return null;
  }
}
