import type { JsonText } from "../input/json-text.js";
import { jsonText } from "../input/json-text.js";
import { pointerNames } from "../input/pointer.js";
import { readMembers } from "../patch/members.js";
import type { Endpoint } from "../types/endpoint.js";
import type { Change, Patch } from "../types/patch.js";

/** What a request for a change held, with the draft as it was then. */
export interface Shot {
  readonly patch: Pick<Patch<unknown>, "bodyText" | "ignored">;
  readonly base: unknown;
  readonly value: unknown;
}

function isOfItem({ kind, path }: Change): boolean {
  return kind === "remove" && /\/\d+$/.test(path);
}

/** A line end or an empty text that was written in the one way that the encoding has is no difference. */
function isAsSent(
  endpoint: Pick<Endpoint<unknown, unknown>, "update">,
  latest: JsonText,
  { bodyText }: Shot["patch"],
): boolean {
  const options = { nested: "replace", nulls: "empty", rules: "off" } as const;
  return endpoint.update(latest, jsonText(bodyText), options).bodyText === "";
}

/**
 * Where a resource is not what was sent: `before` as it was sent, `after` as it is. What somebody else changed, or
 * the server added, is none of that.
 */
export function alteredBy(
  endpoint: Pick<Endpoint<unknown, unknown>, "diff" | "merge" | "update">,
  latest: JsonText,
  { patch, base, value }: Shot,
): Change[] {
  if (isAsSent(endpoint, latest, patch)) return [];
  const both = endpoint.merge(base as object, value as object, latest).value as object;
  const ignored = new Set(patch.ignored.map(({ path }) => path));
  const altered = endpoint.diff(both, latest).filter(({ path }) => !ignored.has(path));
  if (!altered.some(isOfItem)) return altered;
  // An item that the server gave an id and wrote otherwise would stand there twice.
  return changesIn(endpoint, latest, { patch, base, value });
}

/** Where the properties that were sent are not as they were sent, whoever it was. */
function changesIn(
  endpoint: Pick<Endpoint<unknown, unknown>, "diff">,
  latest: JsonText,
  { patch, value }: Shot,
): Change[] {
  const sent = new Set(readMembers(patch.bodyText).map(({ name }) => name));
  const ignored = new Set(patch.ignored.map(({ path }) => path));
  return endpoint
    .diff(value as object, latest)
    .filter(
      ({ kind, path }) => kind !== "add" && sent.has(pointerNames(path)[0] ?? "") && !ignored.has(path),
    );
}

/** Whether a document has a member, of a list in whichever item. */
function holds(document: unknown, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined) return true;
  if (Array.isArray(document)) return document.some((item) => holds(item, rest));
  if (typeof document !== "object" || document === null || !Object.hasOwn(document, name)) return false;
  return holds(Reflect.get(document, name), rest);
}

/**
 * The same of the answer to the request itself: all that was sent took the place of what anybody else had stored, also
 * what was not edited and went along as part of the same property.
 */
export function alteredInAnswer(
  endpoint: Pick<Endpoint<unknown, unknown>, "diff" | "merge" | "update">,
  latest: JsonText,
  shot: Shot,
): Change[] {
  const altered = alteredBy(endpoint, latest, shot);
  if (altered.length === 0 && isAsSent(endpoint, latest, shot.patch)) return altered;
  const known = new Set(altered.map(({ path }) => path));
  const body: unknown = JSON.parse(shot.patch.bodyText);
  const others = changesIn(endpoint, latest, shot).filter(
    ({ path }) => !known.has(path) && holds(body, pointerNames(path)),
  );
  return [...altered, ...others];
}
