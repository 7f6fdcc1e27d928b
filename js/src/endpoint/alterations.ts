import { JsonText, jsonText } from "../json/json-text.js";
import { readMembers } from "../json/members.js";
import { pointerNames } from "../json/pointer.js";
import type { Alteration } from "../types/client.js";
import type { Endpoint } from "../types/endpoint.js";
import type { Change, Patch } from "../types/patch.js";
import { isSameButForm, tidyText } from "./normalize-strings.js";

type Comparing = Pick<Endpoint<unknown, unknown>, "diff" | "merge" | "update">;

/** What a request for a change held, with the draft as it was then. Texts keep the digits of numbers. */
export interface Shot {
  readonly patch: Pick<Patch<unknown>, "bodyText" | "ignored">;
  readonly base: JsonText;
  readonly value: JsonText;
}

function isOfItem({ kind, path }: Change): boolean {
  return kind === "remove" && /\/\d+$/.test(path);
}

/** A line end or an empty text that was written in the one way that the encoding has is no difference. */
function isAsSent(
  endpoint: Pick<Comparing, "update">,
  latest: JsonText,
  { bodyText }: Shot["patch"],
): boolean {
  const options = { nested: "replace", nulls: "empty", rules: "off" } as const;
  return endpoint.update(latest, jsonText(bodyText), options).bodyText === "";
}

/**
 * Returns where a resource is not what was sent: `before` as it was sent, `after` as it is. What somebody else changed, or
 * the server added, is none of that.
 */
export function alteredBy(endpoint: Comparing, latest: JsonText, { patch, base, value }: Shot): Change[] {
  if (isAsSent(endpoint, latest, patch)) return [];
  const both = jsonText(endpoint.merge(base, value, latest).valueText);
  const ignored = new Set(patch.ignored.map(({ path }) => path));
  const altered = endpoint.diff(both, latest).filter(({ path }) => !ignored.has(path));
  if (!altered.some(isOfItem)) return altered;
  // An item that the server gave an id and wrote otherwise would stand there twice.
  return changesIn(endpoint, latest, { patch, base, value });
}

/** Where the properties that were sent are not as they were sent, whoever it was. */
function changesIn(endpoint: Pick<Comparing, "diff">, latest: JsonText, { patch, value }: Shot): Change[] {
  const sent = new Set(readMembers(patch.bodyText).map(({ name }) => name));
  const ignored = new Set(patch.ignored.map(({ path }) => path));
  return endpoint
    .diff(value, latest)
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
 * Returns the same of the answer to the request itself: all that was sent took the place of what anybody else had stored,
 * also what was not edited and went along as part of the same property.
 */
function changesInAnswer(endpoint: Comparing, latest: JsonText, shot: Shot): Change[] {
  const altered = alteredBy(endpoint, latest, shot);
  if (altered.length === 0 && isAsSent(endpoint, latest, shot.patch)) return altered;
  const known = new Set(altered.map(({ path }) => path));
  const body: unknown = JSON.parse(shot.patch.bodyText);
  const others = changesIn(endpoint, latest, shot).filter(
    ({ path }) => !known.has(path) && holds(body, pointerNames(path)),
  );
  return [...altered, ...others];
}

function textOf(text: JsonText): string {
  const source = JsonText.sourceOf(text);
  return typeof source === "string" ? source : new TextDecoder().decode(source);
}

const tidied = (text: JsonText): JsonText => jsonText(tidyText(textOf(text)));

function tidiedShot({ patch, base, value }: Shot): Shot {
  const { bodyText, ignored } = patch;
  return { patch: { bodyText: tidyText(bodyText), ignored }, base: tidied(base), value: tidied(value) };
}

const isWithin = (path: string, other: string): boolean => path === other || path.startsWith(`${other}/`);

type FindChanges = (endpoint: Comparing, latest: JsonText, shot: Shot) => Change[];

/** Finds changes, and marks those that are none any more once strings are tidied. */
const marked =
  (find: FindChanges) =>
  (endpoint: Comparing, latest: JsonText, shot: Shot): Alteration[] => {
    const changes = find(endpoint, latest, shot);
    if (changes.length === 0) return [];
    const isForm = ({ before, after }: Change): boolean => isSameButForm(before, after);
    const real = find(endpoint, tidied(latest), tidiedShot(shot)).filter((change) => !isForm(change));
    const alterations = changes.map((change) => {
      const isReal = real.some(({ path }) => isWithin(path, change.path) || isWithin(change.path, path));
      return { ...change, isFormatting: isForm(change) || !isReal };
    });
    // An alteration of content that stands at no path of the list must not be taken for none.
    const isTold = real.length === 0 || alterations.some(({ isFormatting }) => !isFormatting);
    return isTold ? alterations : changes.map((change) => ({ ...change, isFormatting: isForm(change) }));
  };

/** Returns where the server's resource is not what was sent, as far as nobody else can have changed it. */
export const alterationsIn = marked(alteredBy);

/** Returns where the answer to a request is not what was sent. */
export const alterationsInAnswer = marked(changesInAnswer);
