import type { CoreEndpoint } from "./core-endpoint.js";
import type {
  ConflictChoice,
  DraftListener,
  DraftOptions,
  MergeDraftOptions,
  RebaseOptions,
  Unconfirmed,
} from "./draft-options.js";
import type { Issue, IssueBase } from "./issue.js";
import type { Conflict, Merge, MergeOptions } from "./merge.js";
import type { Resource } from "./options.js";
import type { Change, Patch } from "./patch.js";
import type { PointerHint, ValueAt } from "./pointer.js";

// The library of TypeScript before 5.2 lacks these. `lib.esnext.disposable` and Node's types declare the same.
declare global {
  interface SymbolConstructor {
    readonly dispose: unique symbol;
  }
}

/**
 * An editing session: a resource as the server returned it, the user's edits, their issues, and the patch to send. It is
 * stored in the module's memory; `close` (or `using`) frees it.
 *
 * Paths are JSON Pointers into `value`. An edit that throws changes nothing.
 *
 * @throws `DraftError` from every method for an impossible edit, and after `close`.
 * @throws `ValueError` from every edit for a value that JSON cannot carry.
 * @throws `LimitError` from every edit for a value that is too deep or too large.
 * @see RFC 6901 for JSON Pointers
 */
export interface Draft<Read, Write> {
  /** The endpoint that opened the draft. */
  readonly endpoint: Endpoint<Read, Write>;
  /** The resource as the server last returned it. Frozen. */
  readonly base: Read;
  /** The edited resource. Frozen; a new object only after a change. */
  readonly value: Read;
  /** `base` as JSON text, with every digit of every number. */
  readonly baseText: string;
  /** `value` as JSON text, with every digit of every number. */
  readonly valueText: string;
  /**
   * Returns the value at a path, or undefined if there is no value.
   *
   * @param path - JSON Pointer into `value`. The type of the result follows from it.
   */
  get<Path extends string>(path: Path | PointerHint<Read>): ValueAt<Read, Path>;

  /**
   * Adds or replaces a member, replaces an item, or appends one.
   *
   * @param path - JSON Pointer. `-` or the list's length as the last part appends an item.
   * @param value - A JSON value, or `jsonText`.
   * @throws `DraftError` if the parent does not exist or cannot contain the value.
   */
  set(path: PointerHint<Read>, value: unknown): void;
  /**
   * Removes a member or an item.
   *
   * @param path - JSON Pointer.
   * @throws `DraftError` if there is no value.
   */
  remove(path: PointerHint<Read>): void;
  /**
   * Inserts an item into a list.
   *
   * @param path - JSON Pointer of the item to insert before; `-` as the last part appends.
   * @param value - A JSON value, or `jsonText`.
   * @throws `DraftError` if the parent is not a list, or the index is out of range.
   */
  insert(path: PointerHint<Read>, value: unknown): void;
  /**
   * Moves an item within its list or to another one, or a value to another member.
   *
   * @param from - JSON Pointer of the value.
   * @param to - JSON Pointer of its new place, after the value was removed from the old one.
   * @throws `DraftError` if there is no value, or `to` is inside `from`.
   * @see RFC 6902, section 4.4
   */
  move(from: PointerHint<Read>, to: PointerHint<Read>): void;
  /**
   * Sets a field to a text that the user typed, converted as `fromForm` does. A text that cannot be converted leaves the value
   * unchanged. The draft then keeps the text as an issue with `params.input`, and is neither valid nor clean. The next edit of
   * the field removes that issue.
   *
   * Creates missing objects and list items on the path, and removes them when the last text in them is cleared. An empty text
   * removes the value: it becomes null if null is allowed, is left out of its list item, or becomes `""`.
   *
   * An index of a list is a row of the form. An index beyond the end appends an item. Rows keep their items until the list is
   * edited in another way.
   *
   * @param path - JSON Pointer of the field, with indexes of rows.
   * @param text - The text of the control.
   * @throws `DraftError` if the path is empty or malformed, leads into a scalar, or has a parent that cannot be created.
   */
  setFromInput(path: PointerHint<Read>, text: string): void;
  /**
   * Returns the text that a control shows: a typed text that is not a value, the code of a label, or the text that `toForm`
   * returns. It is `""` if there is no value.
   *
   * @param path - JSON Pointer of the field, with indexes of rows as in `setFromInput`.
   */
  inputAt(path: PointerHint<Read>): string;
  /**
   * Returns the path of the value that a control edits, or undefined if there is none. It differs from `path` only if the rows
   * of a list were filled out of order.
   *
   * @param path - JSON Pointer of the field, with indexes of rows.
   */
  pathOfInput(path: PointerHint<Read>): string | undefined;

