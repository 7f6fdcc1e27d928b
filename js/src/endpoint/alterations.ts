import { decodeSource, JsonText, jsonText } from "../json/json-text.js";
import { readMembers } from "../json/members.js";
import { parsePointer } from "../json/pointer.js";
import type { Alteration } from "../types/client-results.js";
import type { Endpoint } from "../types/draft.js";
import type { Change, Patch } from "../types/patch.js";
import { isSameContent, normalizeStrings } from "./normalize-strings.js";

type ComparingEndpoint = Pick<Endpoint<unknown, unknown>, "diff" | "merge" | "update">;

/** The content of a sent request, and the draft's base and value at that time. Texts keep the digits of numbers. */
export interface SentSnapshot {
  readonly patch: Pick<Patch<unknown>, "bodyText" | "ignored">;
  readonly base: JsonText;
  readonly value: JsonText;
}

function isItemRemoval({ kind, path }: Change): boolean {
  return kind === "remove" && /\/\d+$/.test(path);
}

/**
 * Returns whether the server stored what was sent. Line ends and empty texts may differ, as an encoding has one form for
 * them.
 */
function isStoredAsSent(
  endpoint: Pick<ComparingEndpoint, "update">,
  latest: JsonText,
  { bodyText }: SentSnapshot["patch"],
): boolean {
  const options = { nested: "replace", nulls: "empty", rules: "off" } as const;
  return endpoint.update(latest, jsonText(bodyText), options).bodyText === "";
}

/**
 * Returns the sent values that the server changed: `before` is the sent value, `after` the stored one. Changes by other users
 * and values that the server added are not listed.
 */
export function changedByServer(
  endpoint: ComparingEndpoint,
  latest: JsonText,
  { patch, base, value }: SentSnapshot,
): Change[] {
  if (isStoredAsSent(endpoint, latest, patch)) return [];
  const both = jsonText(endpoint.merge(base, value, latest).valueText);
  const ignored = new Set(patch.ignored.map(({ path }) => path));
  const altered = endpoint.diff(both, latest).filter(({ path }) => !ignored.has(path));
  if (!altered.some(isItemRemoval)) return altered;
  // An item that the server changed and gave an id would be listed twice.
  return changesInSentMembers(endpoint, latest, { patch, base, value });
}

/** Returns the changes in the sent properties, by the server or by other users. */
function changesInSentMembers(
  endpoint: Pick<ComparingEndpoint, "diff">,
  latest: JsonText,
  { patch, value }: SentSnapshot,
): Change[] {
  const sent = new Set(readMembers(patch.bodyText).map(({ name }) => name));
  const ignored = new Set(patch.ignored.map(({ path }) => path));
  return endpoint
    .diff(value, latest)
    .filter(
      ({ kind, path }) => kind !== "add" && sent.has(parsePointer(path)[0] ?? "") && !ignored.has(path),
    );
}

/** Returns whether a document has a member at a path, in any item of a list. */
function hasMember(document: unknown, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined) return true;
  if (Array.isArray(document)) return document.some((item) => hasMember(item, rest));
  if (typeof document !== "object" || document === null || !Object.hasOwn(document, name)) return false;
  return hasMember(Reflect.get(document, name), rest);
}

/**
 * Returns the sent values that differ in the response to the request itself. The request replaced whole properties, so every
 * difference in them is from the server. This includes parts that the user did not edit.
 */
function changesInResponse(endpoint: ComparingEndpoint, latest: JsonText, snapshot: SentSnapshot): Change[] {
  const altered = changedByServer(endpoint, latest, snapshot);
  if (altered.length === 0 && isStoredAsSent(endpoint, latest, snapshot.patch)) return altered;
  const known = new Set(altered.map(({ path }) => path));
  const body: unknown = JSON.parse(snapshot.patch.bodyText);
  const others = changesInSentMembers(endpoint, latest, snapshot).filter(
    ({ path }) => !known.has(path) && hasMember(body, parsePointer(path)),
  );
  return [...altered, ...others];
}

const normalized = (text: JsonText): JsonText =>
  jsonText(normalizeStrings(decodeSource(JsonText.sourceOf(text))));

function normalizedSnapshot({ patch, base, value }: SentSnapshot): SentSnapshot {
  const { bodyText, ignored } = patch;
  return {
    patch: { bodyText: normalizeStrings(bodyText), ignored },
    base: normalized(base),
    value: normalized(value),
  };
}

const isWithin = (path: string, other: string): boolean => path === other || path.startsWith(`${other}/`);

type FindChanges = (endpoint: ComparingEndpoint, latest: JsonText, snapshot: SentSnapshot) => Change[];

/** Makes a function that finds changes, and marks those that disappear when strings are normalized. */
const withFormattingMarks =
  (find: FindChanges) =>
  (endpoint: ComparingEndpoint, latest: JsonText, snapshot: SentSnapshot): Alteration[] => {
    const changes = find(endpoint, latest, snapshot);
    if (changes.length === 0) return [];
    const isFormattingChange = ({ before, after }: Change): boolean => isSameContent(before, after);
    const real = find(endpoint, normalized(latest), normalizedSnapshot(snapshot)).filter(
      (change) => !isFormattingChange(change),
    );
    const alterations = changes.map((change) => {
      const isReal = real.some(({ path }) => isWithin(path, change.path) || isWithin(change.path, path));
      return { ...change, isFormatting: isFormattingChange(change) || !isReal };
    });
    // If a real change is outside all listed paths, changes are marked by their values only.
    const isListed = real.length === 0 || alterations.some(({ isFormatting }) => !isFormatting);
    return isListed
      ? alterations
      : changes.map((change) => ({ ...change, isFormatting: isFormattingChange(change) }));
  };

/** Returns the sent values that the server changed, in a resource that other users may have changed since. */
export const alterationsIn = withFormattingMarks(changedByServer);

/** Returns the sent values that the server changed, in its response to the request. */
export const alterationsInResponse = withFormattingMarks(changesInResponse);
