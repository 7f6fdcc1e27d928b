import { LimitError } from "../errors/errors.js";
import type { Action } from "../module/draft-codes.js";
import { action, question, statusBit } from "../module/draft-codes.js";
import type { Input } from "../module/input.js";
import type { Issue } from "../types/issue.js";
import { FieldEdits } from "./field-edits.js";
import type { Entry, Moment } from "./journal.js";
import { FieldEntry, Journal } from "./journal.js";
import type { DraftPlace } from "./open.js";
import { Seat } from "./seat.js";
import { ServerIssues } from "./server-issues.js";

/** The path of the whole resource, as JSON text. */
export const wholePath = '""';

/** Makes a draft's edits in the module, and notes each of them in the journal. */
export class Editor {
  readonly seat: Seat;
  readonly fields: FieldEdits;
  readonly server: ServerIssues;
  readonly #journal: Journal;
  readonly #opened = Date.now();
  /** The last edit of a field was a text that is no value. */
  #lastHasInput = false;

  /** `base` is kept, so it must not be changed afterwards. */
  constructor(place: DraftPlace<unknown, unknown>, base: Input, saved: string | null) {
    const journal = new Journal(base, saved);
    // Neither of these may know the draft: they outlive it, should it be forgotten.
    const seat = new Seat(place.compiled, place, {
      remember: () => journal.now(),
      returned: () => fields.forget(),
    });
    const fields = new FieldEdits(seat);
    this.#journal = journal;
    this.seat = seat;
    this.fields = fields;
    this.server = new ServerIssues(() => seat.ask(question.marks).details);
    this.seat.take();
    // A saved draft may have brought a base of its own; what is kept must fit the one that was given.
    if (saved !== null) this.#checkpoint();
  }

  /** What brings the draft back as it is now. */
  now(): Moment {
    return this.#journal.now();
  }

  /** Gives the paths that have changed. */
  edit(what: Action, inputs: readonly Input[]): string[] {
    const entry = this.#entryOf(what, inputs);
    const paths = this.seat.edit(entry);
    if (paths.length === 0) return paths;
    this.#note(this.#journal.add(entry));
    // An edit of one field leaves the others what they are.
    let status = 0;
    if (what === action.set || what === action.setFromInput || what === action.setUnreadable)
      this.#attempt(() => {
        status = this.seat.ask(question.status).status;
      });
    this.fields.follow(status);
    return paths;
  }

  /** Sets a path that is known to be a field, and gives the paths that have changed. Null: it has to be done otherwise. */
  setField(path: string, value: unknown): string[] | null {
    const now = this.#time();
    const status = this.fields.set(path, value, now);
    return status === 0 ? null : this.#noteField(new FieldEntry(action.set, path, value, now), status);
  }

  /** The same for what was typed. */
  setFieldInput(path: string, text: string): string[] | null {
    const now = this.#time();
    const status = this.fields.setInput(path, text, now);
    return status === 0
      ? null
      : this.#noteField(new FieldEntry(action.setFromInput, path, text, now), status);
  }

  #noteField(entry: FieldEntry, status: number): string[] {
    if ((status & statusBit.isChanged) === 0) return [];
    // A text that is no value leaves what was typed before it, which has to be typed again.
    const hasInput = (status & statusBit.hasInput) !== 0;
    const replacesLast = (status & statusBit.isContinued) !== 0 && !hasInput && !this.#lastHasInput;
    this.#lastHasInput = hasInput;
    this.#note(replacesLast ? this.#journal.addToStep(entry) : this.#journal.add(entry));
    return [entry.path];
  }

  /** Makes this the base; `sent` is the snapshot of when it was sent, or null. Gives the paths that have changed. */
  rebase(base: Input, sent: Input | null): string[] {
    const entry = this.#entryOf(sent === null ? action.rebase : action.rebaseSent, [sent ?? wholePath, base]);
    const paths = this.seat.edit(entry);
    if (paths.length === 0) return paths;
    this.#journal.add(entry);
    this.fields.forget();
    // What was sent is answered.
    if (sent !== null) this.mark([]);
    else this.server.follow();
    this.#attempt(() => this.#checkpoint(base));
    return paths;
  }

  /**
   * Merges the content of another draft; `ancestor` is the last resource that both come from, null for the base.
   * Returns the paths that changed, none if something of either draft would be lost.
   */
  mergeDraft(content: Input, ancestor: Input | null): string[] {
    const entry = this.#entryOf(action.mergeDraft, [ancestor ?? "null", content]);
    const paths = this.seat.edit(entry);
    // Also a merge that was refused ends what could be redone and the numbers of fields.
    this.#journal.add(entry);
    this.fields.forget();
    this.#attempt(() => this.#checkpoint());
    return paths;
  }

  /** Does what changes nothing, and is noted all the same. */
  arrange(what: Action, input: Input | null = null, first: Input = wholePath): void {
    const entry = this.#entryOf(what, input === null ? [first] : [first, input]);
    this.seat.edit(entry);
    this.#journal.add(entry);
  }

  /**
   * Puts what the server said to its places, in place of what it said before. With the snapshot of when something was
   * sent, the paths are those of then.
   */
  mark(issues: readonly Issue[], sent: Input | null = null): void {
    const paths = issues.map(({ path }) => path);
    this.arrange(action.mark, JSON.stringify(paths), sent ?? wholePath);
    this.server.set(issues);
  }

  #time(): number {
    // A clock that was set back must not look like a pause of years.
    return Math.max(0, Date.now() - this.#opened) % 0x80000000;
  }

  #entryOf(what: Action, inputs: readonly Input[]): Entry {
    const length = inputs.reduce((sum, input) => sum + input.length, 0);
    return { action: what, inputs, now: this.#time(), length };
  }

  #note(isTime: boolean): void {
    if (isTime) this.#attempt(() => this.#checkpoint());
  }

  /** Does what an edit that was made can do without. */
  #attempt(work: () => void): void {
    try {
      work();
    } catch (failure) {
      // The draft comes back from its journal, in which the edit is.
      if (!(failure instanceof LimitError)) throw failure;
    }
  }

  /** Starts the journal anew from what the draft is now. */
  #checkpoint(base?: Input): void {
    this.#journal.restart(this.seat.ask(question.checkpoint).text, base);
    if (this.server.list.length > 0) this.mark(this.server.list);
  }
}
