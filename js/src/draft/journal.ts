import type { Action } from "../module/draft-codes.js";
import { statusBit } from "../module/draft-codes.js";
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
  readonly now: number;
  /** The status that the module returned after the edit. */
  readonly status: number;
  readonly #value: unknown;

  constructor(what: Action, path: string, value: unknown, now: number, status: number) {
    this.action = what;
    this.path = path;
    this.now = now;
    this.status = status;
    this.#value = value;
  }

  get inputs(): readonly Input[] {
    return [JSON.stringify(this.path), JSON.stringify(this.#value)];
  }

  get length(): number {
    return this.path.length + (typeof this.#value === "string" ? this.#value.length : 8);
  }

  /** Returns whether a replay needs only this entry and not the one before it. */
  replaces(last: JournalEntry | undefined): boolean {
    if (!(last instanceof FieldEntry) || last.path !== this.path || last.action !== this.action) return false;
    // Input text leaves the last value in place, so a replay needs both entries.
    const hasInput = ((this.status | last.status) & statusBit.hasInput) !== 0;
    return (this.status & statusBit.continuesStep) !== 0 && !hasInput;
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
  #entries: JournalEntry[];
  #characters = 0;
  /** The number of leading entries that a snapshot shares. They must not be replaced. */
  #sharedCount = 0;

  /** Keeps `base`, so the caller must not change it afterwards. */
  constructor({ base, checkpoint, entries, count }: JournalSnapshot) {
    this.#base = base;
    this.#checkpoint = checkpoint;
    this.#entries = entries.slice(0, count);
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

  /** Adds an edit of a field. Edits of one undo step share an entry if possible. Returns as `add` does. */
  addField(entry: FieldEntry): boolean {
    const last = this.#entries.at(-1);
    if (last === undefined || !entry.replaces(last) || this.#entries.length === this.#sharedCount)
      return this.add(entry);
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
