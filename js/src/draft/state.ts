import type { DraftContext } from "../endpoint/endpoint.js";
import type { PatchSource } from "../endpoint/patch.js";
import { LazyPatch } from "../endpoint/patch.js";
import { type PatchLists, readPatchLists } from "../endpoint/patch-lists.js";
import { resultBit } from "../generated/constants.js";
import type { Action } from "../module/draft-codes.js";
import { action, draftQuery, statusBit } from "../module/draft-codes.js";
import type { CallResult } from "../module/engine.js";
import { prepareInput } from "../module/prepare-input.js";
import type { Field } from "../types/field.js";
import type { Patch } from "../types/patch.js";
import { BodyText, inModule } from "./body-text.js";
import type { DraftHandle } from "./handle.js";
import { ignoringLimits, queryAt } from "./handle.js";
import type { JournalSnapshot } from "./journal.js";
import { FieldEntry } from "./journal.js";
import { formatSnapshot, sentResource } from "./unconfirmed.js";

/** The status bits about the field that was set. */
const fieldBits = statusBit.fieldIssuesAreKnown | statusBit.fieldHasNoIssues;

/** The number of a path that was set once and has not been looked up yet. */
const unresolved = 0;
const notAField = -1;

/** The module's own limit. Forms have fewer fields. */
const maximumFields = 4096;

/** The numbers of fields by path. The number of a path is looked up when the path is set a second time. */
class FieldNumbers {
  readonly #find: (path: string) => number;
  readonly #numbers = new Map<string, number>();

  /** @param find - Queries the module for the number of a field; returns 0 if the path is not a field. */
  constructor(find: (path: string) => number) {
    this.#find = find;
  }

  /** Records that a path was set. */
  expect(path: string): void {
    if (this.#numbers.size === maximumFields) this.#numbers.clear();
    if (!this.#numbers.has(path)) this.#numbers.set(path, unresolved);
  }

  /** Returns the number of an expected path, or a number below 1 if it is not expected or not a field. */
  of(path: string): number {
    const known = this.#numbers.get(path);
    if (known !== unresolved) return known ?? notAField;
    const found = this.#find(path) || notAField;
    this.#numbers.set(path, found);
    return found;
  }

  clear(): void {
    this.#numbers.clear();
  }
}

/** The state of a draft from which patches were made. */
class PatchedState<Read, Write> implements PatchSource {
  readonly state: DraftState<Read, Write>;
  readonly at: JournalSnapshot;

  constructor(state: DraftState<Read, Write>, at: JournalSnapshot) {
    this.state = state;
    this.at = at;
  }

  lists(): PatchLists {
    return this.state.listsOf(this);
  }

  fields(): readonly Field[] {
    return this.state.endpointFields;
  }
}

/**
 * Caches the present state of a draft: the numbers of its fields, the status that the module returned after the last edit,
 * the body text while only fields change, and the lists of the patch. Queries the module for the rest.
 */
export class DraftState<Read, Write> {
  readonly #context: DraftContext<Read, Write>;
  readonly #handle: DraftHandle;
  readonly #numbers: FieldNumbers;
  /** The numbers by paths of `setFromInput`, in which an index is a row of the form. */
  readonly #inputNumbers: FieldNumbers;
  readonly #body = new BodyText();
  #status = 0;
  /** The path of the field that the status is about, or null. */
  #path: string | null = null;
  /** The number of the field at that path. */
  #field = notAField;
  #patch: CallResult | null = null;
  #lists: PatchLists | null = null;
  /** The source of all patches of the present state; null until the first one. */
  #present: PatchedState<Read, Write> | null = null;

  constructor(context: DraftContext<Read, Write>, handle: DraftHandle) {
    this.#context = context;
    this.#handle = handle;
    this.#numbers = new FieldNumbers((path) => handle.findField(prepareInput(path), false));
    this.#inputNumbers = new FieldNumbers((path) => handle.findField(prepareInput(path), true));
  }

  /** Sets a field that was set by path before. Returns the status, or 0 if the caller has to make an edit by path. */
  setField(path: string, value: unknown): number {
    const field = this.#numbers.of(path);
    if (field <= 0) return 0;
    const now = this.#handle.time;
    const status = this.#handle.setField(field, value, now);
    return this.#afterField(field, new FieldEntry(action.set, path, value, now, status), value);
  }

  /** Sets a field from the text of its control. Returns as `setField` does. */
  setFieldInput(path: string, text: string): number {
    const field = this.#inputNumbers.of(path);
    if (field <= 0) return 0;
    const now = this.#handle.time;
    const status = this.#handle.setFieldInput(field, text, now);
    return this.#afterField(field, new FieldEntry(action.setFromInput, path, text, now, status), inModule);
  }

  #afterField(field: number, entry: FieldEntry, value: unknown): number {
    const { path, status } = entry;
    if (status === 0) return 0;
    this.#status = status;
    this.#path = path;
    this.#field = field;
    if ((status & statusBit.isChanged) === 0) return status;
    this.#dropPatch();
    // Input text is stored beside the value, and the body keeps the value.
    if ((status & statusBit.hasInput) === 0) {
      if ((status & statusBit.onlyFieldTextChanged) === 0) this.#body.clear();
      else this.#body.replace(field, value);
    }
    this.#handle.recordField(entry);
    return status;
  }

  /** Updates the state after an edit by path. */
  afterEdit(what: Action): void {
    let status = 0;
    // An edit of one field keeps the numbers of the other fields.
    if (what === action.set || what === action.setFromInput || what === action.setUnreadable)
      ignoringLimits(() => {
        status = this.#handle.query(draftQuery.status).status;
      });
    if ((status & statusBit.hasFields) === 0) this.forgetFields();
    this.#body.clear();
    this.#status = status & ~fieldBits;
    this.#path = null;
    this.#dropPatch();
  }

  /** Drops the state after any other change, or when the draft is closed. */
  reset(): void {
    this.forgetFields();
    this.#dropPatch();
  }

  /** Drops the numbers of fields and what the module returned with them, as another instance has other numbers. */
  forgetFields(): void {
    this.#numbers.clear();
    this.#inputNumbers.clear();
    this.#body.clear();
    this.#status = 0;
    this.#path = null;
  }

  #dropPatch(): void {
    this.#patch = null;
    this.#lists = null;
    this.#present = null;
  }