  /** The draft has something to send, an edit that no request can express, or a text that cannot be converted. */
  readonly dirty: boolean;
  /** No issue is an error. */
  readonly valid: boolean;
  /** The issues of `patch()`, and those that the server returned. */
  readonly issues: readonly Issue[];
  /**
   * Returns the issues at exactly this path.
   *
   * @param path - JSON Pointer.
   */
  issuesAt(path: PointerHint<Read>): readonly Issue[];
  /** The changes that the body of `patch()` makes. */
  readonly changes: readonly Change[];
  /**
   * Computes the patch to send: `endpoint.patch(draft.base, draft.value)`, with an issue for each text that cannot be
   * converted.
   *
   * @returns The body with its changes, its ignored edits and its issues.
   */
  patch(): Patch<Write>;

  /**
   * Undoes the last step. Edits of one field form one step if less than a second is between them. The draft keeps the last
   * 1000 steps, or fewer if they contain more than 4 MB of text. It keeps steps of the last eight rebases (fewer for very
   * large resources); undoing such a step keeps the server's changes.
   *
   * @returns false if there is no step to undo.
   */
  undo(): boolean;
  /**
   * Repeats the step that was undone last.
   *
   * @returns false if there is no step to repeat.
   */
  redo(): boolean;
  /** `undo` has a step. */
  readonly canUndo: boolean;
  /** `redo` has a step. */
  readonly canRedo: boolean;
  /**
   * Combines all edits of a function into one step, so that one `undo` reverts all of them. If the function throws, its edits
   * stay, as one step.
   *
   * @param edits - A synchronous function; edits after its first `await` are separate steps.
   * @returns The result of the function.
   * @example
   * ```ts
   * draft.transaction(() => {
   *   draft.set("/current", true);
   *   draft.set("/finished_at_year", null);
   * });
   * ```
   */
  transaction<Result>(edits: () => Result): Result;
  /**
   * Restores the base's value at a path. A value that the base does not have is removed.
   *
   * @param path - JSON Pointer.
   * @defaultValue `""`, the whole resource
   */
  revert(path?: PointerHint<Read>): void;

  /**
   * Replaces the base by the server's current resource and keeps the edits. Values that both sides changed become conflicts.
   * It does nothing if `latest` is the current base and `sent` is absent. If `latest` contains the `unconfirmed` patch (white
   * space aside), that patch counts as `sent`.
   *
   * @param latest - The server's current resource.
   * @param options - The patch that was sent.
   * @returns All conflicts of the draft.
   */
  rebase(latest: Resource<Read, Write>, options?: RebaseOptions<Write>): readonly Conflict[];
  /** The values that the user and the server changed differently. `value` has the user's side until they are resolved. */
  readonly conflicts: readonly Conflict[];
  /**
   * Merges the edits of another draft of the same resource into this one. Conflicts, unreadable texts and an unconfirmed
   * request are merged, too. The other draft stays open. If both drafts changed one value differently, this draft's side stays,
   * and a conflict has the other side as `theirs`.
   *
   * @param other - A draft of the same endpoint and resource.
   * @param options - The last common state of both drafts.
   * @returns The conflicts that were added. null if the merge would lose something; the draft is then unchanged. This happens
   * if both have an unconfirmed request, or a conflict or an unreadable text at the same place.
   */
  merge(other: Draft<Read, Write>, options?: MergeDraftOptions<Read>): readonly Conflict[] | null;
  /**
   * Resolves a conflict. `undo` reverts that.
   *
   * @param path - The conflict's `path`.
   * @param choice - `mine` keeps the current value, `theirs` takes the server's.
   * @throws `DraftError` if there is no conflict at this path.
   */
  resolve(path: PointerHint<Read>, choice: ConflictChoice): void;

