import type { JsonText } from "../json/json-text.js";

/**
 * One operation of a JSON Patch. `path` and `from` are JSON Pointers (RFC 6901).
 *
 * @see RFC 6902, section 4
 */
export type JsonPatchOperation =
  | { op: "add"; path: string; value: unknown }
  | { op: "remove"; path: string }
  | { op: "replace"; path: string; value: unknown }
  | { op: "move"; from: string; path: string }
  | { op: "copy"; from: string; path: string }
  | { op: "test"; path: string; value: unknown };

/**
 * JSON Patch. Documents and lists of operations are JSON values or `jsonText`. No method changes its arguments.
 *
 * Methods with `Text` return JSON text with every digit of every number; pass it to another method by `jsonText`. The others
 * return values, in which a number is a double.
 *
 * @throws `LimitError` from every method if an argument or the result is too deep or too large.
 * @see RFC 6902
 */
export interface JsonPatch {
  /**
   * Returns the operations that turn `before` into `after`. There are none if both are equal as JSON values.
   *
   * Items of lists are matched by content: a new first item is one `add`, and another order is only `move`s. A value that
   * disappears in one place and appears in another is moved. An edited item is changed by operations inside it.
   *
   * @param before - The earlier document.
   * @param after - The later document.
   * @example
   * ```ts
   * rp.jsonPatch.diff({ tags: ["a"] }, { tags: ["b", "a"] }); // [{ op: "add", path: "/tags/0", value: "b" }]
   * ```
   */
  diff(before: unknown, after: unknown): JsonPatchOperation[];
  /** Returns the result of `diff` as JSON text. */
  diffText(before: unknown, after: unknown): string;

  /**
   * Applies operations in their order: all of them, or none if one of them fails.
   *
   * @param document - The document, which is not changed.
   * @param operations - The list of operations.
   * @returns The changed document.
   * @throws `PatchError` if an operation fails or is malformed; `index` names it.
   */
  apply<Result = unknown>(document: unknown, operations: readonly JsonPatchOperation[] | JsonText): Result;
  /** Returns the result of `apply` as JSON text. */
  applyText(document: unknown, operations: readonly JsonPatchOperation[] | JsonText): string;

  /**
   * Returns the operations that undo `operations`. Applied to `apply(document, operations)`, they return `document`. Each
   * `test` is kept.
   *
   * @param document - The document before the operations.
   * @param operations - The list of operations.
   * @throws `PatchError` if an operation fails or is malformed; `index` names it.
   */
  invert(document: unknown, operations: readonly JsonPatchOperation[] | JsonText): JsonPatchOperation[];
  /** Returns the result of `invert` as JSON text. */
  invertText(document: unknown, operations: readonly JsonPatchOperation[] | JsonText): string;
}

/**
 * JSON Merge Patch. Documents and patches are JSON values or `jsonText`. No method changes its arguments. Methods with
 * `Text` return JSON text with every digit of every number.
 *
 * @throws `LimitError` from every method if an argument or the result is too deep or too large.
 * @see RFC 7396
 */
export interface MergePatch {
  /**
   * Returns the patch that turns `before` into `after`. It is `{}` for equal objects.
   *
   * @param before - The earlier document.
   * @param after - The later document.
   * @throws `PatchError` with the code `nullMember` if `after` adds a member with the value null outside a list. null in a
   * merge patch removes a member.
   * @example
   * ```ts
   * rp.mergePatch.diff({ city: "Bergen", zip: "5003" }, { city: "Oslo" }); // { city: "Oslo", zip: null }
   * ```
   */
  diff(before: unknown, after: unknown): unknown;
  /** Returns the result of `diff` as JSON text. */
  diffText(before: unknown, after: unknown): string;

  /**
   * Applies a patch. Every JSON value is a patch for every document.
   *
   * @param target - The document, which is not changed.
   * @param patch - The merge patch.
   * @returns The changed document.
   */
  apply<Result = unknown>(target: unknown, patch: unknown): Result;
  /** Returns the result of `apply` as JSON text. */
  applyText(target: unknown, patch: unknown): string;
}
