import { DraftError, JsonError, LimitError } from "../errors/errors.js";
import type { CompiledOperation } from "../module/compiled-operation.js";
import type { Action, DraftQuery, FieldQuery } from "../module/draft-codes.js";
import { draftQuery, fieldQuery } from "../module/draft-codes.js";
import type { CallResult } from "../module/engine.js";
import { errorFromDetails } from "../module/failure.js";
import { textAt, writeScalar, writeTyped } from "../module/field-buffer.js";
import type { ModuleFunctions } from "../module/functions.js";
import type { Input } from "../module/input.js";
import type { TextSpan } from "./body-text.js";
import type { FieldEntry, JournalEntry, JournalSnapshot } from "./journal.js";
import { Journal } from "./journal.js";

/** The operation that a handle opens its draft for, and the options of the draft's patches. */
export interface HandleContext {
  readonly operation: CompiledOperation;
  readonly flags: number;
  readonly today: number;
}

/** The status of a call that failed. */
const failed = -1;

/** Notifications of a handle. */
interface HandleListener {
  /** Called after the draft was opened in another instance, in which fields have other numbers. */
  reopened?(): void;
  /** Called after a checkpoint, which does not contain the server's issues. */
  checkpointed?(): void;
}

/** The path of the whole resource, as JSON text. */
export const wholePath = '""';

/** Runs work that a completed edit does not depend on, and ignores a `LimitError`. */
export function ignoringLimits(work: () => void): void {
  try {
    work();
  } catch (failure) {
    // The journal already holds the edit.
    if (!(failure instanceof LimitError)) throw failure;
  }
}

/**
 * A draft in the module, with the journal of its edits. When the module's instance was replaced since the last call, the
 * draft is first reopened in the new instance from the journal.
 */
export class DraftHandle {
  readonly #context: HandleContext;
  readonly #operation: CompiledOperation;
  readonly #journal: Journal;
  readonly #listener: HandleListener;
  readonly #opened = Date.now();
  #draft = -1;
  #generation = -1;

  /** @param at - The state in which the draft is opened. It is kept, so the caller must not change the base. */
  constructor(context: HandleContext, at: JournalSnapshot, listener: HandleListener = {}) {
    this.#context = context;
    this.#operation = context.operation;
    this.#journal = new Journal(at);
    this.#listener = listener;
  }

