import { LimitError } from "../errors/errors.js";
import type { Action } from "../module/draft-codes.js";
import { action, draftQuery, statusBit } from "../module/draft-codes.js";
import type { Input } from "../module/input.js";
import type { Issue } from "../types/issue.js";
import { FieldEdits } from "./field-edits.js";
import type { HandleContext, JournalEntry, JournalSnapshot } from "./handle.js";
import { DraftHandle, FieldEntry, Journal } from "./handle.js";

/** The path of the whole resource, as JSON text. */
export const wholePath = '""';

/** The server's issues of the last patch. An edit of a place drops its issues. */
class ServerIssues {
  readonly #query: () => string;
  #issues: Issue[] = [];
  #list: readonly Issue[] = [];
  #isStale = false;

  /** @param query - Returns the remaining issues as JSON text: number, path, number, path, ... */
  constructor(query: () => string) {
    this.#query = query;
  }

  /** The remaining issues, with the paths to which they moved. */
  get list(): readonly Issue[] {
    if (!this.#isStale) return this.#list;
    const places: (number | string)[] = JSON.parse(this.#query());
    const remaining: Issue[] = [];
    for (let index = 0; index < places.length; index += 2) {
      const issue = this.#issues[Number(places[index])];
      if (issue === undefined) continue;
      // A path that is no JSON Pointer names no place and never moves.
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

  /** Replaces the issues. The module has marked their places in the same order. */
  set(issues: readonly Issue[]): void {
    this.#issues = [...issues];
    this.#list = this.#issues;
    this.markStale();
  }

  /** Requires a new query after an edit. */
  markStale(): void {
    this.#isStale = this.#list.length > 0;
  }
}

/** Makes a draft's edits in the module and records each one in the journal. */
export class Editor {
  readonly handle: DraftHandle;
  readonly fields: FieldEdits;
  readonly serverIssues: ServerIssues;
  readonly #journal: Journal;
  readonly #opened = Date.now();
  /** True if the last edit of a field was input text. */
  #lastWasUnreadable = false;

  /** Keeps `base`, so the caller must not change it afterwards. */
  constructor(context: HandleContext, base: Input, saved: string | null) {
    const journal = new Journal(base, saved);
    // Neither may refer to the draft: the finalization registry keeps both until the draft is collected.
    const handle = new DraftHandle(context, journal, () => fields.clear());
    const fields = new FieldEdits(handle);
    this.#journal = journal;
    this.handle = handle;
    this.fields = fields;
    this.serverIssues = new ServerIssues(() => handle.query(draftQuery.serverIssues).details);
    this.handle.open();
    // A saved draft may have another base, so the journal restarts from the given one.
    if (saved !== null) this.#checkpoint();
  }

  /** Returns the journal's content, from which the draft can be reopened in its present state. */
  now(): JournalSnapshot {
    return this.#journal.now();
  }

  /** Makes an edit by path. Returns the changed paths. */
  edit(what: Action, inputs: readonly Input[]): string[] {
    const entry = this.#entryOf(what, inputs);
    const paths = this.handle.edit(entry);
    if (paths.length === 0) return paths;
    this.#checkpointIf(this.#journal.add(entry));
    // An edit of one field keeps the numbers of the other fields.
    let status = 0;
    if (what === action.set || what === action.setFromInput || what === action.setUnreadable)
      this.#ignoringLimits(() => {
        status = this.handle.query(draftQuery.status).status;
      });
    this.fields.afterEdit(status);
    return paths;
  }

  /** Sets a known field. Returns the changed paths, or null if the caller has to call `edit` instead. */
  setField(path: string, value: unknown): string[] | null {
    const now = this.#time();
    const status = this.fields.set(path, value, now);
    return status === 0 ? null : this.#recordField(new FieldEntry(action.set, path, value, now), status);
  }

  /** Sets a known field from the text of its control. Returns as `setField` does. */
  setFieldInput(path: string, text: string): string[] | null {
    const now = this.#time();
    const status = this.fields.setInput(path, text, now);
    return status === 0
      ? null
      : this.#recordField(new FieldEntry(action.setFromInput, path, text, now), status);
  }

  #recordField(entry: FieldEntry, status: number): string[] {
    if ((status & statusBit.isChanged) === 0) return [];
    // Input text leaves the last value in place, so a replay needs both entries.
    const hasInput = (status & statusBit.hasInput) !== 0;
    const replacesLast = (status & statusBit.continuesStep) !== 0 && !hasInput && !this.#lastWasUnreadable;
    this.#lastWasUnreadable = hasInput;
    this.#checkpointIf(replacesLast ? this.#journal.addToStep(entry) : this.#journal.add(entry));
    return [entry.path];
  }

  /**
   * Replaces the base. Returns the changed paths.
   *
   * @param sent - The snapshot of the request that the server stored, or null.
   */
  rebase(base: Input, sent: Input | null): string[] {
    const entry = this.#entryOf(sent === null ? action.rebase : action.rebaseSent, [sent ?? wholePath, base]);
    const paths = this.handle.edit(entry);
    if (paths.length === 0) return paths;
    this.#journal.add(entry);
    this.fields.clear();
    // The server stored the request, so its earlier issues no longer apply.
    if (sent !== null) this.setServerIssues([]);
    else this.serverIssues.markStale();
    this.#ignoringLimits(() => this.#checkpoint(base));
    return paths;
  }

  /**
   * Merges the content of another draft. Returns the changed paths, or none if an edit of either draft would be lost.
   *
   * @param ancestor - The last resource that both drafts come from; null for the base.
   */
  mergeDraft(content: Input, ancestor: Input | null): string[] {
    const entry = this.#entryOf(action.mergeDraft, [ancestor ?? "null", content]);
    const paths = this.handle.edit(entry);
    // A refused merge also clears the redo steps and the numbers of fields.
    this.#journal.add(entry);
    this.fields.clear();
    this.#ignoringLimits(() => this.#checkpoint());
    return paths;
  }

  /** Begins one undo step for all edits until `endGroup`. */
  beginGroup(): void {
    this.#recordNoop(action.beginGroup);
  }

  endGroup(): void {
    this.#recordNoop(action.endGroup);
  }

  /** Makes and records an action that changes no value. */
  #recordNoop(what: Action, input: Input | null = null, first: Input = wholePath): void {
    const entry = this.#entryOf(what, input === null ? [first] : [first, input]);
    this.handle.edit(entry);
    this.#journal.add(entry);
  }

