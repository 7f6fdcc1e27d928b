/** The options of `merge`. */
export interface MergeOptions {
  /**
   * The side whose value `value` contains if both sides changed one value differently.
   *
   * @defaultValue `"mine"`
   */
  prefer?: "mine" | "theirs" | undefined;
  /**
   * The way to merge a string that both sides changed differently: `words` keeps both edits if they are in different places,
   * and makes a conflict if they change the same words; `whole` always makes a conflict.
   *
   * @defaultValue `"whole"`
   */
  text?: "whole" | "words" | undefined;
}

/** A value that both sides changed differently. */
export interface Conflict {
  /**
   * JSON Pointer into the merged `value`, to the preferred side's value. If that side removed an item, inserting the other
   * side's item there restores its order among the remaining items. If both sides reordered a list in incompatible ways, it is
   * the list's own pointer.
   */
  readonly path: string;
  /** The value of the common version; absent if it has none. */
  readonly base?: unknown;
  /** The value of `mine`; absent if that side removed it, or never had it. */
  readonly mine?: unknown;
  /** The value of `theirs`; absent if that side removed it, or never had it. */
  readonly theirs?: unknown;
}

/** Two edited versions of a resource, merged. Every change of either side is in `value` or in `conflicts`. */
export interface Merge<Resource> {
  /** The merged resource. Values that both sides changed differently are those of the preferred side. */
  readonly value: Resource;
  /**
   * `value` as JSON text, with every digit of every number; a number in `value` is a double. Pass it on as
   * `patch(theirs, jsonText(merged.valueText))`.
   */
  readonly valueText: string;
  /** The values that both sides changed differently, in the order of `value`. */
  readonly conflicts: readonly Conflict[];
}
