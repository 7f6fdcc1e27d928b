import { DraftError } from "../errors.js";
import { deepFreeze } from "../freeze.js";
import { prepareInput } from "../input/prepare.js";
import type { WireIssue } from "../issue.js";
import { toIssue } from "../issue.js";
import type { Outcome } from "../module/engine.js";
import type { Input } from "../module/input.js";
import type { Choice, Draft, DraftListener, RebaseOptions } from "../types/draft.js";
import type { Endpoint } from "../types/endpoint.js";
import type { Field } from "../types/field.js";
import type { Issue } from "../types/issue.js";
import type { Conflict } from "../types/merge.js";
import type { Resource } from "../types/options.js";
import type { Change, Patch } from "../types/patch.js";
import type { PatchLists } from "./draft-patch.js";
import { DraftPatch } from "./draft-patch.js";
import type { Moment } from "./journal.js";
import { Journal } from "./journal.js";
import { Listeners } from "./listeners.js";
import type { DraftPlace } from "./open.js";
import type { Action, Question } from "./protocol.js";
import { action, question } from "./protocol.js";
import { Seat } from "./seat.js";
import { sentResource } from "./sent.js";
import { ServerIssues } from "./server-issues.js";

/** What `askDraft` says of a patch is made of these bits. */
const validBit = 1;

/** Drafts that were dropped without `close` are freed by this. */
const forgotten = new FinalizationRegistry<Seat>((seat) => {
  try {
    seat.leave();
  } catch {
    // The instance is gone, and the draft with it.
  }
});

/** A draft over the module's functions. */
export class ModuleDraft<Read, Write> implements Draft<Read, Write> {
  readonly #place: DraftPlace<Read, Write>;
  readonly #journal: Journal;
  readonly #seat: Seat;
  readonly #listeners = new Listeners();
  readonly #server = new ServerIssues();
  readonly #opened = Date.now();
  #version = 0;
  #isClosed = false;
  // What was made for the present version; null for not yet.
  #base: Read | null = null;
  #value: Read | null = null;
  #patch: Outcome | null = null;
  #lists: PatchLists | null = null;

