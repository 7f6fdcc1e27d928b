import { DraftError } from "../errors.js";
import { deepFreeze } from "../freeze.js";
import { prepareInput } from "../input/prepare.js";
import type { WireIssue } from "../issue.js";
import { readIssues, toIssue } from "../issue.js";
import type { Outcome } from "../module/engine.js";
import type { Input } from "../module/input.js";
import type { Choice, Draft, DraftListener, RebaseOptions } from "../types/draft.js";
import type { Endpoint } from "../types/endpoint.js";
import type { Field } from "../types/field.js";
import type { Issue } from "../types/issue.js";
import type { Conflict } from "../types/merge.js";
import type { Resource } from "../types/options.js";
import type { Change, Patch } from "../types/patch.js";
import { BodyText } from "./body-text.js";
import type { PatchLists } from "./draft-patch.js";
import { DraftPatch } from "./draft-patch.js";
import type { Moment } from "./journal.js";
import { FieldEntry, Journal } from "./journal.js";
import { Listeners } from "./listeners.js";
import type { DraftPlace } from "./open.js";
import type { Action, Question } from "./protocol.js";
import { action, fieldQuestion, question, statusBit } from "./protocol.js";
import { Seat } from "./seat.js";
import { sentResource } from "./sent.js";
import { ServerIssues } from "./server-issues.js";

/** What `askDraft` says of a patch is made of these bits. */
const validBit = 1;

/** What a status says of the field that was set. */
const fieldBits = statusBit.fieldIsKnown | statusBit.fieldIsFine;

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
  /** By path, the numbers of fields; 0 for a path that was set once, of which that is not known yet. */
  readonly #fields = new Map<string, number>();
  /** What the module said of the draft after the last edit; see statusBit. */
  #status = 0;
  /** The field that the status speaks of. */
  #lastField = "";
  readonly #body = new BodyText();
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
    if (this.#setField(path, value)) return;
    this.#edit(action.set, [pathInput(path), keptInput(value)]);
    // Whoever sets it once more will do so again.
    if (!this.#fields.has(path)) this.#fields.set(path, 0);
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
    if (this.#knows(statusBit.isAssessed)) return this.#knows(statusBit.isDirty);
    const { changes, ignored, issues } = this.#details();
    return (
      changes.length > 0 || ignored.length > 0 || issues.some(({ params }) => params.input !== undefined)
    );
  }

  get valid(): boolean {
    return this.#isValid() && !this.#server.hasErrors;
  }

  get issues(): Issue[] {
    return [...this.#details().issues, ...this.#server.list];
  }

  issuesAt(path: string): Issue[] {
    if (!this.#server.isEmpty || path !== this.#lastField || !this.#knows(statusBit.fieldIsKnown))
      return this.issues.filter((issue) => issue.path === path);
    if (this.#knows(statusBit.fieldIsFine)) return [];
    const { details } = this.#seat.askField(this.#fields.get(path) ?? 0, fieldQuestion.issues);
    return readIssues(details, this.#place.language);
  }

  get changes(): Change[] {
    return this.#details().changes;
  }

  patch(): Patch<Write> {
    const outcome = { bodyText: this.#bodyText(), valid: this.#isValid() };
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
      length: 0,
    });
    this.#status = 0;
    this.#fields.clear();
    this.#body.forget();
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
    const length = inputs.reduce((sum, input) => sum + input.length, 0);
    const entry = { action: what, inputs, now: this.#now(), length };
    const paths = this.#seat.edit(entry);
    if (paths.length === 0) return false;
    this.#status = 0;
    this.#body.forget();
    if (this.#journal.add(entry)) this.#checkpoint();
    // An edit of one field leaves the others what they are.
    if (what === action.set || what === action.setFromInput) this.#readStatus();
    if (!this.#knows(statusBit.hasFields)) this.#fields.clear();
    this.#changed(paths);
    return true;
  }

  /** Sets a path that is known to be a field. False: it has to be done otherwise. */
  #setField(path: string, value: unknown): boolean {
    let field = this.#fields.get(path);
    if (field === undefined) return false;
    this.#refuseWhenClosed();
    if (field === 0) {
      field = this.#seat.findField(pathInput(path));
      this.#fields.set(path, field);
    }
    const now = this.#now();
    const status = this.#seat.setField(field, value, now);
    if (status === 0) return false;
    this.#status = status;
    this.#lastField = path;
    if ((status & statusBit.isChanged) === 0) return true;
    if ((status & statusBit.bodyIsAlike) === 0) this.#body.forget();
    else this.#body.exchange(field, value);
    const entry = new FieldEntry(path, value, now);
    const isContinued = (status & statusBit.isContinued) !== 0;
    if (isContinued ? this.#journal.addToStep(entry) : this.#journal.add(entry)) this.#checkpoint();
    this.#changed([path]);
    return true;
  }

  #readStatus(): void {
    this.#status = this.#seat.ask(question.status).status & ~fieldBits;
    this.#lastField = "";
  }

  #knows(bit: number): boolean {
    this.#refuseWhenClosed();
    return (this.#status & bit) !== 0;
  }

  #isValid(): boolean {
    return this.#knows(statusBit.isAssessed)
      ? this.#knows(statusBit.isValid)
      : (this.#assess().status & validBit) !== 0;
  }

  #bodyText(): string {
    this.#refuseWhenClosed();
    const known = this.#body.read((field) => this.#seat.rangeOf(field));
    if (known !== null) return known;
    const { text } = this.#patch ?? this.#seat.ask(question.body);
    this.#body.set(text);
    return text;
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
    const paths = JSON.stringify(this.#server.paths);
    const entry = {
      action: action.mark,
      inputs: [pathInput(""), paths],
      now: this.#now(),
      length: paths.length,
    };
    this.#seat.edit(entry);
    this.#journal.add(entry);
  }

  #assess(): Outcome {
    this.#refuseWhenClosed();
    if (this.#patch === null) {
      this.#patch = this.#seat.ask(question.patch);
      // Where fields stand is known of the last text only.
      this.#body.set(this.#patch.text);
    }
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