  /**
   * Returns the draft as text: base, edits, undone steps, conflicts, and the unconfirmed request. Issues of the server are not
   * part of it.
   *
   * @returns The text for `open(base, { saved })`.
   */
  save(): string;

  /**
   * Calls a listener after every change.
   *
   * @param listener - Receives the pointers that changed.
   * @returns A function that removes the listener.
   * @example
   * ```ts
   * const unsubscribe = draft.subscribe((paths) => console.log(paths));
   * draft.set("/city", "Oslo"); // logs ["/city"]
   * unsubscribe();
   * ```
   */
  subscribe(listener: DraftListener): () => void;
  /** A number that grows with each change. */
  readonly version: number;

  /**
   * Replaces the server's issues. Each is dropped when its place, or one above or below it, is edited. `patch()` does not
   * contain them.
   *
   * @param issues - The `issues` of `parseError`.
   * @param options - The patch that was sent. The paths then refer to the items of that patch, and follow their moves. An
   * issue of an item that was removed is dropped.
   * @returns The issues at their current paths.
   */
  setServerIssues(issues: readonly IssueBase[], options?: RebaseOptions<Write>): readonly Issue[];

  /**
   * The patch that was sent without a response, also before a reload; null if there is none. A client then reads the resource
   * before it sends again.
   */
  readonly unconfirmed: Unconfirmed<Write> | null;
  /**
   * Stores that a patch was sent, or with null that its outcome is known. `rebase` with `sent` clears it, too. A client calls
   * this method itself. Listeners receive no path.
   *
   * @param patch - The patch that was sent, or null.
   */
  setUnconfirmed(patch: Patch<Write> | null): void;

  /** Frees the draft. Every other method throws a `DraftError` afterwards. */
  close(): void;
  [Symbol.dispose](): void;
}

/** One PATCH operation of one API, with `merge` and drafts. */
export interface Endpoint<Read, Write> extends CoreEndpoint<Read, Write> {
  /**
   * Merges two edited versions of a resource. A change of one side is taken from that side, property by property and item by
   * item. Items match by `id` if they have one, else by content. The same change of both sides is made once. Read-only
   * properties are those of `theirs`.
   *
   * Two spellings of one value are no change: a label and its code, 1 and 1.0, null and a missing nullable property. The result
   * has the spelling of the side that it takes, and that of `theirs` if both sides agree.
   *
   * @param base - The last common version.
   * @param mine - The user's version, whole.
   * @param theirs - The server's current version, whole.
   * @param options - The preferred side, and the way to merge strings.
   * @returns The merged resource, and the values that both sides changed differently.
   * @throws `TypeError` if a document is not an object.
   */
  merge(
    base: Resource<Read, Write>,
    mine: Resource<Read, Write>,
    theirs: Resource<Read, Write>,
    options?: MergeOptions,
  ): Merge<Read>;

  /**
   * Opens an editing session on a resource.
   *
   * @param base - The resource as the server returned it.
   * @param options - The options of its patches, and a saved draft to restore.
   * @returns The draft. Close it to free its memory.
   * @throws `DraftError` if `saved` cannot be read.
   * @throws `LimitError` for a resource of more than 504 levels, because a saved draft adds levels.
   * @example
   * ```ts
   * using draft = rp.letraz.experience.open(stored);
   * draft.setFromInput("/started_from_year", "2024");
   * console.log(draft.valid, draft.patch().bodyText);
   * ```
   */
  open(base: Resource<Read, Write>, options?: DraftOptions): Draft<Read, Write>;
}
