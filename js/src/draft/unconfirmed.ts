// A patch that was sent without a response: kept with the draft, saved with it, and settled by what the server has.
import { changedByServer } from "../endpoint/alterations.js";
import { normalizeAllWhiteSpace } from "../endpoint/normalize-strings.js";
import { DraftError } from "../errors/errors.js";
import type { JsonText } from "../json/json-text.js";
import { decodeSource, jsonText } from "../json/json-text.js";
import { readItems, readMembers, writeMembers } from "../json/members.js";
import { parsePointer } from "../json/pointer.js";
import type { Input } from "../module/input.js";
import type { Endpoint, Unconfirmed } from "../types/draft.js";
import type { Change, Patch } from "../types/patch.js";

/** A patch with the resource that it was made of, and with what the person had made of that. Both are JSON texts. */
export class UnconfirmedPatch<Write> implements Unconfirmed<Write> {
  readonly base: JsonText;
  readonly value: JsonText;
  readonly texts: readonly [base: string, value: string];
  /** The origins of the items in the second one, as JSON text; null where they are not known. */
  readonly origins: string | null;
  readonly #endpoint: Pick<Endpoint<unknown, unknown>, "patch">;
  #patch: Patch<Write> | null;

  /** Without a patch, it is made when it is asked for. */
  constructor(
    endpoint: Pick<Endpoint<unknown, unknown>, "patch">,
    texts: readonly [base: string, value: string],
    origins: string | null,
    patch: Patch<Write> | null = null,
  ) {
    this.#endpoint = endpoint;
    this.texts = texts;
    this.origins = origins;
    this.#patch = patch;
    this.base = jsonText(texts[0]);
    this.value = jsonText(texts[1]);
  }

  get patch(): Patch<Write> {
    this.#patch ??= this.#endpoint.patch(this.base, this.value) as Patch<Write>;
    return this.#patch;
  }

  /** Returns whether two patches were made from the same resource and sent the same one. */
  isSame(other: UnconfirmedPatch<Write> | null): boolean {
    return this.texts[0] === other?.texts[0] && this.texts[1] === other?.texts[1];
  }
}

const memberName = "unconfirmed";
const prefix = `{"${memberName}":`;

/** Tells a text from one that was changed (FNV-1a). */
function checksumOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return `"${hash >>> 0}"`;
}

/** A saved draft with what is not confirmed. */
export function withUnconfirmed(saved: string, sent: UnconfirmedPatch<unknown>): string {
  const [base, value] = sent.texts;
  const origins = sent.origins ?? "";
  const known = origins === "" ? "" : `,"origins":${origins}`;
  const check = checksumOf(base + value + origins);
  return `${prefix}{"check":${check},"base":${base},"value":${value}${known}},${saved.slice(1)}`;
}

/** What was saved together. */
interface SavedUnconfirmed {
  /** The base of the saved draft. */
  readonly base: string;
  readonly texts: readonly [base: string, value: string];
  readonly origins: string | null;
}

function memberTexts(text: string): Record<string, string | undefined> {
  return Object.fromEntries(readMembers(text).map(({ name, text: member }) => [name, member]));
}

/** What `withUnconfirmed` has put into a saved draft; null where that has nothing of the kind. */
export function readUnconfirmed(saved: string): SavedUnconfirmed | null {
  if (!saved.startsWith(prefix)) return null;
  try {
    JSON.parse(saved);
  } catch (cause) {
    throw new DraftError("damaged", "", { cause });
  }
  const { [memberName]: sent = "", draft = "" } = memberTexts(saved);
  const { check, base = "", value = "", origins = "" } = memberTexts(sent);
  const { base: number = "", documents = "[]" } = memberTexts(draft);
  const own = readItems(documents)[number === "" ? -1 : Number(number)];
  if (own === undefined || check !== checksumOf(base + value + origins)) throw new DraftError("damaged");
  return { base: own, texts: [base, value], origins: origins === "" ? null : origins };
}

/** A resource with a body applied, as a server that replaces top-level properties does it. Both are JSON texts. */
export function sentResource(baseText: string, bodyText: string): string {
  const members = new Map(readMembers(baseText).map(({ name, text }) => [name, text]));
  for (const { name, text } of bodyText === "" ? [] : readMembers(bodyText)) members.set(name, text);
  return writeMembers(Array.from(members, ([name, text]) => ({ name, text })));
}

