// A patch that was sent without a response. The draft keeps and saves it until a newer base shows what the server stored.
import { changedByServer } from "../endpoint/alterations.js";
import { normalizeAllWhiteSpace } from "../endpoint/normalize-strings.js";
import { DraftError } from "../errors/errors.js";
import type { JsonText } from "../json/json-text.js";
import { decodeSource, jsonText } from "../json/json-text.js";
import { readItems, readMembers, writeMembers } from "../json/members.js";
import { parsePointer } from "../json/pointer.js";
import type { CompiledOperation } from "../module/compiled-operation.js";
import type { Input } from "../module/input.js";
import type { Endpoint } from "../types/draft.js";
import type { Unconfirmed } from "../types/draft-options.js";
import type { Change, Patch } from "../types/patch.js";

/** A sent patch with the resource before and after the edits. */
export class UnconfirmedPatch<Write> implements Unconfirmed<Write> {
  readonly base: JsonText;
  readonly value: JsonText;
  /** The JSON texts of `base` and `value`. */
  readonly texts: readonly [base: string, value: string];
  /** The origins of the items in `value`, as JSON text; null if they are not known. */
  readonly origins: string | null;
  readonly #endpoint: Pick<Endpoint<unknown, unknown>, "patch">;
  #patch: Patch<Write> | null;

  /** @param patch - The sent patch. Without it, `patch` computes one at the first read. */
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

  /** Makes the unconfirmed patch of a sent one. The snapshot is that from which the patch was made. */
  static of<Write>(
    endpoint: Pick<Endpoint<unknown, unknown>, "patch">,
    base: string,
    snapshot: string,
    patch: Patch<Write>,
  ): UnconfirmedPatch<Write> {
    const { value, origins } = parseSnapshot(snapshot);
    return new UnconfirmedPatch<Write>(endpoint, [base, value], origins, patch);
  }

  get patch(): Patch<Write> {
    this.#patch ??= this.#endpoint.patch(this.base, this.value) as Patch<Write>;
    return this.#patch;
  }

  /** Returns whether two patches have the same base and value. */
  isSame(other: UnconfirmedPatch<Write> | null): boolean {
    return this.texts[0] === other?.texts[0] && this.texts[1] === other?.texts[1];
  }
}

const memberName = "unconfirmed";
const checkName = "unconfirmedCheck";
const prefix = `{"${memberName}":`;

/** Returns the checksum of a JSON text. It detects a changed text. */
function checksumOf(operation: CompiledOperation, text: string): string {
  return operation.call([text], (module) => module.checksum(0)).text;
}

/** Adds an unconfirmed patch to the text of a saved draft. */
export function withUnconfirmed(
  operation: CompiledOperation,
  saved: string,
  sent: UnconfirmedPatch<unknown>,
): string {
  const [base, value] = sent.texts;
  const origins = sent.origins === null ? "" : `,"origins":${sent.origins}`;
  const text = `{"base":${base},"value":${value}${origins}}`;
  return `${prefix}${text},"${checkName}":"${checksumOf(operation, text)}",${saved.slice(1)}`;
}

/** The unconfirmed patch in a saved draft. */
interface SavedUnconfirmed {
  /** The base of the saved draft. */
  readonly base: string;
  readonly texts: readonly [base: string, value: string];
  readonly origins: string | null;
}

function memberTexts(text: string): Record<string, string | undefined> {
  return Object.fromEntries(readMembers(text).map(({ name, text: member }) => [name, member]));
}

/** Returns the base of a saved draft as JSON text. The draft refers to it by its number in the list of documents. */
function readSavedBase(draft: string): string | undefined {
  const { base: number, documents = "" } = memberTexts(draft);
  if (number === undefined || !documents.startsWith("[")) return undefined;
  return readItems(documents)[Number(number)];
}

/**
 * Reads the patch that `withUnconfirmed` added to a saved draft. Returns null if there is none.
 *
 * @throws DraftError if the text is damaged.
 */
export function readUnconfirmed(operation: CompiledOperation, saved: string): SavedUnconfirmed | null {
  if (!saved.startsWith(prefix)) return null;
  try {
    JSON.parse(saved);
  } catch (cause) {
    throw new DraftError("damaged", "", { cause });
  }
  const { [memberName]: sent = "", [checkName]: check, draft = "" } = memberTexts(saved);
  const own = readSavedBase(draft);
  const isWhole = own !== undefined && check === `"${checksumOf(operation, sent)}"`;
  const { base = "", value = "", origins = null } = memberTexts(sent);
  const areObjects = [base, value, origins ?? "{}"].every((text) => text.startsWith("{"));
  if (!isWhole || !areObjects) throw new DraftError("damaged");
  return { base: own, texts: [base, value], origins };
}

/** Applies a body to a resource by replacing top-level properties. Both are JSON texts. */
export function sentResource(baseText: string, bodyText: string): string {
  const members = new Map(readMembers(baseText).map(({ name, text }) => [name, text]));
  for (const { name, text } of bodyText === "" ? [] : readMembers(bodyText)) members.set(name, text);
  return writeMembers(Array.from(members, ([name, text]) => ({ name, text })));
}

/** The edited resource at the time of a request, as JSON texts. */
interface ResourceSnapshot {
  readonly value: string;
  /** The origins of its items, by top-level member; null if they are not known. */
  readonly origins: string | null;
}

/** Writes a snapshot in the form that the module reads. */
export function formatSnapshot({ value, origins }: ResourceSnapshot): string {
  return origins === null ? `{"value":${value}}` : `{"value":${value},"origins":${origins}}`;
}

/** Reads a snapshot that the module or `formatSnapshot` wrote. */
function parseSnapshot(text: string): ResourceSnapshot {
  const members = new Map(readMembers(text).map((member) => [member.name, member.text]));
  return { value: members.get("value") ?? "{}", origins: members.get("origins") ?? null };
}

/** Returns the origins of the wanted members. */
function originsOf(origins: string | null, isWanted: (name: string) => boolean): string | null {
  if (origins === null) return null;
  return writeMembers(readMembers(origins).filter(({ name }) => isWanted(name)));
}

type ComparingEndpoint = Pick<Endpoint<unknown, unknown>, "diff" | "merge" | "update">;

/** Returns the number of values in a change: the members of an added object, otherwise 1. */
function weightOf({ kind, after }: Change): number {
  return kind === "add" ? Math.max(1, Object.keys(Object(after)).length) : 1;
}

/** Returns the number of changed values in each top-level property. */
function weightsOf(changes: readonly Change[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const change of changes) {
    const [name = ""] = parsePointer(change.path);
    weights.set(name, (weights.get(name) ?? 0) + weightOf(change));
  }
  return weights;
}

/**
 * Returns the sent properties that the server stored, white space aside. A property counts as stored if it changed, and
 * if fewer of its values differ from the request than the request changed.
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

/** Returns a snapshot with the sent properties from the patch's value and all others from its base. */
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
 * Returns the snapshot of the sent edits that the newer resource contains, or null if it contains none of them.
 * All other properties are as they were before the request, so a rebase reports them as conflicts.
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
    // The text is not a resource. The rebase that follows throws the error.
    return null;
  }
}
