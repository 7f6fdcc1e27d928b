import { LimitError } from "../errors/errors.js";
import type { Action } from "../module/draft-codes.js";
import { action, question, statusBit } from "../module/draft-codes.js";
import type { Input } from "../module/input.js";
import type { Issue } from "../types/issue.js";
import { FieldEdits } from "./field-edits.js";
import type { HandleContext, JournalEntry, JournalSnapshot } from "./handle.js";
import { DraftHandle, FieldEntry, Journal } from "./handle.js";

/** The path of the whole resource, as JSON text. */
export const wholePath = '""';

/** What the server said of the last patch, as far as it has not been edited away. */
class ServerIssues {
  readonly #query: () => string;
  #issues: Issue[] = [];
  #list: readonly Issue[] = [];
  #isStale = false;

  /** `query` gives which are left and where, as JSON text: number, path, number, path, ... */
  constructor(query: () => string) {
    this.#query = query;
  }

  /** Those that are left, at the places to which they have moved. */
  get list(): readonly Issue[] {
    if (!this.#isStale) return this.#list;
    const places: (number | string)[] = JSON.parse(this.#query());
    const remaining: Issue[] = [];
    for (let index = 0; index < places.length; index += 2) {
      const issue = this.#issues[Number(places[index])];
      if (issue === undefined) continue;
      // What is no pointer names no place, and stays what it is.
      remaining.push(issue.path.startsWith("/") ? { ...issue, path: String(places[index + 1]) } : issue);
    }
    this.#list = remaining;
    this.#isStale = false;
    return remaining;
  }

  get paths(): string[] {
    return this.list.map(({ path }) => path);
  }

  get hasErrors(): boolean {
    return this.list.some(({ severity }) => severity === "error");
  }

  /** Takes new ones, whose places were marked in this order. */
  set(issues: readonly Issue[]): void {
    this.#issues = [...issues];
    this.#list = this.#issues;
    this.markStale();
  }

  /** Something was edited. */
  markStale(): void {
    this.#isStale = this.#list.length > 0;
  }
}

/** Makes a draft's edits in the module, and notes each of them in the journal. */
export class Editor {
  readonly handle: DraftHandle;
  readonly fields: FieldEdits;
  readonly serverIssues: ServerIssues;
  readonly #journal: Journal;
  readonly #opened = Date.now();
  /** The last edit of a field was a text that is no value. */
  #lastWasUnreadable = false;

  /** `base` is kept, so it must not be changed afterwards. */
  constructor(context: HandleContext, base: Input, saved: string | null) {
    const journal = new Journal(base, saved);
    // Neither of these may know the draft: they outlive it, should it be forgotten.
    const handle = new DraftHandle(context, journal, () => fields.clear());
    const fields = new FieldEdits(handle);
    this.#journal = journal;
    this.handle = handle;
    this.fields = fields;
    this.serverIssues = new ServerIssues(() => handle.query(question.marks).details);
    this.handle.open();
    // A saved draft may have brought a base of its own; what is kept must fit the one that was given.
    if (saved !== null) this.#checkpoint();
  }

  /** What brings the draft back as it is now. */
  now(): JournalSnapshot {
    return this.#journal.now();
  }

  /** Gives the paths that have changed. */
  edit(what: Action, inputs: readonly Input[]): string[] {
    const entry = this.#entryOf(what, inputs);
    const paths = this.handle.edit(entry);
    if (paths.length === 0) return paths;
    this.#checkpointIf(this.#journal.add(entry));
    // An edit of one field leaves the others what they are.
    let status = 0;
    if (what === action.set || what === action.setFromInput || what === action.setUnreadable)
      this.#ignoringLimits(() => {
        status = this.handle.query(question.status).status;
      });
    this.fields.afterEdit(status);
    return paths;
  }

  /** Sets a path that is known to be a field, and gives the paths that have changed. Null: it has to be done otherwise. */
  setField(path: string, value: unknown): string[] | null {
    const now = this.#time();
    const status = this.fields.set(path, value, now);
    return status === 0 ? null : this.#recordField(new FieldEntry(action.set, path, value, now), status);
  }

