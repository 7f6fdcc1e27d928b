import { bindMethods } from "../endpoint/bind-methods.js";
import type { DraftContext } from "../endpoint/endpoint.js";
import { requireArgument, requirePatch } from "../errors/arguments.js";
import { DraftError } from "../errors/errors.js";
import { checkOptions } from "../errors/suggestions.js";
import { deepFreeze } from "../json/freeze.js";
import { findLoneSurrogate, toWellFormed } from "../json/surrogates.js";
import { readIssues } from "../messages/issue.js";
import type { Action, DraftQuery } from "../module/draft-codes.js";
import { action, draftQuery, statusBit, stepsBit } from "../module/draft-codes.js";
import type { CallResult } from "../module/engine.js";
import type { Input } from "../module/input.js";
import { prepareCopy, prepareInput, preparePath } from "../module/prepare-input.js";
import type { Draft, Endpoint } from "../types/draft.js";
import type {
  ConflictChoice,
  DraftListener,
  DraftOptions,
  MergeDraftOptions,
  RebaseOptions,
  Unconfirmed,
} from "../types/draft-options.js";
import type { Issue, IssueBase } from "../types/issue.js";
import type { Conflict } from "../types/merge.js";
import type { Resource } from "../types/options.js";
import type { Change, Patch } from "../types/patch.js";
import type { PointerHint, ValueAt } from "../types/pointer.js";
import { DraftHandle, wholePath } from "./handle.js";
import { showInConsole } from "./inspect.js";
import { DraftListeners } from "./listeners.js";
import { ServerIssues } from "./server-issues.js";
import { DraftState } from "./state.js";
import { readUnconfirmed, reconcileUnconfirmed, UnconfirmedPatch, withUnconfirmed } from "./unconfirmed.js";

/** The option of `rebase` and `setServerIssues`. */
const sentOption = ["sent"];

/** Closes drafts that were dropped without `close`. */
const dropped = /* @__PURE__ */ new FinalizationRegistry<DraftHandle>((handle) => {
  try {
    handle.close();
  } catch {
    // The module's instance was replaced, which already freed the draft.
  }
});

/** Implements `Draft` by calls of the module. */
export class ModuleDraft<Read, Write> implements Draft<Read, Write> {
  readonly #context: DraftContext<Read, Write>;
  readonly #handle: DraftHandle;
  readonly #state: DraftState<Read, Write>;
  readonly #serverIssues: ServerIssues;
  readonly #listeners = new DraftListeners();
  #version = 0;
  #isClosed = false;
  #isGrouping = false;
  #unconfirmed: UnconfirmedPatch<Write> | null;
  // Parsed at the first read; null until then.
  #base: Read | null = null;
  #value: Read | null = null;

  /**
   * Opens the draft in the module.
   *
   * @param base - Kept for reopening the draft, so the caller must not change it afterwards.
   * @param saved - Text that `save` returned, or null.
   */
  constructor(
    context: DraftContext<Read, Write>,
    base: Input,
    saved: string | null,
    unconfirmed: UnconfirmedPatch<Write> | null = null,
  ) {
    // The registry keeps the handle until the draft is collected, so the handle must not refer to the draft.
    const handle = new DraftHandle(
      context,
      { base, checkpoint: saved, entries: [], count: 0 },
      {
        reopened: () => state.forgetFields(),
        checkpointed: () => serverIssues.restore(),
      },
    );
    const state = new DraftState(context, handle);
    const serverIssues = new ServerIssues(handle);
    handle.open();
    // A saved draft may have another base, so the journal restarts from the given one.
    if (saved !== null) handle.checkpoint();
    this.#context = context;
    this.#handle = handle;
    this.#state = state;
    this.#serverIssues = serverIssues;
    this.#unconfirmed = unconfirmed;
    dropped.register(this, handle, this);
    bindMethods(this);
    this.#showInConsole();
  }

  /** Keeps Vue from wrapping the object in a proxy, which cannot reach its private members. */
  get __v_skip(): true {
    return true;
  }

  get endpoint(): Endpoint<Read, Write> {
    return this.#context.endpoint;
  }