  /** `base` is kept, so it must not be changed afterwards. */
  constructor(place: DraftPlace<Read, Write>, base: Input, saved: string | null) {
    this.#place = place;
    const journal = new Journal(base, saved);
    this.#journal = journal;
    this.#seat = new Seat(place.compiled, place, () => journal.now());
    this.#seat.take();
    // A saved draft may have brought a base of its own; what is kept must fit the one that was given.
    if (saved !== null) this.#checkpoint();
    forgotten.register(this, this.#seat, this);
  }

  get endpoint(): Endpoint<Read, Write> {
    return this.#place.endpoint;
  }

  get base(): Read {
    this.#base ??= deepFreeze<Read>(JSON.parse(this.#ask(question.base).text));
    return this.#base;
  }

  get value(): Read {
    this.#value ??= deepFreeze<Read>(JSON.parse(this.#ask(question.value).text));
    return this.#value;
  }

  get(path: string): unknown {
    const { status, text } = this.#ask(question.at, [pathInput(path)]);
    return status === 0 ? undefined : JSON.parse(text);
  }

  set(path: string, value: unknown): void {
    this.#edit(action.set, [pathInput(path), keptInput(value)]);
  }

  remove(path: string): void {
    this.#edit(action.remove, [pathInput(path)]);
  }

  insert(path: string, value: unknown): void {
    this.#edit(action.insert, [pathInput(path), keptInput(value)]);
  }

  move(from: string, to: string): void {
    this.#edit(action.move, [pathInput(from), pathInput(to)]);
  }

  setFromInput(path: string, text: string): void {
    if (typeof text !== "string") throw new TypeError("setFromInput takes what was typed, a string.");
    this.#edit(action.setFromInput, [pathInput(path), prepareInput(text)]);
  }

  get dirty(): boolean {
    const { changes, ignored, issues } = this.#details();
    return (
      changes.length > 0 || ignored.length > 0 || issues.some(({ params }) => params.input !== undefined)
    );
  }

  get valid(): boolean {
    return (this.#assess().status & validBit) !== 0 && !this.#server.hasErrors;
  }

  get issues(): Issue[] {
    return [...this.#details().issues, ...this.#server.list];
  }

  issuesAt(path: string): Issue[] {
    return this.issues.filter((issue) => issue.path === path);
  }

  get changes(): Change[] {
    return this.#details().changes;
  }

  patch(): Patch<Write> {
    const { status, text } = this.#assess();
    const outcome = { bodyText: text, valid: (status & validBit) !== 0 };
    return new DraftPatch<Write>(outcome, this.#patchSource, this.#journal.now(), this.#version);
  }

  undo(): boolean {
    return this.#edit(action.undo, []);
  }

  redo(): boolean {
    return this.#edit(action.redo, []);
  }

  revert(path = ""): void {
    this.#edit(action.revert, [pathInput(path)]);
  }

  rebase(latest: Resource<Read, Write>, { sent }: RebaseOptions<Write> = {}): Conflict[] {
    this.#refuseWhenClosed();
    const base = keptInput(latest);
    const resource = sent === undefined ? null : this.#resourceOf(sent);
    const inputs = [resource ?? pathInput(""), base];
    const paths = this.#seat.edit({
      action: resource === null ? action.rebase : action.rebaseSent,
      inputs,
      now: this.#now(),
    });
    // What was sent is answered.
    if (sent !== undefined) this.#mark([]);
    this.#base = null;
    this.#checkpoint(base);
    this.#changed(paths);
    return this.conflicts;
  }

  get conflicts(): Conflict[] {
    return JSON.parse(this.#ask(question.conflicts).details);
  }

  resolve(path: string, choice: Choice): void {
    if (choice === "mine") this.#edit(action.takeMine, [pathInput(path)]);
    else if (choice === "theirs") this.#edit(action.takeTheirs, [pathInput(path)]);
    else if (typeof choice === "object" && choice !== null && "value" in choice)
      this.#edit(action.takeValue, [pathInput(path), keptInput(choice.value)]);
    else throw new TypeError('resolve takes "mine", "theirs" or { value }.');
  }

  save(): string {
    return this.#ask(question.save).text;
  }

  subscribe(listener: DraftListener): () => void {
    this.#refuseWhenClosed();
    return this.#listeners.add(listener);
  }

  get version(): number {
    this.#refuseWhenClosed();
    return this.#version;
  }

  setServerIssues(issues: readonly Issue[]): void {
    this.#refuseWhenClosed();
    const before = this.#server.paths;
    this.#mark(issues);
    const paths = [...new Set([...before, ...this.#server.paths])];
    if (paths.length > 0) this.#changed(paths, false);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    forgotten.unregister(this);
    this.#listeners.clear();
    this.#seat.leave();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  // The rest is how.

  #refuseWhenClosed(): void {
    if (this.#isClosed) throw new DraftError("closed");
  }

  #now(): number {
    // A clock that was set back must not look like a pause of years.
    return Math.max(0, Date.now() - this.#opened) % 0x80000000;
  }

  #ask(what: Question, inputs: readonly Input[] = []): Outcome {
    this.#refuseWhenClosed();
    return this.#seat.ask(what, inputs);
  }

  /** Whether anything has changed. */
  #edit(what: Action, inputs: readonly Input[]): boolean {
    this.#refuseWhenClosed();
    const entry = { action: what, inputs, now: this.#now() };
    const paths = this.#seat.edit(entry);
    if (paths.length === 0) return false;
    if (this.#journal.add(entry)) this.#checkpoint();
    this.#changed(paths);
    return true;
  }

  #changed(paths: string[], hasOtherValue = true): void {
    this.#version++;
    if (hasOtherValue) {
      this.#value = null;
      this.#patch = null;
      this.#lists = null;
      if (!this.#server.isEmpty) this.#server.follow(JSON.parse(this.#seat.ask(question.marks).details));
    }
    this.#listeners.tell(paths);
  }

  /** Starts the journal anew from what the draft is now. */
  #checkpoint(base?: Input): void {
    this.#journal.restart(this.#seat.ask(question.checkpoint).text, base);
    if (!this.#server.isEmpty) this.#mark(this.#server.list);
  }

  #mark(issues: readonly Issue[]): void {
    this.#server.set(issues);
    const entry = {
      action: action.mark,
      inputs: [pathInput(""), JSON.stringify(this.#server.paths)],
      now: this.#now(),
    };
    this.#seat.edit(entry);
    this.#journal.add(entry);
  }

  #assess(): Outcome {
    this.#refuseWhenClosed();
    this.#patch ??= this.#seat.ask(question.patch);
    return this.#patch;
  }

  #details(): PatchLists {
    this.#lists ??= this.#readLists(this.#assess().details);
    return this.#lists;
  }

  #readLists(details: string): PatchLists {
    const { issues, ...lists }: PatchLists & { issues: WireIssue[] } = JSON.parse(details);
    return { ...lists, issues: issues.map((issue) => toIssue(issue, this.#place.language)) };
  }

  readonly #patchSource = {
    fields: (): readonly Field[] => this.#place.fields(),
    lists: (at: Moment, version: number): PatchLists => {
      if (version === this.#version && !this.#isClosed) return this.#details();
      return this.#readLists(this.#askThen(at, question.patch).details);
    },
  };

  /** Asks the draft as it was at another time. */
  #askThen(at: Moment, what: Question): Outcome {
    const seat = new Seat(this.#place.compiled, this.#place, () => at);
    try {
      return seat.ask(what);
    } finally {
      seat.leave();
    }
  }

  /** The edited resource as it was when a patch was made. */
  #resourceOf(sent: Patch<Write>): Input {
    if (!(sent instanceof DraftPatch) || sent.origin.source !== this.#patchSource)
      return sentResource(this.#ask(question.base).text, sent.bodyText);
    const { moment, version } = sent.origin;
    return (version === this.#version ? this.#ask(question.value) : this.#askThen(moment, question.value))
      .text;
  }
}

function pathInput(path: string): Input {
  if (typeof path !== "string") throw new TypeError("A path is a string, a JSON Pointer.");
  return prepareInput(path);
}

/** A value as text that stays what it is: bytes are the caller's, who may change them. */
function keptInput(value: unknown): Input {
  const input = prepareInput(value);
  return typeof input === "string" ? input : input.slice();
}
