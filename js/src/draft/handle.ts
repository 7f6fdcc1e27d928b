import { DraftError, JsonError, LimitError } from "../errors/errors.js";
import type { CompiledOperation } from "../module/compiled-operation.js";
import type { Action, DraftQuery, FieldQuery } from "../module/draft-codes.js";
import { fieldQuery } from "../module/draft-codes.js";
import type { CallResult } from "../module/engine.js";
import { errorFromDetails } from "../module/failure.js";
import { textAt, writeScalar, writeTyped } from "../module/field-buffer.js";
import type { ModuleFunctions } from "../module/functions.js";
import type { Input } from "../module/input.js";

/** An edit with the arguments of its module call, so that it can be replayed. */
export interface JournalEntry {
  readonly action: Action;
  /** The inputs of the module call. */
  readonly inputs: readonly Input[];
  /** Milliseconds since the draft was opened. */
  readonly now: number;
  /** Approximate size in characters. */
  readonly length: number;
}

/** An edit of one field, by value or by input. Its inputs are written only for a replay. */
export class FieldEntry implements JournalEntry {
  readonly action: Action;
  readonly path: string;
  readonly #value: unknown;
  readonly now: number;

  constructor(what: Action, path: string, value: unknown, now: number) {
    this.action = what;
    this.path = path;
    this.#value = value;
    this.now = now;
  }

  get inputs(): readonly Input[] {
    return [JSON.stringify(this.path), JSON.stringify(this.#value)];
  }

  get length(): number {
    return this.path.length + (typeof this.#value === "string" ? this.#value.length : 8);
  }
}

/** A state of a draft: its base, its last checkpoint, and the edits since. */
export interface JournalSnapshot {
  readonly base: Input;
  readonly checkpoint: string | null;
  readonly entries: readonly JournalEntry[];
  /** The number of entries that belong to the snapshot. The array may grow afterwards. */
  readonly count: number;
}

/** A journal below both limits gets no checkpoint. */
const minimumEntries = 1024;
const minimumCharacters = 1 << 18;

/**
 * The edits that reopen a draft after the module's instance was replaced. A checkpoint replaces the entries from time to
 * time, so the journal stays small.
 */
export class Journal {
  #base: Input;
  #checkpoint: string | null;
  #entries: JournalEntry[] = [];
  #characters = 0;
  /** The number of leading entries that a snapshot shares. They must not be replaced. */
  #sharedCount = 0;

  /** Keeps `base`, so the caller must not change it afterwards. */
  constructor(base: Input, checkpoint: string | null) {
    this.#base = base;
    this.#checkpoint = checkpoint;
  }

  now(): JournalSnapshot {
    const entries = this.#entries;
    this.#sharedCount = entries.length;
    return { base: this.#base, checkpoint: this.#checkpoint, entries, count: entries.length };
  }

  /** Adds a completed edit. Returns whether a checkpoint is due. */
  add(entry: JournalEntry): boolean {
    this.#entries.push(entry);
    this.#characters += entry.length;
    const isLong = this.#entries.length >= minimumEntries || this.#characters > minimumCharacters;
    // A checkpoint costs as many characters as it has, so the entries have to reach its size first.
    return isLong && this.#characters >= (this.#checkpoint?.length ?? 0);
  }

  /** Adds an edit that the module joined to its last undo step. Returns as `add` does. */
  addToStep(entry: FieldEntry): boolean {
    const last = this.#entries.at(-1);
    const isSame = last instanceof FieldEntry && last.path === entry.path && last.action === entry.action;
    if (!isSame || this.#entries.length === this.#sharedCount) return this.add(entry);
    this.#entries[this.#entries.length - 1] = entry;
    this.#characters += entry.length - last.length;
    return false;
  }

  /** Replaces all entries by a checkpoint. */
  restart(checkpoint: string, base: Input = this.#base): void {
    this.#base = base;
    this.#checkpoint = checkpoint;
    this.#entries = [];
    this.#characters = 0;
    this.#sharedCount = 0;
  }
}

/** The operation that a handle opens its draft for, and the options of the draft's patches. */
export interface HandleContext {
  readonly operation: CompiledOperation;
  readonly flags: number;
  readonly today: number;
}

/** The start and end of a field's text in the text of a body. */
export interface TextSpan {
  readonly from: number;
  readonly to: number;
}

/** The status of a call that failed. */
const failed = -1;

/**
 * The number of a draft in the module. When the module's instance was replaced since the last call, the draft is first
 * reopened in the new instance from its journal.
 */
export class DraftHandle {
  readonly #context: HandleContext;
  readonly #operation: CompiledOperation;
  readonly #journal: Pick<Journal, "now">;
  readonly #onReopen: () => void;
  #draft = -1;
  #generation = -1;

  /** @param onReopen - Called after the draft was opened in another instance, which has no numbers of fields. */
  constructor(context: HandleContext, journal: Pick<Journal, "now">, onReopen: () => void = () => {}) {
    this.#context = context;
    this.#operation = context.operation;
    this.#journal = journal;
    this.#onReopen = onReopen;
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
      for (let index = 0; index < count; index++) this.#replay(entries[index]);
    } catch (failure) {
      this.close();
      throw failure;
    }
    this.#onReopen();
  }

  /**
   * Makes an edit. Returns the changed paths.
   *
   * @throws DraftError if the module refuses the edit.
   */
  edit({ action, inputs, now }: JournalEntry): string[] {
    const { status, details } = this.#call(inputs, (module, draft) => module.editDraft(draft, action, now));
    return status === 0 ? [] : JSON.parse(details);
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
    const outcome = this.#operation.call(inputs, (module) => work(module, this.#draft));
    if (outcome.status === failed) throw errorFromDetails(outcome.details);
    return outcome;
  }

  #replay(entry: JournalEntry | undefined): void {
    if (entry === undefined) return;
    const { status, details } = this.#operation.call(entry.inputs, (module) =>
      module.editDraft(this.#draft, entry.action, entry.now),
    );
    if (status === failed) throw errorFromDetails(details);
  }

  #restore(saved: string): void {
    try {
      const { status, details } = this.#operation.call([saved], (module) =>
        module.restoreDraft(this.#draft, 0),
      );
      if (status === failed) throw errorFromDetails(details);
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
  const handle = new DraftHandle(context, { now: () => at });
  try {
    return handle.query(query);
  } finally {
    handle.close();
  }
}
