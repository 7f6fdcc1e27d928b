/// <reference lib="esnext.disposable" preserve="true" />

import type { JsonText } from "../json/json-text.js";
import type { CoreEndpoint } from "./core-endpoint.js";
import type { Issue } from "./issue.js";
import type { Conflict, Merge, MergeOptions } from "./merge.js";
import type { PatchOptions, Resource } from "./options.js";
import type { Change, Patch } from "./patch.js";

/** How a draft is opened. What holds for its patches is said here once. */
export interface DraftOptions extends PatchOptions {
  /** What `save` of a draft of the same endpoint gave. Its edits are there again; if its base is another, it is rebased. */
  saved?: string | undefined;
  /**
   * "words" merges long texts word by word where the server has changed them, too, in another place; with "whole" that
   * is a conflict. Default: "whole".
   */
  text?: "whole" | "words" | undefined;
}

/** What becomes of a draft when the server has moved on. */
export interface RebaseOptions<Write> {
  /**
   * The patch that was sent, where something was: what the server stored of it counts as done. What the server
   * made of it (white space trimmed, ids given) is taken over wherever the person has not typed since.
   */
  sent?: Patch<Write> | undefined;
}

/** Options of `Draft.merge`. */
export interface MergeDraftOptions<Read> {
  /**
   * The last state that both drafts come from.
   *
   * @defaultValue The base.
   */
  ancestor?: Read | JsonText | undefined;
}

/** A patch that was sent, and of which nobody knows yet whether the server has stored it. */
export interface Unconfirmed<Write> {
  readonly patch: Patch<Write>;
  /** The resource that the patch was made for. */
  readonly base: JsonText;
  /** The resource with the edits in it, as it was when the patch was sent. */
  readonly value: JsonText;
}

/** How a conflict is settled: as it is here, as the server has it, or with another value. */
export type ConflictChoice = "mine" | "theirs" | { readonly value: unknown };

/**
 * Is told the JSON Pointers of what has changed, which speak of everything in it, too: "" is anything, and none means that
 * only `unconfirmed` is another. Of an item that came, went or moved it is told the item's own and, where that gives others
 * of the list another position, the list's. Whatever `get` gives otherwise than before is at one of these places or in it.
 *
 * `issuePaths` are the places at which `issuesAt` may return other issues than before; null: at any place.
 */
export type DraftListener = (paths: string[], issuePaths: string[] | null) => void;

/**
 * An editing session: a resource as the server gave it, the edits made to it, what is wrong with them, and what is
 * to be sent. It lives in the module's memory; `close` (or `using`) frees it.
 *
 * Paths are JSON Pointers into `value`. An edit that cannot be made throws a `DraftError` and changes nothing, and
 * so do a `ValueError` for a value that JSON cannot carry and a `LimitError` for one that is too deep or too large.
 */
export interface Draft<Read, Write> {
  /** What it was opened by. */
  readonly endpoint: Endpoint<Read, Write>;
  /** The resource as the server last gave it. Frozen. */
  readonly base: Read;
  /** The resource with the edits in it. Frozen; another object only when something has changed. */
  readonly value: Read;
  /** Returns `base` as JSON text, with every digit of every number. */
  readonly baseText: string;
  /** Returns `value` as JSON text, with every digit of every number. */
  readonly valueText: string;
  /** The value at a path; undefined where there is none. */
  get(path: string): unknown;

  /** Adds or replaces a member, replaces an item, or adds one behind the last (with `-` or the list's length). */
  set(path: string, value: unknown): void;
  /** Takes a member or an item away. */
  remove(path: string): void;
  /** Puts an item into a list, before the one at this index; `-` is behind the last. */
  insert(path: string, value: unknown): void;
  /** Moves an item to a place in this or another list, or a value to another member, as JSON Patch does. */
  move(from: string, to: string): void;
  /**
   * Sets a field to what a person typed, converted as `fromForm` does. What cannot be converted leaves the value as
   * it was; the text is kept with the field, as an issue with the text in `params.input`, until the field is edited
   * again. As long as it is there, the draft is neither valid nor clean.
   *
   * Creates the objects and list items on the way, and removes them again when the last text in them is cleared. An
   * empty text removes the value: it becomes null where null is allowed, is left out of its list item, or is `""`. A
   * list's index is a row of the form: an index beyond the end appends, and the rows keep their items while others
   * are filled or emptied, until the list is edited in another way.
   */
  setFromInput(path: string, text: string): void;
  /**
   * Returns the text that a control shows: the code of a label, a typed text that is no value, else what `toForm`
   * returns for the value; `""` where there is none. Indexes are rows, as in `setFromInput`.
   */
  inputAt(path: string): string;
  /**
   * Returns the path of the value that a control at `path` edits; undefined where there is none. It differs from `path`
   * only where rows of a list were filled out of order.
   */
  pathOfInput(path: string): string | undefined;

  /** There is something to send, or an edit that cannot be sent, or a text that could not be converted. */
  readonly dirty: boolean;
  /** No issue is an error. */
  readonly valid: boolean;
  /** What is wrong: the issues of `patch()`, and those that the server has sent. */
  readonly issues: Issue[];
  /** The issues at exactly this path. */
  issuesAt(path: string): Issue[];
  /** What the body of `patch()` changes. */
  readonly changes: Change[];
  /** What to send: as `endpoint.patch(draft.base, draft.value)`, with the issues of texts that could not be converted. */
  patch(): Patch<Write>;

