import type { JsonText } from "../json/json-text.js";

/** One operation of a JSON Patch (RFC 6902, section 4). `path` and `from` are JSON Pointers (RFC 6901). */
export type JsonPatchOperation =
  | { op: "add"; path: string; value: unknown }
  | { op: "remove"; path: string }
  | { op: "replace"; path: string; value: unknown }
  | { op: "move"; from: string; path: string }
  | { op: "copy"; from: string; path: string }
  | { op: "test"; path: string; value: unknown };

/**
 * JSON Patch (RFC 6902). Documents are JSON values or `jsonText`; so are lists of operations. No method changes
 * what it is given.
 *
 * The methods with `Text` give the result as JSON text, with every digit of every number, to be sent or to be
 * given to another method by `jsonText`. The others give values, in which a number is a double.
 *
 * Every method throws a `LimitError` for what is nested too deeply or too large, operations and results too.
 */
export interface JsonPatch {
  /**
   * The operations that make `after` of `before`; none when they are equal by meaning. Items of lists are
   * matched by content, so that one item put in front of a long list is one `add` and a list in another order is
   * `move`s only. What goes in one place and comes in another, be it a renamed member or an item of another
   * list, is moved as well. An item that was edited in its place is edited by operations inside it.
   */
  diff(before: unknown, after: unknown): JsonPatchOperation[];
  diffText(before: unknown, after: unknown): string;

  /**
   * The document with the operations applied in their order: all of them or, when one of them fails or is
   * malformed, none. Throws a `PatchError` then.
   */
  apply<Result = unknown>(document: unknown, operations: readonly JsonPatchOperation[] | JsonText): Result;
  applyText(document: unknown, operations: readonly JsonPatchOperation[] | JsonText): string;

  /**
   * The operations that undo `operations`: applied to `apply(document, operations)` they give `document`. Each
   * `test` is kept at its turn. Throws a `PatchError` when the operations cannot be applied to the document.
   */
  invert(document: unknown, operations: readonly JsonPatchOperation[] | JsonText): JsonPatchOperation[];
  invertText(document: unknown, operations: readonly JsonPatchOperation[] | JsonText): string;
}

/**
 * JSON Merge Patch (RFC 7396). Documents and patches are JSON values or `jsonText`. As in {@link JsonPatch}, the
 * methods with `Text` give JSON text, and nothing that is given is changed.
 */
export interface MergePatch {
  /**
   * The patch that makes `after` of `before`; `{}` between equal objects. Null in a patch takes a member away, so
   * that no patch can give a member the value null: where `after` has one that `before` does not have, other
   * than inside a list, this throws a `PatchError` with the code `nullMember` and the member's `path`.
   */
  diff(before: unknown, after: unknown): unknown;
  diffText(before: unknown, after: unknown): string;

  /** The target with the patch applied. Every patch can be applied to everything. */
  apply<Result = unknown>(target: unknown, patch: unknown): Result;
  applyText(target: unknown, patch: unknown): string;
}
