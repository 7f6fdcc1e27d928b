import type { JsonText } from "../json/json-text.js";
import type { PatchOptions } from "./options.js";
import type { Patch } from "./patch.js";

/** The options of a draft. Those of `patch` apply to all patches of the draft. */
export interface DraftOptions extends PatchOptions {
  /** The result of `save` of a draft of the same endpoint. Its edits are restored and rebased on `base`. */
  saved?: string | undefined;
  /**
   * The way to merge a string that the user and the server edited in different places: `words` keeps both edits, `whole`
   * makes a conflict.
   *
   * @defaultValue `"whole"`
   */
  text?: "whole" | "words" | undefined;
}

/** The options of `rebase`. */
export interface RebaseOptions<Write> {
  /**
   * The patch that was sent. The stored part of it counts as done. Values that the server changed
   * (trimmed white space, new ids) are taken over, unless the user edited them since.
   */
  sent?: Patch<Write> | undefined;
}

/** Options of `Draft.merge`. */
export interface MergeDraftOptions<Read> {
  /**
   * The last common state of both drafts.
   *
   * @defaultValue The base of this draft.
   */
  ancestor?: Read | JsonText | undefined;
}

/** A patch that was sent without a response, so that the server may have stored it. */
export interface Unconfirmed<Write> {
  readonly patch: Patch<Write>;
  /** The base that the patch was made for. */
  readonly base: JsonText;
  /** The edited resource at the time of the request. */
  readonly value: JsonText;
}

/** The resolution of a conflict: the draft's value, the server's value, or another value. */
export type ConflictChoice = "mine" | "theirs" | { readonly value: unknown };

/**
 * Receives the places that a change of the draft affects.
 *
 * @param paths - JSON Pointers of changed places; each covers its subtree, and `""` covers everything. An item that was
 * added, removed or moved adds its own pointer. It also adds that of its list if other items got another index. The list is
 * empty if only `unconfirmed` changed.
 * @param issuePaths - JSON Pointers at which `issuesAt` may return other issues than before; null means any place.
 */
export type DraftListener = (paths: string[], issuePaths: string[] | null) => void;