  /** Records that a path was set. Setting it a second time looks up its field. */
  expectField(path: string): void {
    this.#numbers.expect(path);
  }

  /** Records a path of `setFromInput`, as `expectField` does. */
  expectInput(path: string): void {
    this.#inputNumbers.expect(path);
  }

  get isValid(): boolean {
    return this.#has(statusBit.totalsAreKnown)
      ? this.#has(statusBit.isValid)
      : (this.#queryPatch().status & resultBit.valid) !== 0;
  }

  get isDirty(): boolean {
    if (this.#has(statusBit.totalsAreKnown)) return this.#has(statusBit.isDirty);
    const { changes, ignored, issues } = this.lists;
    return (
      changes.length > 0 || ignored.length > 0 || issues.some(({ params }) => params.input !== undefined)
    );
  }

  /** Returns the details of the issues at a path, "" for none, or null if the caller has to filter all issues. */
  issuesAt(path: string): string | null {
    if (path !== this.#path || !this.#has(statusBit.fieldIssuesAreKnown)) return null;
    if (this.#has(statusBit.fieldHasNoIssues)) return "";
    return this.#handle.fieldIssues(this.#field);
  }

  /** The changes, ignored edits and issues. */
  get lists(): PatchLists {
    this.#lists ??= this.#parse(this.#queryPatch().details);
    return this.#lists;
  }

  /** Makes a patch. It keeps its content after the draft is edited or closed. */
  patch(): Patch<Write> {
    this.#present ??= new PatchedState(this, this.#handle.now());
    return new LazyPatch<Write>(this.isValid, this.#bodyText(), this.#present);
  }

  /** Returns the snapshot from which a patch was made. For a patch of another draft, applies its body to the base. */
  snapshotOf(patch: Patch<Write>): string {
    const source = LazyPatch.sourceOf(patch);
    if (!(source instanceof PatchedState) || source.state !== this) {
      const base = this.#handle.query(draftQuery.base).text;
      return formatSnapshot({ value: sentResource(base, patch.bodyText), origins: null });
    }
    if (source === this.#present) return this.#handle.query(draftQuery.snapshot).text;
    return queryAt(this.#context, source.at, draftQuery.snapshot).text;
  }

  get endpointFields(): readonly Field[] {
    return this.#context.endpoint.fields;
  }

  /** Returns the lists of the patches that were made from a state. */
  listsOf(source: PatchedState<Read, Write>): PatchLists {
    if (source === this.#present) return this.lists;
    return this.#parse(queryAt(this.#context, source.at, draftQuery.patch).details);
  }

  /** Returns whether the last status has a bit. Without a status for the present state, returns false. */
  #has(bit: number): boolean {
    this.#handle.open();
    return (this.#status & bit) !== 0;
  }

  #bodyText(): string {
    const known = this.#body.read(this.#handle);
    if (known !== null) return known;
    const { text } = this.#patch ?? this.#handle.query(draftQuery.body);
    this.#body.set(text);
    return text;
  }

  #queryPatch(): CallResult {
    if (this.#patch === null) {
      this.#patch = this.#handle.query(draftQuery.patch);
      // The module knows the positions of fields in the last text only.
      this.#body.set(this.#patch.text);
    }
    return this.#patch;
  }

  #parse(details: string): PatchLists {
    return readPatchLists(details, this.#context.translator);
  }
}
