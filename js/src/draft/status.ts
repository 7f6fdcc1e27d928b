import type { DraftContext } from "../endpoint/endpoint.js";
import type { PatchSource } from "../endpoint/patch.js";
import { LazyPatch } from "../endpoint/patch.js";
import { type PatchLists, readPatchLists } from "../endpoint/patch-lists.js";
import { resultBit } from "../generated/constants.js";
import { draftQuery, statusBit } from "../module/draft-codes.js";
import type { CallResult } from "../module/engine.js";
import type { Field } from "../types/field.js";
import type { Patch } from "../types/patch.js";
import type { FieldEdits } from "./field-edits.js";
import type { DraftHandle, JournalSnapshot } from "./handle.js";
import { queryAt } from "./handle.js";
import { formatSnapshot, sentResource } from "./unconfirmed.js";

/** The state of a draft from which a patch was made. */
class PatchedDraft<Read, Write> implements PatchSource {
  readonly status: DraftStatus<Read, Write>;
  readonly at: JournalSnapshot;
  readonly edits: number;

  constructor(status: DraftStatus<Read, Write>, at: JournalSnapshot, edits: number) {
    this.status = status;
    this.at = at;
    this.edits = edits;
  }

  lists(): PatchLists {
    return this.status.listsAt(this.at, this.edits);
  }

  fields(): readonly Field[] {
    return this.status.endpointFields;
  }
}

/**
 * Returns whether a draft is valid and dirty, its patch and its issues. Uses the status of the last field edit where it
 * is enough, else queries the module.
 */
export class DraftStatus<Read, Write> {
  readonly #context: DraftContext<Read, Write>;
  readonly #handle: DraftHandle;
  readonly #fields: FieldEdits;
  /** The number of edits so far. It tells patches of the present state from earlier ones. */
  #edits = 0;
  #patch: CallResult | null = null;
  #lists: PatchLists | null = null;

  constructor(context: DraftContext<Read, Write>, handle: DraftHandle, fields: FieldEdits) {
    this.#context = context;
    this.#handle = handle;
    this.#fields = fields;
  }

  /** Drops the cached patch after an edit, or when the draft is closed. */
  reset(): void {
    this.#edits++;
    this.#patch = null;
    this.#lists = null;
  }

  get isValid(): boolean {
    return this.#fields.has(statusBit.totalsAreKnown)
      ? this.#fields.has(statusBit.isValid)
      : (this.#queryPatch().status & resultBit.valid) !== 0;
  }

  get isDirty(): boolean {
    if (this.#fields.has(statusBit.totalsAreKnown)) return this.#fields.has(statusBit.isDirty);
    const { changes, ignored, issues } = this.lists;
    return (
      changes.length > 0 || ignored.length > 0 || issues.some(({ params }) => params.input !== undefined)
    );
  }

  get bodyText(): string {
    const known = this.#fields.bodyText();
    if (known !== null) return known;
    const { text } = this.#patch ?? this.#handle.query(draftQuery.body);
    this.#fields.setBodyText(text);
    return text;
  }

  /** The changes, ignored edits and issues of the present state. */
  get lists(): PatchLists {
    this.#lists ??= this.#parse(this.#queryPatch().details);
    return this.#lists;
  }

  /** Makes a patch of the present state. The patch keeps its content after the draft is edited or closed. */
  patch(at: JournalSnapshot): Patch<Write> {
    return new LazyPatch<Write>(this.isValid, this.bodyText, new PatchedDraft(this, at, this.#edits));
  }

  /** Returns the snapshot from which a patch was made. For a patch of another draft, applies its body to the base. */
  snapshotOf(patch: Patch<Write>): string {
    const source = LazyPatch.sourceOf(patch);
    if (!(source instanceof PatchedDraft) || source.status !== this) {
      const base = this.#handle.query(draftQuery.base).text;
      return formatSnapshot({ value: sentResource(base, patch.bodyText), origins: null });
    }
    if (source.edits === this.#edits) return this.#handle.query(draftQuery.snapshot).text;
    return queryAt(this.#context, source.at, draftQuery.snapshot).text;
  }

  get endpointFields(): readonly Field[] {
    return this.#context.endpoint.fields;
  }

  /** Returns the lists of a patch that was made after so many edits. */
  listsAt(at: JournalSnapshot, edits: number): PatchLists {
    if (edits === this.#edits) return this.lists;
    return this.#parse(queryAt(this.#context, at, draftQuery.patch).details);
  }

  #queryPatch(): CallResult {
    if (this.#patch === null) {
      this.#patch = this.#handle.query(draftQuery.patch);
      // The module knows the positions of fields in the last text only.
      this.#fields.setBodyText(this.#patch.text);
    }
    return this.#patch;
  }

  #parse(details: string): PatchLists {
    return readPatchLists(details, this.#context.translator);
  }
}
