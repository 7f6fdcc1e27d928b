import type { Translator } from "../messages/translator.js";
import type { CompiledOperation } from "../module/compiled-operation.js";
import { prepareKept } from "../module/prepare-input.js";
import type { DraftOptions } from "../types/draft.js";
import type { Endpoint } from "../types/endpoint.js";
import type { Resource } from "../types/options.js";
import { ModuleDraft } from "./draft.js";
import type { SeatOptions } from "./seat.js";
import { readUnconfirmed, UnconfirmedPatch } from "./unconfirmed.js";

/** What a draft has of its endpoint. */
export interface DraftPlace<Read, Write> extends SeatOptions {
  readonly endpoint: Endpoint<Read, Write>;
  readonly compiled: CompiledOperation;
  readonly translator: Translator;
}

/** Opens a draft on a resource, or brings a saved one back. */
export function openDraft<Read, Write>(
  place: DraftPlace<Read, Write>,
  base: unknown,
  { saved }: DraftOptions,
): ModuleDraft<Read, Write> {
  if (saved !== undefined && typeof saved !== "string")
    throw new TypeError('The option "saved" must be a string that `save` gave.');
  // Kept, because the draft may have to be opened again.
  const kept = prepareKept(base);
  const sent = saved === undefined ? null : readUnconfirmed(saved);
  if (sent === null) return new ModuleDraft<Read, Write>(place, kept, saved ?? null);
  // As it was when it was saved; then it follows the server, which may hold what was sent.
  const unconfirmed = new UnconfirmedPatch<Write>(place.endpoint, sent.texts, sent.origins);
  const draft = new ModuleDraft<Read, Write>(place, sent.base, saved ?? null, unconfirmed);
  try {
    draft.rebase(base as Resource<Read, Write>);
  } catch (failure) {
    draft.close();
    throw failure;
  }
  return draft;
}
