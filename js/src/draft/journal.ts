import type { Action } from "../module/draft-codes.js";
import type { Input } from "../module/input.js";

/** An edit as the module takes it, with what it takes to make it again. */
export interface Entry {
  readonly action: Action;
  /** Those of the module's call. */
  readonly inputs: readonly Input[];
  /** Milliseconds, from where the draft was opened. */
  readonly now: number;
  /** Of characters, more or less. */
  readonly length: number;
}

/** An edit of one field: its value was set, or it was typed. Its texts are made only when it has to be made again. */
export class FieldEntry implements Entry {
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

/** A draft as it was at one time: what the base was, what was saved, and the edits since. */
export interface Moment {
  readonly base: Input;
  readonly checkpoint: string | null;
  readonly entries: readonly Entry[];
  /** How many of the entries are of that time; more may have come. */
  readonly count: number;
}

/** Fewer entries, and fewer characters in them, are not worth a checkpoint. */
const fewEntries = 1024;
const fewCharacters = 1 << 18;

/**
 * What brings a draft back when the module's instance had to be replaced. It stays small: from time to time the draft
 * is saved, and what led there is forgotten.
 */
export class Journal {
  #base: Input;
  #checkpoint: string | null;
  #entries: Entry[] = [];
  #characters = 0;
  /** So many entries are part of a moment that somebody keeps. */
  #kept = 0;

  /** `base` is kept, so it must not be changed afterwards. */
  constructor(base: Input, checkpoint: string | null) {
    this.#base = base;
    this.#checkpoint = checkpoint;
  }

  now(): Moment {
    const entries = this.#entries;
    this.#kept = entries.length;
    return { base: this.#base, checkpoint: this.#checkpoint, entries, count: entries.length };
  }

  /** Notes an edit that was made. Says whether it is time for a checkpoint. */
  add(entry: Entry): boolean {
    this.#entries.push(entry);
    this.#characters += entry.length;
    const isLong = this.#entries.length >= fewEntries || this.#characters > fewCharacters;
    // What a checkpoint costs is spread over as many characters as it has.
    return isLong && this.#characters >= (this.#checkpoint?.length ?? 0);
  }

  /** Notes an edit that the module made a part of the step before it; as `add`. */
  addToStep(entry: FieldEntry): boolean {
    const last = this.#entries.at(-1);
    const isSame = last instanceof FieldEntry && last.path === entry.path && last.action === entry.action;
    if (!isSame || this.#entries.length === this.#kept) return this.add(entry);
    this.#entries[this.#entries.length - 1] = entry;
    this.#characters += entry.length - last.length;
    return false;
  }

  /** Starts anew from a state that was saved. */
  restart(checkpoint: string, base: Input = this.#base): void {
    this.#base = base;
    this.#checkpoint = checkpoint;
    this.#entries = [];
    this.#characters = 0;
    this.#kept = 0;
  }
}