  /** The same for what was typed. */
  setFieldInput(path: string, text: string): string[] | null {
    const now = this.#time();
    const status = this.fields.setInput(path, text, now);
    return status === 0
      ? null
      : this.#recordField(new FieldEntry(action.setFromInput, path, text, now), status);
  }

  #recordField(entry: FieldEntry, status: number): string[] {
    if ((status & statusBit.isChanged) === 0) return [];
    // A text that is no value leaves what was typed before it, which has to be typed again.
    const hasInput = (status & statusBit.hasInput) !== 0;
    const replacesLast = (status & statusBit.isContinued) !== 0 && !hasInput && !this.#lastWasUnreadable;
    this.#lastWasUnreadable = hasInput;
    this.#checkpointIf(replacesLast ? this.#journal.addToStep(entry) : this.#journal.add(entry));
    return [entry.path];
  }

  /** Makes this the base; `sent` is the snapshot of when it was sent, or null. Gives the paths that have changed. */
  rebase(base: Input, sent: Input | null): string[] {
    const entry = this.#entryOf(sent === null ? action.rebase : action.rebaseSent, [sent ?? wholePath, base]);
    const paths = this.handle.edit(entry);
    if (paths.length === 0) return paths;
    this.#journal.add(entry);
    this.fields.clear();
    // What was sent is answered.
    if (sent !== null) this.setServerIssues([]);
    else this.serverIssues.markStale();
    this.#ignoringLimits(() => this.#checkpoint(base));
    return paths;
  }

  /**
   * Merges the content of another draft; `ancestor` is the last resource that both come from, null for the base.
   * Returns the paths that changed, none if something of either draft would be lost.
   */
  mergeDraft(content: Input, ancestor: Input | null): string[] {
    const entry = this.#entryOf(action.mergeDraft, [ancestor ?? "null", content]);
    const paths = this.handle.edit(entry);
    // Also a merge that was refused ends what could be redone and the numbers of fields.
    this.#journal.add(entry);
    this.fields.clear();
    this.#ignoringLimits(() => this.#checkpoint());
    return paths;
  }

  /** Begins one undo step for all edits until `endGroup`. */
  beginGroup(): void {
    this.#recordNoop(action.join);
  }

  endGroup(): void {
    this.#recordNoop(action.part);
  }

  /** Makes and records an action that changes no value. */
  #recordNoop(what: Action, input: Input | null = null, first: Input = wholePath): void {
    const entry = this.#entryOf(what, input === null ? [first] : [first, input]);
    this.handle.edit(entry);
    this.#journal.add(entry);
  }

  /**
   * Puts what the server said to its places, in place of what it said before. With the snapshot of when something was
   * sent, the paths are those of then.
   */
  setServerIssues(issues: readonly Issue[], sent: Input | null = null): void {
    const paths = issues.map(({ path }) => path);
    this.#recordNoop(action.mark, JSON.stringify(paths), sent ?? wholePath);
    this.serverIssues.set(issues);
  }

  #time(): number {
    // A clock that was set back must not look like a pause of years.
    return Math.max(0, Date.now() - this.#opened) % 0x80000000;
  }

  #entryOf(what: Action, inputs: readonly Input[]): JournalEntry {
    const length = inputs.reduce((sum, input) => sum + input.length, 0);
    return { action: what, inputs, now: this.#time(), length };
  }

  #checkpointIf(isDue: boolean): void {
    if (isDue) this.#ignoringLimits(() => this.#checkpoint());
  }

  /** Does what an edit that was made can do without. */
  #ignoringLimits(work: () => void): void {
    try {
      work();
    } catch (failure) {
      // The draft comes back from its journal, in which the edit is.
      if (!(failure instanceof LimitError)) throw failure;
    }
  }

  /** Starts the journal anew from what the draft is now. */
  #checkpoint(base?: Input): void {
    this.#journal.restart(this.handle.query(question.checkpoint).text, base);
    if (this.serverIssues.list.length > 0) this.setServerIssues(this.serverIssues.list);
  }
}
