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

/**
 * Where a resource is not what was sent: `before` as it was sent, `after` as it is. What somebody else changed, or
 * the server added, is none of that.
 */
export function alteredBy(
  endpoint: Pick<Endpoint<unknown, unknown>, "diff" | "merge" | "update">,
  latest: JsonText,
  { patch, base, value }: Shot,
): Change[] {
  // A line end or an empty text that was written in the one way that the encoding has is no difference.
  const rest = endpoint.update(latest, jsonText(patch.bodyText), { nulls: "empty", rules: "off" });
  if (rest.bodyText === "") return [];
  const both = endpoint.merge(base as object, value as object, latest).value as object;
  const ignored = new Set(patch.ignored.map(({ path }) => path));
  const altered = endpoint.diff(both, latest).filter(({ path }) => !ignored.has(path));
  if (!altered.some(isOfItem)) return altered;
  // An item that the server gave an id and wrote otherwise would stand there twice.
  const sent = new Set(readMembers(patch.bodyText).map(({ name }) => name));
  return endpoint
    .diff(value as object, latest)
    .filter(
      ({ kind, path }) => kind !== "add" && sent.has(pointerNames(path)[0] ?? "") && !ignored.has(path),
    );
}