  get base(): Read {
    this.#base ??= deepFreeze<Read>(JSON.parse(this.#query(draftQuery.base).text));
    return this.#base;
  }

  get value(): Read {
    this.#value ??= deepFreeze<Read>(JSON.parse(this.#query(draftQuery.value).text));
    return this.#value;
  }

  get baseText(): string {
    return this.#query(draftQuery.base).text;
  }

  get valueText(): string {
    return this.#query(draftQuery.value).text;
  }

  get<Path extends string>(path: Path | PointerHint<Read>): ValueAt<Read, Path> {
    const { status, text } = this.#query(draftQuery.at, [preparePath(path)]);
    return (status === 0 ? undefined : JSON.parse(text)) as ValueAt<Read, Path>;
  }

  set(path: string, value: unknown): void {
    this.#throwIfClosed();
    const status = this.#state.setField(path, value);
    if (status !== 0) this.#fieldSet(path, status);
    else {
      this.#edit(action.set, [preparePath(path), prepareCopy(value)]);
      this.#state.expectField(path);
    }
  }

  remove(path: string): void {
    this.#edit(action.remove, [preparePath(path)]);
  }

  insert(path: string, value: unknown): void {
    this.#edit(action.insert, [preparePath(path), prepareCopy(value)]);
  }

  move(from: string, to: string): void {
    this.#edit(action.move, [preparePath(from), preparePath(to)]);
  }

  setFromInput(path: string, text: string): void {
    if (typeof text !== "string")
      throw new TypeError("The text of `setFromInput` must be a string: the value of the control.");
    this.#throwIfClosed();
    const status = this.#state.setFieldInput(path, text);
    if (status !== 0) this.#fieldSet(path, status);
    else if (findLoneSurrogate(text) >= 0)
      this.#edit(action.setUnreadable, [preparePath(path), prepareInput(toWellFormed(text))]);
    else {
      this.#edit(action.setFromInput, [preparePath(path), prepareInput(text)]);
      this.#state.expectInput(path);
    }
  }

  inputAt(path: string): string {
    return this.#query(draftQuery.inputAt, [preparePath(path)]).text;
  }

  pathOfInput(path: string): string | undefined {
    const { status, text } = this.#query(draftQuery.inputPath, [preparePath(path)]);
    return status === 0 ? undefined : text;
  }

  get dirty(): boolean {
    return this.#openState.isDirty;
  }

  get valid(): boolean {
    return this.#openState.isValid && !this.#serverIssues.hasErrors;
  }

