import { bindMethods } from "../bind-methods.js";
import { DraftError } from "../errors.js";
import { deepFreeze } from "../freeze.js";
import { prepareInput, prepareKept } from "../input/prepare.js";
import { findLoneSurrogate, wellFormed } from "../input/surrogates.js";
import { readIssues } from "../issue.js";
import type { Outcome } from "../module/engine.js";
import type { Input } from "../module/input.js";
import type {
  Choice,
  Draft,
  DraftListener,
  MergeDraftOptions,
  RebaseOptions,
  Unconfirmed,
} from "../types/draft.js";
import type { Endpoint } from "../types/endpoint.js";
import type { Issue } from "../types/issue.js";
import type { Conflict } from "../types/merge.js";
import type { Resource } from "../types/options.js";
import type { Change, Patch } from "../types/patch.js";
import { askThen } from "./ask-then.js";
import { Assessment } from "./assessment.js";
import { DraftPatch } from "./draft-patch.js";
import { Editor } from "./editor.js";
import { type Inspect, inspectDraft, inspectMethod } from "./inspect.js";
import { Listeners } from "./listeners.js";
import type { DraftPlace } from "./open.js";
import type { Action, Question } from "./protocol.js";
import { action, question, stepsBit } from "./protocol.js";
import type { Seat } from "./seat.js";
import { readSnapshot, sentResource, snapshotText } from "./sent.js";
import { storedIn } from "./stored.js";
import { UnconfirmedPatch, withUnconfirmed } from "./unconfirmed.js";

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
  readonly #editor: Editor;
  readonly #listeners = new Listeners();
  readonly #assessment: Assessment<Read, Write>;
  #version = 0;
  #isClosed = false;
  #isOneStep = false;
  #unconfirmed: UnconfirmedPatch<Write> | null;
  // Read when they are asked for; null for not yet.
  #base: Read | null = null;
  #value: Read | null = null;

  /** `base` is kept, so it must not be changed afterwards. */
  constructor(
    place: DraftPlace<Read, Write>,
    base: Input,
    saved: string | null,
    unconfirmed: UnconfirmedPatch<Write> | null = null,
  ) {
    this.#place = place;
    this.#unconfirmed = unconfirmed;
    this.#editor = new Editor(place as DraftPlace<unknown, unknown>, base, saved);
    const { seat, fields } = this.#editor;
    this.#assessment = new Assessment(place, seat, fields);
    forgotten.register(this, seat, this);
    bindMethods(this);
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

  get baseText(): string {
    return this.#ask(question.base).text;
  }

  get valueText(): string {
    return this.#ask(question.value).text;
  }

  get(path: string): unknown {
    const { status, text } = this.#ask(question.at, [pathInput(path)]);
    return status === 0 ? undefined : JSON.parse(text);
  }

  set(path: string, value: unknown): void {
    this.#refuseWhenClosed();
    const changed = this.#editor.setField(path, value);
    if (changed === null) {
      this.#edit(action.set, [pathInput(path), prepareKept(value)]);
      this.#editor.fields.expect(path);
    } else if (changed.length > 0) this.#changed(changed, true, this.#editor.fields.isAlone ? changed : null);
  }

  remove(path: string): void {
    this.#edit(action.remove, [pathInput(path)]);
  }

  insert(path: string, value: unknown): void {
    this.#edit(action.insert, [pathInput(path), prepareKept(value)]);
  }

  move(from: string, to: string): void {
    this.#edit(action.move, [pathInput(from), pathInput(to)]);
  }

  setFromInput(path: string, text: string): void {
    if (typeof text !== "string") throw new TypeError("setFromInput takes what was typed, a string.");
    this.#refuseWhenClosed();
    const changed = this.#editor.setFieldInput(path, text);
    if (changed !== null) {
      if (changed.length > 0) this.#changed(changed, true, this.#editor.fields.isAlone ? changed : null);
      return;
    }
    const isReadable = findLoneSurrogate(text) < 0;
    const what = isReadable ? action.setFromInput : action.setUnreadable;
    this.#edit(what, [pathInput(path), prepareInput(isReadable ? text : wellFormed(text))]);
    if (isReadable) this.#editor.fields.expectInput(path);
  }

  inputAt(path: string): string {
    return this.#ask(question.inputAt, [pathInput(path)]).text;
  }

  pathOfInput(path: string): string | undefined {
    const { status, text } = this.#ask(question.inputPath, [pathInput(path)]);
    return status === 0 ? undefined : text;
  }

  get dirty(): boolean {
    return this.#assessed.isDirty;
  }

  get valid(): boolean {
    return this.#assessed.isValid && !this.#editor.server.hasErrors;
  }

  get issues(): Issue[] {
    return [...this.#assessed.present.issues, ...this.#editor.server.list];
  }

  issuesAt(path: string): Issue[] {
    this.#refuseWhenClosed();
    const details = this.#editor.server.list.length > 0 ? null : this.#editor.fields.issuesAt(path);
    if (details === null) return this.issues.filter((issue) => issue.path === path);
    return readIssues(details, this.#place.language);
  }

  get changes(): Change[] {
    return this.#assessed.present.changes;
  }

  patch(): Patch<Write> {
    return this.#assessed.patch(this.#editor.now());
  }

  undo(): boolean {
    return this.#edit(action.undo, []);
  }

  redo(): boolean {
    return this.#edit(action.redo, []);
  }

  get canUndo(): boolean {
    return (this.#ask(question.steps).status & stepsBit.undo) !== 0;
  }

  get canRedo(): boolean {
    return (this.#ask(question.steps).status & stepsBit.redo) !== 0;
  }

  transaction<Result>(edits: () => Result): Result {
    this.#refuseWhenClosed();
    // Within another step it is a part of that.
    if (this.#isOneStep) return edits();
    this.#isOneStep = true;
    this.#editor.arrange(action.join);
    try {
      return edits();
    } finally {
      this.#isOneStep = false;
      if (!this.#isClosed) this.#editor.arrange(action.part);
    }
  }

  revert(path = ""): void {
    this.#edit(action.revert, [pathInput(path)]);
  }

  rebase(latest: Resource<Read, Write>, { sent }: RebaseOptions<Write> = {}): Conflict[] {
    this.#refuseWhenClosed();
    const base = prepareKept(latest);
    const resource =
      sent === undefined ? storedIn(this.endpoint, this.#unconfirmed, base) : this.#snapshotOf(sent);
    const paths = this.#editor.rebase(base, resource);
    const { conflicts } = this;
    if (paths.length === 0) return conflicts;
    if (resource !== null) this.#unconfirmed = null;
    this.#base = null;
    this.#changed(paths);
    return conflicts;
  }

  merge(other: Draft<Read, Write>, { ancestor }: MergeDraftOptions<Read> = {}): Conflict[] | null {
    this.#refuseWhenClosed();
    if (!(other instanceof ModuleDraft) || other.endpoint.operation.id !== this.endpoint.operation.id)
      throw new TypeError("merge takes another draft of the same endpoint.");
    const unconfirmed = other.#unconfirmed ?? this.#unconfirmed;
    if (this.#unconfirmed !== null && !this.#unconfirmed.isSame(unconfirmed)) return null;
    const before = new Set(this.conflicts.map((conflict) => JSON.stringify(conflict)));
    const common = ancestor === undefined ? null : prepareKept(ancestor);
    const paths = this.#editor.mergeDraft(other.#ask(question.content).text, common);
    if (paths.length === 0) return null;
    this.#unconfirmed = unconfirmed;
    this.#changed(paths);
    return this.conflicts.filter((conflict) => !before.has(JSON.stringify(conflict)));
  }

  get conflicts(): Conflict[] {
    return JSON.parse(this.#ask(question.conflicts).details);
  }

  resolve(path: string, choice: Choice): void {
    if (choice === "mine") this.#edit(action.takeMine, [pathInput(path)]);
    else if (choice === "theirs") this.#edit(action.takeTheirs, [pathInput(path)]);
    else if (typeof choice === "object" && choice !== null && "value" in choice)
      this.#edit(action.takeValue, [pathInput(path), prepareKept(choice.value)]);
    else throw new TypeError('resolve takes "mine", "theirs" or { value }.');
  }

  save(): string {
    const { text } = this.#ask(question.save);
    return this.#unconfirmed === null ? text : withUnconfirmed(text, this.#unconfirmed);
  }

  subscribe(listener: DraftListener): () => void {
    this.#refuseWhenClosed();
    return this.#listeners.add(listener);
  }

  get version(): number {
    this.#refuseWhenClosed();
    return this.#version;
  }

  setServerIssues(issues: readonly Issue[], { sent }: RebaseOptions<Write> = {}): Issue[] {
    this.#refuseWhenClosed();
    const before = this.#editor.server.paths;
    this.#editor.mark(issues, sent === undefined ? null : this.#snapshotOf(sent));
    const paths = [...new Set([...before, ...this.#editor.server.paths])];
    if (paths.length > 0) this.#changed(paths, false);
    return [...this.#editor.server.list];
  }

  get unconfirmed(): Unconfirmed<Write> | null {
    this.#refuseWhenClosed();
    return this.#unconfirmed;
  }

  setUnconfirmed(patch: Patch<Write> | null): void {
    this.#refuseWhenClosed();
    if (patch === null && this.#unconfirmed === null) return;
    this.#unconfirmed = patch === null ? null : this.#unconfirmedOf(patch);
    this.#changed([], false);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    forgotten.unregister(this);
    this.#listeners.clear();
    // Patches that were made are asked for later still.
    this.#assessment.reset();
    this.#editor.seat.leave();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  [inspectMethod](_depth: number, options: object, inspect: Inspect): string {
    return this.#isClosed ? "Draft (closed)" : inspectDraft(this, options, inspect);
  }

  // The rest is how.

  #refuseWhenClosed(): void {
    if (this.#isClosed) throw new DraftError("closed");
  }

  #ask(what: Question, inputs: readonly Input[] = []): Outcome {
    this.#refuseWhenClosed();
    return this.#editor.seat.ask(what, inputs);
  }

  /** Whether anything has changed. */
  #edit(what: Action, inputs: readonly Input[]): boolean {
    this.#refuseWhenClosed();
    const paths = this.#editor.edit(what, inputs);
    if (paths.length === 0) return false;
    this.#changed(paths);
    return true;
  }

  #changed(paths: string[], hasOtherValue = true, judged: string[] | null = null): void {
    this.#version++;
    if (hasOtherValue) {
      this.#value = null;
      this.#assessment.reset();
      this.#editor.server.follow();
    }
    const isAlone = judged !== null && this.#editor.server.list.length === 0;
    this.#listeners.tell(paths, isAlone ? judged : null);
  }

  get #assessed(): Assessment<Read, Write> {
    this.#refuseWhenClosed();
    return this.#assessment;
  }

  #unconfirmedOf(patch: Patch<Write>): UnconfirmedPatch<Write> {
    const { value, origins } = readSnapshot(this.#snapshotOf(patch));
    return new UnconfirmedPatch<Write>(this.endpoint, [this.#ask(question.base).text, value], origins, patch);
  }

  /** The snapshot of the edited resource as it was when a patch was made. */
  #snapshotOf(sent: Patch<Write>): string {
    const isOwn = sent instanceof DraftPatch && sent.origin.source === this.#assessment;
    if (!isOwn) {
      const value = sentResource(this.#ask(question.base).text, sent.bodyText);
      return snapshotText({ value, origins: null });
    }
    const { moment, version } = sent.origin;
    if (this.#assessment.isPresent(version)) return this.#ask(question.snapshot).text;
    return askThen(this.#place, moment, question.snapshot).text;
  }
}

function pathInput(path: string): Input {
  if (typeof path !== "string") throw new TypeError("A path is a string, a JSON Pointer.");
  return prepareInput(path);
}