/** The edited resource when something was sent. Texts are JSON. */
interface ResourceSnapshot {
  readonly value: string;
  /** The origins of its items, by top-level member; null where they are not known. */
  readonly origins: string | null;
}

/** The snapshot as the module takes it. */
export function formatSnapshot({ value, origins }: ResourceSnapshot): string {
  return origins === null ? `{"value":${value}}` : `{"value":${value},"origins":${origins}}`;
}

/** Reads what the module, or `formatSnapshot`, wrote. */
export function parseSnapshot(text: string): ResourceSnapshot {
  const members = new Map(readMembers(text).map((member) => [member.name, member.text]));
  return { value: members.get("value") ?? "{}", origins: members.get("origins") ?? null };
}

/** The origins of some members. */
function originsOf(origins: string | null, isWanted: (name: string) => boolean): string | null {
  if (origins === null) return null;
  return writeMembers(readMembers(origins).filter(({ name }) => isWanted(name)));
}

type ComparingEndpoint = Pick<Endpoint<unknown, unknown>, "diff" | "merge" | "update">;

/** Of an item that was added, as much as it has members. */
function weightOf({ kind, after }: Change): number {
  return kind === "add" ? Math.max(1, Object.keys(Object(after)).length) : 1;
}

/** How much has changed in each property of the resource. */
function weightsOf(changes: readonly Change[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const change of changes) {
    const [name = ""] = parsePointer(change.path);
    weights.set(name, (weights.get(name) ?? 0) + weightOf(change));
  }
  return weights;
}

/**
 * The properties that a resource has as they were sent, or for the greater part so, white space aside. What is still as
 * it was before is no sign of having been stored, whatever a server may have made of what was sent.
 */
function storedMembers(
  endpoint: ComparingEndpoint,
  sent: UnconfirmedPatch<unknown>,
  latest: Input,
): Set<string> {
  const changed = weightsOf(endpoint.diff(sent.base, jsonText(latest)));
  const [base, value] = [
    jsonText(normalizeAllWhiteSpace(sent.texts[0])),
    jsonText(normalizeAllWhiteSpace(sent.texts[1])),
  ];
  const patch = { bodyText: normalizeAllWhiteSpace(sent.patch.bodyText), ignored: sent.patch.ignored };
  const altered = weightsOf(
    changedByServer(endpoint, jsonText(normalizeAllWhiteSpace(decodeSource(latest))), { patch, base, value }),
  );
  const weights = [...weightsOf(sent.patch.changes)];
  return new Set(
    weights
      .filter(([name, weight]) => changed.has(name) && (altered.get(name) ?? 0) < weight)
      .map(([name]) => name),
  );
}

/** The snapshot of a resource of which some properties are as they were sent, the others as they were before. */
function snapshotOfStored(
  { texts: [base, value], origins }: UnconfirmedPatch<unknown>,
  isSent: (name: string) => boolean,
): string {
  const members = [
    ...readMembers(base).filter(({ name }) => !isSent(name)),
    ...readMembers(value).filter(({ name }) => isSent(name)),
  ];
  return formatSnapshot({ value: writeMembers(members), origins: originsOf(origins, isSent) });
}

/**
 * The snapshot of the edited resource as it was sent, as far as the server's newer one holds it; null where that holds nothing of it.
 * What somebody else has changed since is as it was before it was sent, so that there both are asked about.
 */
export function reconcileUnconfirmed(
  endpoint: ComparingEndpoint,
  sent: UnconfirmedPatch<unknown> | null,
  latest: Input,
): string | null {
  if (sent === null) return null;
  try {
    if (changedByServer(endpoint, jsonText(latest), sent).length === 0)
      return formatSnapshot({ value: sent.texts[1], origins: sent.origins });
    const stored = storedMembers(endpoint, sent, latest);
    return stored.size === 0 ? null : snapshotOfStored(sent, (name) => stored.has(name));
  } catch {
    // It is no resource, which whoever takes it for one will say.
    return null;
  }
}