  get issues(): Issue[] {
    return [...this.#openState.lists.issues, ...this.#serverIssues.list];
  }

  issuesAt(path: string): Issue[] {
    this.#throwIfClosed();
    preparePath(path);
    const details = this.#serverIssues.list.length > 0 ? null : this.#state.issuesAt(path);
    if (details === null) return this.issues.filter((issue) => issue.path === path);
    return readIssues(details, this.#context.translator);
  }

  get changes(): Change[] {
    return this.#openState.lists.changes;
  }

  patch(): Patch<Write> {
    return this.#openState.patch();
  }

  undo(): boolean {
    return this.#edit(action.undo, []);
  }

  redo(): boolean {
    return this.#edit(action.redo, []);
  }

  get canUndo(): boolean {
    return (this.#query(draftQuery.steps).status & stepsBit.undo) !== 0;
  }

  get canRedo(): boolean {
    return (this.#query(draftQuery.steps).status & stepsBit.redo) !== 0;
  }

  transaction<Result>(edits: () => Result): Result {
    this.#throwIfClosed();
    requireArgument(typeof edits === "function", "The edits of `transaction`", "a function");
    // A nested transaction is part of the outer undo step.
    if (this.#isGrouping) return edits();
    this.#isGrouping = true;
    this.#handle.act(action.beginGroup, [wholePath]);
    try {
      return edits();
    } finally {
      this.#isGrouping = false;
      if (!this.#isClosed) this.#handle.act(action.endGroup, [wholePath]);
    }
  }

  revert(path = ""): void {
    this.#edit(action.revert, [preparePath(path)]);
  }

  rebase(latest: Resource<Read, Write>, options: RebaseOptions<Write> = {}): Conflict[] {
    this.#throwIfClosed();
    checkOptions(options, sentOption);
    const { sent } = options;
    if (sent !== undefined) requirePatch(sent, 'The option "sent"');
    const base = prepareCopy(latest);
    const resource =
      sent === undefined
        ? reconcileUnconfirmed(this.endpoint, this.#unconfirmed, base)
        : this.#state.snapshotOf(sent);
    const what = resource === null ? action.rebase : action.rebaseSent;
    const paths = this.#handle.edit(what, [resource ?? wholePath, base]);
    if (paths.length === 0) return this.conflicts;
    this.#base = null;
    this.#state.reset();
    if (resource !== null) {
      this.#unconfirmed = null;
      // The server stored the request, so its earlier issues no longer apply.
      this.#serverIssues.set([]);
    }
    this.#handle.checkpoint(base);
    const { conflicts } = this;
    this.#valueChanged(paths);
    return conflicts;
  }

  merge(other: Draft<Read, Write>, options: MergeDraftOptions<Read> = {}): Conflict[] | null {
    this.#throwIfClosed();
    checkOptions(options, ["ancestor"]);
    const { ancestor } = options;
    if (!(other instanceof ModuleDraft) || other.endpoint.operation.id !== this.endpoint.operation.id)
      throw new TypeError(
        "The other draft must be of the same endpoint: open it with `draft.endpoint.open`.",
      );
    const unconfirmed = other.#unconfirmed ?? this.#unconfirmed;
    if (this.#unconfirmed !== null && !this.#unconfirmed.isSame(unconfirmed)) return null;
    const before = new Set(this.conflicts.map((conflict) => JSON.stringify(conflict)));
    const common = ancestor === undefined ? null : prepareCopy(ancestor);
    const content = other.#query(draftQuery.content).text;
    const paths = this.#handle.act(action.mergeDraft, [common ?? "null", content]);
    // A refused merge also clears the redo steps and the numbers of fields.
    this.#state.reset();
    this.#handle.checkpoint();
    if (paths.length === 0) return null;
    this.#unconfirmed = unconfirmed;
    this.#valueChanged(paths);
    return this.conflicts.filter((conflict) => !before.has(JSON.stringify(conflict)));
  }

  get conflicts(): Conflict[] {
    return JSON.parse(this.#query(draftQuery.conflicts).details);
  }

  resolve(path: string, choice: ConflictChoice): void {
    if (choice === "mine") this.#edit(action.takeMine, [preparePath(path)]);
    else if (choice === "theirs") this.#edit(action.takeTheirs, [preparePath(path)]);
    else if (typeof choice === "object" && choice !== null && "value" in choice)
      this.#edit(action.takeValue, [preparePath(path), prepareCopy(choice.value)]);
    else throw new TypeError('The choice of `resolve` must be "mine", "theirs" or `{ value }`.');
  }

  save(): string {
    const { text } = this.#query(draftQuery.save);
    return this.#unconfirmed === null
      ? text
      : withUnconfirmed(this.#context.operation, text, this.#unconfirmed);
  }

  subscribe(listener: DraftListener, ...more: unknown[]): () => void {
    // Svelte subscribes to a store with two functions.
    if (more.length > 0)
      throw new TypeError(
        "A draft is not a Svelte store: use draftState of resume-patch/svelte, or draftStore of resume-patch/svelte/store.",
      );
    this.#throwIfClosed();
    return this.#listeners.add(listener);
  }

  get version(): number {
    this.#throwIfClosed();
    return this.#version;
  }

  setServerIssues(issues: readonly IssueBase[], options: RebaseOptions<Write> = {}): Issue[] {
    this.#throwIfClosed();
    checkOptions(options, sentOption);
    const { sent } = options;
    requireArgument(
      Array.isArray(issues) && issues.every((issue) => typeof issue?.path === "string"),
      "The issues of `setServerIssues`",
      "a list of issues, each with a path",
    );
    if (sent !== undefined) requirePatch(sent, 'The option "sent"');
    const before = this.#serverIssues.paths;
    this.#serverIssues.set(issues, sent === undefined ? null : this.#state.snapshotOf(sent));
    const paths = [...new Set([...before, ...this.#serverIssues.paths])];
    if (paths.length > 0) this.#notify(paths, null);
    return [...this.#serverIssues.list];
  }

  get unconfirmed(): Unconfirmed<Write> | null {
    this.#throwIfClosed();
    return this.#unconfirmed;
  }

  setUnconfirmed(patch: Patch<Write> | null): void {
    this.#throwIfClosed();
    if (patch !== null) requirePatch(patch, "The argument of `setUnconfirmed`");
    if (patch === null && this.#unconfirmed === null) return;
    this.#unconfirmed =
      patch === null
        ? null
        : UnconfirmedPatch.of(this.endpoint, this.baseText, this.#state.snapshotOf(patch), patch);
    this.#notify([], null);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    dropped.unregister(this);
    this.#listeners.clear();
    // Earlier patches stay readable. The reset makes them query the state at their own time.
    this.#state.reset();
    this.#handle.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  /** A method of its own: a function of the constructor that refers to the draft would make the handle refer to it as well. */
  #showInConsole(): void {
    showInConsole(this, () => this.#isClosed);
  }

  #throwIfClosed(): void {
    if (this.#isClosed) throw new DraftError("closed");
  }

  #query(what: DraftQuery, inputs: readonly Input[] = []): CallResult {
    this.#throwIfClosed();
    return this.#handle.query(what, inputs);
  }

  /** Makes an edit and notifies the listeners. Returns false if nothing changed. */
  #edit(what: Action, inputs: readonly Input[]): boolean {
    this.#throwIfClosed();
    const paths = this.#handle.edit(what, inputs);
    if (paths.length === 0) return false;
    this.#state.afterEdit(what);
    this.#valueChanged(paths);
    return true;
  }

  /** Notifies the listeners after a field was set. */
  #fieldSet(path: string, status: number): void {
    if ((status & statusBit.isChanged) === 0) return;
    const isLimited = (status & statusBit.otherIssuesUnchanged) !== 0;
    this.#valueChanged([path], isLimited ? [path] : null);
  }

  #valueChanged(paths: string[], issuePaths: string[] | null = null): void {
    this.#value = null;
    this.#serverIssues.markStale();
    // An edit may also drop issues of the server at other paths.
    const isLimited = issuePaths !== null && this.#serverIssues.list.length === 0;
    this.#notify(paths, isLimited ? issuePaths : null);
  }

  #notify(paths: string[], issuePaths: string[] | null): void {
    this.#version++;
    this.#listeners.notify(paths, issuePaths);
  }

  get #openState(): DraftState<Read, Write> {
    this.#throwIfClosed();
    return this.#state;
  }
}

/**
 * Opens a draft on a resource, or restores a saved one.
 *
 * @throws DraftError if `saved` cannot be read.
 */
export function openDraft<Read, Write>(
  context: DraftContext<Read, Write>,
  base: unknown,
  { saved }: DraftOptions,
): ModuleDraft<Read, Write> {
  if (saved !== undefined && typeof saved !== "string")
    throw new TypeError('The option "saved" must be a string that `save` returned.');
  // Copied, because a new instance of the module reopens the draft from it.
  const kept = prepareCopy(base);
  const sent = saved === undefined ? null : readUnconfirmed(context.operation, saved);
  if (sent === null) return new ModuleDraft<Read, Write>(context, kept, saved ?? null);
  // The draft is opened on its own base, then rebased, because the server may have stored the request.
  const unconfirmed = new UnconfirmedPatch<Write>(context.endpoint, sent.texts, sent.origins);
  const draft = new ModuleDraft<Read, Write>(context, sent.base, saved ?? null, unconfirmed);
  try {
    draft.rebase(base as Resource<Read, Write>);
  } catch (failure) {
    draft.close();
    throw failure;
  }
  return draft;
}