  /**
   * Replaces the issues of the server.
   *
   * @param sent - The snapshot that the paths refer to; null for the present state.
   */
  setServerIssues(issues: readonly Issue[], sent: Input | null = null): void {
    const paths = issues.map(({ path }) => path);
    this.#recordNoop(action.setServerIssues, JSON.stringify(paths), sent ?? wholePath);
    this.serverIssues.set(issues);
  }

  #time(): number {
    // If the clock was set back, the time stays 0 instead of wrapping to a pause of weeks.
    return Math.max(0, Date.now() - this.#opened) % 0x80000000;
  }

  #entryOf(what: Action, inputs: readonly Input[]): JournalEntry {
    const length = inputs.reduce((sum, input) => sum + input.length, 0);
    return { action: what, inputs, now: this.#time(), length };
  }

  #checkpointIf(isDue: boolean): void {
    if (isDue) this.#ignoringLimits(() => this.#checkpoint());
  }

  /** Runs work that a completed edit does not depend on, and ignores a `LimitError`. */
  #ignoringLimits(work: () => void): void {
    try {
      work();
    } catch (failure) {
      // The journal already holds the edit.
      if (!(failure instanceof LimitError)) throw failure;
    }
  }

  /** Restarts the journal from the present state of the draft. */
  #checkpoint(base?: Input): void {
    this.#journal.restart(this.handle.query(draftQuery.checkpoint).text, base);
    if (this.serverIssues.list.length > 0) this.setServerIssues(this.serverIssues.list);
  }
}
