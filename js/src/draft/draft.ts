import { bindMethods } from "../endpoint/bind-methods.js";
import type { DraftContext } from "../endpoint/endpoint.js";
import { DraftError } from "../errors/errors.js";
import { readEmbedded } from "../json/embedded.js";
import { deepFreeze } from "../json/freeze.js";
import { findLoneSurrogate, toWellFormed } from "../json/surrogates.js";
import { readIssues } from "../messages/issue.js";
import type { Action, DraftQuery } from "../module/draft-codes.js";
import { action, draftQuery, stepsBit } from "../module/draft-codes.js";
import type { CallResult } from "../module/engine.js";
import type { Input } from "../module/input.js";
import { prepareCopy, prepareInput } from "../module/prepare-input.js";
import type {
  ConflictChoice,
  Draft,
  DraftListener,
  DraftOptions,
  Endpoint,
  MergeDraftOptions,
  RebaseOptions,
  Unconfirmed,
} from "../types/draft.js";
import type { Issue } from "../types/issue.js";
import type { Conflict } from "../types/merge.js";
import type { Resource } from "../types/options.js";
import type { Change, Patch } from "../types/patch.js";
import { Editor } from "./editor.js";
import type { DraftHandle } from "./handle.js";
import { type Inspect, inspectDraft, inspectMethod } from "./inspect.js";
import { DraftListeners } from "./listeners.js";
import { DraftStatus } from "./status.js";
import {
  parseSnapshot,
  readUnconfirmed,
  reconcileUnconfirmed,
  UnconfirmedPatch,
  withUnconfirmed,
} from "./unconfirmed.js";

/** Closes drafts that were dropped without `close`. */
const dropped = new FinalizationRegistry<DraftHandle>((handle) => {
  try {
    handle.close();
  } catch {
    // The module's instance was replaced, which already freed the draft.
  }
});

/** Implements `Draft` by calls of the module. */
export class ModuleDraft<Read, Write> implements Draft<Read, Write> {
  readonly #context: DraftContext<Read, Write>;
  readonly #editor: Editor;
  readonly #listeners = new DraftListeners();
  readonly #status: DraftStatus<Read, Write>;
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
    this.#context = context;
    this.#unconfirmed = unconfirmed;
    this.#editor = new Editor(context, base, saved);
    const { handle, fields } = this.#editor;
    this.#status = new DraftStatus(context, handle, fields);
    dropped.register(this, handle, this);
    bindMethods(this);
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

  get(path: string): unknown {
    const { status, text } = this.#query(draftQuery.at, [pathInput(path)]);
    return status === 0 ? undefined : JSON.parse(text);
  }

  set(path: string, value: unknown): void {
    this.#throwIfClosed();
    const changed = this.#editor.setField(path, value);
    if (changed === null) {
      this.#edit(action.set, [pathInput(path), prepareCopy(value)]);
      this.#editor.fields.expectField(path);
    } else if (changed.length > 0)
      this.#changed(changed, true, this.#editor.fields.leavesOtherIssues ? changed : null);
  }

  remove(path: string): void {
    this.#edit(action.remove, [pathInput(path)]);
  }

  insert(path: string, value: unknown): void {
    this.#edit(action.insert, [pathInput(path), prepareCopy(value)]);
  }

  move(from: string, to: string): void {
    this.#edit(action.move, [pathInput(from), pathInput(to)]);
  }

  setFromInput(path: string, text: string): void {
    if (typeof text !== "string")
      throw new TypeError("The text of `setFromInput` must be a string: the value of the control.");
    this.#throwIfClosed();
    const changed = this.#editor.setFieldInput(path, text);
    if (changed !== null) {
      if (changed.length > 0)
        this.#changed(changed, true, this.#editor.fields.leavesOtherIssues ? changed : null);
      return;
    }
    const isReadable = findLoneSurrogate(text) < 0;
    const what = isReadable ? action.setFromInput : action.setUnreadable;
    this.#edit(what, [pathInput(path), prepareInput(isReadable ? text : toWellFormed(text))]);
    if (isReadable) this.#editor.fields.expectInput(path);
  }

  inputAt(path: string): string {
    return this.#query(draftQuery.inputAt, [pathInput(path)]).text;
  }

  pathOfInput(path: string): string | undefined {
    const { status, text } = this.#query(draftQuery.inputPath, [pathInput(path)]);
    return status === 0 ? undefined : text;
  }

  get dirty(): boolean {
    return this.#openStatus.isDirty;
  }

  get valid(): boolean {
    return this.#openStatus.isValid && !this.#editor.serverIssues.hasErrors;
  }

