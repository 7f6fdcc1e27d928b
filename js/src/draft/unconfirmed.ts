// What was sent without an answer that says what became of it, also in a saved draft.
import { DraftError } from "../errors/errors.js";
import type { JsonText } from "../json/json-text.js";
import { jsonText } from "../json/json-text.js";
import { readMembers } from "../json/members.js";
import type { Unconfirmed } from "../types/draft.js";
import type { Endpoint } from "../types/endpoint.js";
import type { Patch } from "../types/patch.js";

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
const opening = `{"${memberName}":`;

/** Tells a text from one that was changed (FNV-1a). */
function checkOf(text: string): string {
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
  const check = checkOf(base + value + origins);
  return `${opening}{"check":${check},"base":${base},"value":${value}${known}},${saved.slice(1)}`;
}

/** What was saved together. */
export interface SavedTogether {
  /** The base of the saved draft. */
  readonly base: string;
  readonly texts: readonly [base: string, value: string];
  readonly origins: string | null;
}

function membersOf(text: string): Record<string, string | undefined> {
  return Object.fromEntries(readMembers(text).map(({ name, text: member }) => [name, member]));
}

/** What `withUnconfirmed` has put into a saved draft; null where that has nothing of the kind. */
export function readUnconfirmed(saved: string): SavedTogether | null {
  if (!saved.startsWith(opening)) return null;
  try {
    JSON.parse(saved);
  } catch (cause) {
    throw new DraftError("damaged", "", { cause });
  }
  const { [memberName]: sent = "", draft = "" } = membersOf(saved);
  const { check, base = "", value = "", origins = "" } = membersOf(sent);
  const own = membersOf(draft).base;
  if (own === undefined || check !== checkOf(base + value + origins)) throw new DraftError("damaged");
  return { base: own, texts: [base, value], origins: origins === "" ? null : origins };
}
