import { decodeSource, JsonText, jsonText } from "../json/json-text.js";
import { readMembers } from "../json/members.js";
import { parsePointer } from "../json/pointer.js";
import type { Alteration } from "../types/client.js";
import type { Endpoint } from "../types/draft.js";
import type { Change, Patch } from "../types/patch.js";
import { isSameContent, normalizeStrings } from "./normalize-strings.js";

type ComparingEndpoint = Pick<Endpoint<unknown, unknown>, "diff" | "merge" | "update">;

/** What a request for a change held, with the draft as it was then. Texts keep the digits of numbers. */
export interface SentSnapshot {
  readonly patch: Pick<Patch<unknown>, "bodyText" | "ignored">;
  readonly base: JsonText;
  readonly value: JsonText;
}

function isItemRemoval({ kind, path }: Change): boolean {
  return kind === "remove" && /\/\d+$/.test(path);
}

/** A line end or an empty text that was written in the one way that the encoding has is no difference. */
function isStoredAsSent(
  endpoint: Pick<ComparingEndpoint, "update">,
  latest: JsonText,
  { bodyText }: SentSnapshot["patch"],
): boolean {
  const options = { nested: "replace", nulls: "empty", rules: "off" } as const;
  return endpoint.update(latest, jsonText(bodyText), options).bodyText === "";
}

/**
 * Returns where a resource is not what was sent: `before` as it was sent, `after` as it is. What somebody else changed, or
 * the server added, is none of that.
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
  // An item that the server gave an id and wrote otherwise would stand there twice.
  return changesInSentMembers(endpoint, latest, { patch, base, value });
}

/** Where the properties that were sent are not as they were sent, whoever it was. */
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

/** Whether a document has a member, of a list in whichever item. */
function hasMember(document: unknown, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined) return true;
  if (Array.isArray(document)) return document.some((item) => hasMember(item, rest));
  if (typeof document !== "object" || document === null || !Object.hasOwn(document, name)) return false;
  return hasMember(Reflect.get(document, name), rest);
}

/**
 * Returns the same of the answer to the request itself: all that was sent took the place of what anybody else had stored,
 * also what was not edited and went along as part of the same property.
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

/** Finds changes, and marks those that are none any more once strings are tidied. */
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
    // An alteration of content that stands at no path of the list must not be taken for none.
    const isListed = real.length === 0 || alterations.some(({ isFormatting }) => !isFormatting);
    return isListed
      ? alterations
      : changes.map((change) => ({ ...change, isFormatting: isFormattingChange(change) }));
  };

/** Returns where the server's resource is not what was sent, as far as nobody else can have changed it. */
export const alterationsIn = withFormattingMarks(changedByServer);

/** Returns where the answer to a request is not what was sent. */
export const alterationsInResponse = withFormattingMarks(changesInResponse);