  /**
   * Takes the last step back; false when there is none. Edits of one field with less than a second between them are
   * one step. The last 1000 steps are kept, or fewer where they hold more than 4 MB of text, also those before the last
   * eight rebases (fewer for very large resources): then the edit is taken back and what the server has changed stays.
   */
  undo(): boolean;
  /** Makes the step again that was undone last; false when there is none. */
  redo(): boolean;
  /** Whether `undo` has a step to take back. */
  readonly canUndo: boolean;
  /** Whether `redo` has a step to make again. */
  readonly canRedo: boolean;
  /**
   * Makes all edits within the call one step, which is undone as a whole: those of fields that depend on each other,
   * for example. Gives what the function gives. Should the function throw, the edits it has made stay, as one step.
   * It has to be done when it returns, so it must not be async.
   */
  transaction<Result>(edits: () => Result): Result;
  /** Puts what stands at a path back to what the base has; what the base does not have is removed. "" is the default. */
  revert(path?: string): void;

  /**
   * Makes what the server has now the base. The edits stay; what both changed is a conflict. Gives all conflicts. On the
   * base that it has already, and without `sent`, it does nothing. Where the server now holds what is `unconfirmed`,
   * white space aside, that is taken for `sent`.
   */
  rebase(latest: Resource<Read, Write>, options?: RebaseOptions<Write>): Conflict[];
  /** What the person and the server changed differently. `value` has the person's side until it is settled. */
  readonly conflicts: Conflict[];
  /**
   * Merges the edits of another draft of the same resource into this one, with its conflicts, its unreadable texts and
   * its unconfirmed request. The other draft stays open. If both drafts changed one thing differently, this draft's side
   * stays and the other one is `theirs` of a conflict.
   *
   * @returns The conflicts that were added; null if something of either draft would be lost, and this draft is then as
   * it was: each has an unconfirmed request, or a conflict or an unreadable text at the same place.
   */
  merge(other: Draft<Read, Write>, options?: MergeDraftOptions<Read>): Conflict[] | null;
  /** Settles a conflict, which can be undone. "mine" keeps what stands there now. */
  resolve(path: string, choice: ConflictChoice): void;

  /**
   * Everything as text: base, edits, undone ones too, conflicts, and what is `unconfirmed`; `open` with `saved` brings
   * it back. What the server refused is not in it.
   */
  save(): string;

  /** Calls the listener after every change with where it was, until the function that it gives is called. */
  subscribe(listener: DraftListener): () => void;
  /** Grows with each change. */
  readonly version: number;

  /**
   * Shows what the server said of the last patch, in place of what it said before. Each goes away when its place, or
   * something above or below it, is edited. They are no part of `patch()`.
   *
   * @param options.sent The patch that the paths refer to. An issue then stands at the item that was sent, wherever that is
   * by now; an issue of an item that is gone is dropped.
   * @returns The issues at the paths where they stand.
   */
  setServerIssues(issues: readonly Issue[], options?: RebaseOptions<Write>): Issue[];

  /**
   * What was sent without an answer, also if that was before a reload; null for nothing. While there is something, a
   * client looks what the server has before it sends again.
   */
  readonly unconfirmed: Unconfirmed<Write> | null;
  /**
   * Notes that a patch is on its way, or with null that it is known what became of it. `rebase` with `sent` notes that,
   * too. A client does all this by itself. Listeners are told, of no path.
   */
  setUnconfirmed(patch: Patch<Write> | null): void;

  /** Frees the draft. Everything but `close` throws from here on. */
  close(): void;
  [Symbol.dispose](): void;
}

/** All that there is of an endpoint: with `merge` and drafts. */
export interface Endpoint<Read, Write> extends CoreEndpoint<Read, Write> {
  /**
   * What two sides made of one resource, put together: `base` is what both started from, `mine` and `theirs` are
   * whole resources, `theirs` being the server's newer version. Takes what only one side changed from that side,
   * property by property and item by item (by `id` where the items have one, else by content), and what both
   * changed alike once. Read-only properties are those of `theirs`.
   *
   * Two spellings of one meaning (a label and its code, a country and its code, 1 and 1.0, null and a missing
   * nullable property) are no change; values are written as their side has them, and where the sides agree as
   * `theirs` has them. `value` is read by `JSON.parse`; `valueText` has every digit of its numbers.
   *
   * Throws a `TypeError` where one of the documents is no object.
   */
  merge(
    base: Resource<Read, Write>,
    mine: Resource<Read, Write>,
    theirs: Resource<Read, Write>,
    options?: MergeOptions,
  ): Merge<Read>;

  /**
   * Opens an editing session on a resource. Throws a `DraftError` where `saved` cannot be read, and a `LimitError` for
   * a resource of more than 504 levels, since what is saved of it has more.
   */
  open(base: Resource<Read, Write>, options?: DraftOptions): Draft<Read, Write>;
}