  /** Opens the draft in the present instance, unless it is already open there. */
  open(): void {
    this.#operation.compile();
    if (this.#generation === this.#operation.generation) return;
    const { base, checkpoint, entries, count } = this.#journal.now();
    const { flags, today } = this.#context;
    const opened = this.#operation.call([base], (module, endpoint) => {
      const draft = module.openDraft(endpoint, 0, flags, today);
      if (draft !== failed) this.#operation.countDraft(1);
      return draft;
    });
    if (opened.status === failed) throw errorFromDetails(opened.details);
    this.#draft = opened.status;
    this.#generation = this.#operation.generation;
    try {
      if (checkpoint !== null) this.#restore(checkpoint);
      for (const { action, inputs, now } of entries.slice(0, count))
        this.#callOpen(inputs, (module) => module.editDraft(this.#draft, action, now));
    } catch (failure) {
      this.close();
      throw failure;
    }
    this.#listener.reopened?.();
  }

  /** Milliseconds since the draft was opened. If the clock was set back, 0 instead of a pause of weeks. */
  get time(): number {
    return Math.max(0, Date.now() - this.#opened) % 0x80000000;
  }

  /** Returns the journal's content, from which the draft can be reopened in its present state. */
  now(): JournalSnapshot {
    return this.#journal.now();
  }

  /**
   * Makes and records an edit. Returns the changed paths.
   *
   * @throws DraftError if the module refuses the edit.
   */
  edit(what: Action, inputs: readonly Input[]): string[] {
    const entry = this.#entryOf(what, inputs);
    const paths = this.#make(entry);
    if (paths.length > 0 && this.#journal.add(entry)) this.checkpoint();
    return paths;
  }

  /** Makes and records an action that may change no value, such as the start of a group. Returns as `edit` does. */
  act(what: Action, inputs: readonly Input[]): string[] {
    const entry = this.#entryOf(what, inputs);
    const paths = this.#make(entry);
    this.#journal.add(entry);
    return paths;
  }

  /** Records an edit of a field that the module has made. */
  recordField(entry: FieldEntry): void {
    if (this.#journal.addField(entry)) this.checkpoint();
  }

  /** Restarts the journal from the present state of the draft, unless the module lacks memory for it. */
  checkpoint(base?: Input): void {
    ignoringLimits(() => {
      this.#journal.restart(this.query(draftQuery.checkpoint).text, base);
      this.#listener.checkpointed?.();
    });
  }

  query(query: DraftQuery, inputs: readonly Input[] = []): CallResult {
    return this.#call(inputs, (module, draft) => module.queryDraft(draft, query));
  }

  /**
   * Returns the number of the field at a path, or 0.
   *
   * @param path - JSON text.
   * @param isTyped - Reads an index as a row of the form, as `setFromInput` does.
   */
  findField(path: Input, isTyped: boolean): number {
    return this.#call([path], (module, draft) => module.findField(draft, isTyped ? 1 : 0)).status;
  }

  /** Sets a field. Returns the status, or 0 if the caller has to make an edit by path. */
  setField(field: number, value: unknown, now: number): number {
    if (this.#generation !== this.#operation.generation) return 0;
    return this.#operation.direct((module) => {
      const length = writeScalar(module.HEAPU8, module._fieldBuffer(), value);
      return length === 0 ? 0 : module._setField(this.#draft, field, length, now);
    });
  }

  /** Sets a field from the text of its control. Returns as `setField` does. */
  setFieldInput(field: number, text: string, now: number): number {
    if (this.#generation !== this.#operation.generation) return 0;
    return this.#operation.direct((module) => {
      const length = writeTyped(module.HEAPU8, module._fieldBuffer(), text);
      return length < 0 ? 0 : module._setFieldInput(this.#draft, field, length, now);
    });
  }

  /** Returns the value of a field as JSON text. Returns null if it has none, or a text too long for the field buffer. */
  textOf(field: number): string | null {
    if (this.#generation !== this.#operation.generation) return null;
    let text: string | null = null;
    this.#operation.direct((module) => {
      const length = module._queryField(this.#draft, field, fieldQuery.text);
      const from = module._fieldBuffer();
      if (length >= 0) text = textAt(module.HEAPU8, from, length);
      return length;
    });
    return text;
  }

  /** Returns the details of a field's issues. */
  fieldIssues(field: number): string {
    return this.#call([], (module, draft) => module._queryField(draft, field, fieldQuery.issues)).details;
  }

  /** Returns the position of a field in the body text, or null. */
  spanOf(field: number): TextSpan | null {
    if (this.#generation !== this.#operation.generation) return null;
    const query = (what: FieldQuery) =>
      this.#operation.direct((module) => module._queryField(this.#draft, field, what));
    const from = query(fieldQuery.from);
    return from < 0 ? null : { from, to: query(fieldQuery.to) };
  }

  /** Closes the draft in the module. The next call reopens it. */
  close(): void {
    const isOpen = this.#draft !== -1 && this.#generation === this.#operation.generation;
    const draft = this.#draft;
    this.#draft = -1;
    this.#generation = -1;
    if (!isOpen) return;
    this.#operation.countDraft(-1);
    this.#operation.call([], (module) => module.closeDraft(draft));
  }

  #call(inputs: readonly Input[], work: (module: ModuleFunctions, draft: number) => number): CallResult {
    this.open();
    return this.#callOpen(inputs, (module) => work(module, this.#draft));
  }

  /** Makes a call for the open draft. */
  #callOpen(inputs: readonly Input[], work: (module: ModuleFunctions) => number): CallResult {
    const outcome = this.#operation.call(inputs, work);
    if (outcome.status === failed) throw errorFromDetails(outcome.details);
    return outcome;
  }

  #make({ action, inputs, now }: JournalEntry): string[] {
    const { status, details } = this.#call(inputs, (module, draft) => module.editDraft(draft, action, now));
    return status === 0 ? [] : JSON.parse(details);
  }

  #entryOf(what: Action, inputs: readonly Input[]): JournalEntry {
    const length = inputs.reduce((sum, input) => sum + input.length, 0);
    return { action: what, inputs, now: this.time, length };
  }

  #restore(saved: string): void {
    try {
      this.#callOpen([saved], (module) => module.restoreDraft(this.#draft, 0));
    } catch (failure) {
      // A truncated text is not JSON, and no draft saves a text that is too deep.
      const isTooDeep = failure instanceof LimitError && failure.limit === "depth";
      const isDamaged = failure instanceof JsonError || isTooDeep;
      throw isDamaged ? new DraftError("damaged", "", { cause: failure }) : failure;
    }
  }
}

/** Queries the state of a snapshot. Opens a second draft from the snapshot and closes it again. */
export function queryAt(context: HandleContext, at: JournalSnapshot, query: DraftQuery): CallResult {
  const handle = new DraftHandle(context, at);
  try {
    return handle.query(query);
  } finally {
    handle.close();
  }
}