  get issues(): Issue[] {
    return [...this.#openStatus.lists.issues, ...this.#editor.serverIssues.list];
  }

  issuesAt(path: string): Issue[] {
    this.#throwIfClosed();
    const details = this.#editor.serverIssues.list.length > 0 ? null : this.#editor.fields.issuesAt(path);
    if (details === null) return this.issues.filter((issue) => issue.path === path);
    return readIssues(details, this.#context.translator);
  }

  get changes(): Change[] {
    return this.#openStatus.lists.changes;
  }

  patch(): Patch<Write> {
    return this.#openStatus.patch(this.#editor.now());
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
    // A nested transaction is part of the outer undo step.
    if (this.#isGrouping) return edits();
    this.#isGrouping = true;
    this.#editor.beginGroup();
    try {
      return edits();
    } finally {
      this.#isGrouping = false;
      if (!this.#isClosed) this.#editor.endGroup();
    }
  }

  revert(path = ""): void {
    this.#edit(action.revert, [pathInput(path)]);
  }

  rebase(latest: Resource<Read, Write>, { sent }: RebaseOptions<Write> = {}): Conflict[] {
    this.#throwIfClosed();
    const base = prepareCopy(latest);
    const resource =
      sent === undefined
        ? reconcileUnconfirmed(this.endpoint, this.#unconfirmed, base)
        : this.#status.snapshotOf(sent);
    const paths = this.#editor.rebase(base, resource);
    const { conflicts } = this;
    if (paths.length === 0) return conflicts;
    if (resource !== null) this.#unconfirmed = null;
    this.#base = null;
    this.#changed(paths);
    return conflicts;
  }

  merge(other: Draft<Read, Write>, { ancestor }: MergeDraftOptions<Read> = {}): Conflict[] | null {
    this.#throwIfClosed();
    if (!(other instanceof ModuleDraft) || other.endpoint.operation.id !== this.endpoint.operation.id)
      throw new TypeError(
        "The other draft must be of the same endpoint: open it with `draft.endpoint.open`.",
      );
    const unconfirmed = other.#unconfirmed ?? this.#unconfirmed;
    if (this.#unconfirmed !== null && !this.#unconfirmed.isSame(unconfirmed)) return null;
    const before = new Set(this.conflicts.map((conflict) => JSON.stringify(conflict)));
    const common = ancestor === undefined ? null : prepareCopy(ancestor);
    const paths = this.#editor.mergeDraft(other.#query(draftQuery.content).text, common);
    if (paths.length === 0) return null;
    this.#unconfirmed = unconfirmed;
    this.#changed(paths);
    return this.conflicts.filter((conflict) => !before.has(JSON.stringify(conflict)));
  }

  get conflicts(): Conflict[] {
    return readEmbedded<Conflict>(this.#query(draftQuery.conflicts).details);
  }

  resolve(path: string, choice: ConflictChoice): void {
    if (choice === "mine") this.#edit(action.takeMine, [pathInput(path)]);
    else if (choice === "theirs") this.#edit(action.takeTheirs, [pathInput(path)]);
    else if (typeof choice === "object" && choice !== null && "value" in choice)
      this.#edit(action.takeValue, [pathInput(path), prepareCopy(choice.value)]);
    else throw new TypeError('The choice of `resolve` must be "mine", "theirs" or `{ value }`.');
  }

  save(): string {
    const { text } = this.#query(draftQuery.save);
    return this.#unconfirmed === null ? text : withUnconfirmed(text, this.#unconfirmed);
  }

  subscribe(listener: DraftListener): () => void {
    this.#throwIfClosed();
    return this.#listeners.add(listener);
  }

  get version(): number {
    this.#throwIfClosed();
    return this.#version;
  }

  setServerIssues(issues: readonly Issue[], { sent }: RebaseOptions<Write> = {}): Issue[] {
    this.#throwIfClosed();
    const before = this.#editor.serverIssues.paths;
    this.#editor.setServerIssues(issues, sent === undefined ? null : this.#status.snapshotOf(sent));
    const paths = [...new Set([...before, ...this.#editor.serverIssues.paths])];
    if (paths.length > 0) this.#changed(paths, false);
    return [...this.#editor.serverIssues.list];
  }

  get unconfirmed(): Unconfirmed<Write> | null {
    this.#throwIfClosed();
    return this.#unconfirmed;
  }

  setUnconfirmed(patch: Patch<Write> | null): void {
    this.#throwIfClosed();
    if (patch === null && this.#unconfirmed === null) return;
    this.#unconfirmed = patch === null ? null : this.#unconfirmedOf(patch);
    this.#changed([], false);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    dropped.unregister(this);
    this.#listeners.clear();
    // Earlier patches stay readable. The reset makes them query the state at their own time.
    this.#status.reset();
    this.#editor.handle.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  [inspectMethod](_depth: number, options: object, inspect: Inspect): string {
    return this.#isClosed ? "Draft (closed)" : inspectDraft(this, options, inspect);
  }

  #throwIfClosed(): void {
    if (this.#isClosed) throw new DraftError("closed");
  }

  #query(what: DraftQuery, inputs: readonly Input[] = []): CallResult {
    this.#throwIfClosed();
    return this.#editor.handle.query(what, inputs);
  }

  /** Makes an edit and notifies the listeners. Returns false if nothing changed. */
  #edit(what: Action, inputs: readonly Input[]): boolean {
    this.#throwIfClosed();
    const paths = this.#editor.edit(what, inputs);
    if (paths.length === 0) return false;
    this.#changed(paths);
    return true;
  }

  #changed(paths: string[], hasNewValue = true, issuePaths: string[] | null = null): void {
    this.#version++;
    if (hasNewValue) {
      this.#value = null;
      this.#status.reset();
      this.#editor.serverIssues.markStale();
    }
    const isLimited = issuePaths !== null && this.#editor.serverIssues.list.length === 0;
    this.#listeners.notify(paths, isLimited ? issuePaths : null);
  }

  get #openStatus(): DraftStatus<Read, Write> {
    this.#throwIfClosed();
    return this.#status;
  }

  #unconfirmedOf(patch: Patch<Write>): UnconfirmedPatch<Write> {
    const { value, origins } = parseSnapshot(this.#status.snapshotOf(patch));
    return new UnconfirmedPatch<Write>(
      this.endpoint,
      [this.#query(draftQuery.base).text, value],
      origins,
      patch,
    );
  }
}

function pathInput(path: string): Input {
  if (typeof path !== "string")
    throw new TypeError('The path must be a string: a JSON Pointer such as "/skills/0/name".');
  return prepareInput(path);
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
  const sent = saved === undefined ? null : readUnconfirmed(saved);
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
