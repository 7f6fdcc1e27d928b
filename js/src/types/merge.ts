/** How three versions are merged. */
export interface MergeOptions {
  /** Whose value stands in `value` where both sides changed one thing differently. Default: "mine". */
  prefer?: "mine" | "theirs" | undefined;
  /**
   * "words": a string that both sides edited in different places has the edits of both; edits of the same words
   * are a conflict still. "whole": a string that both changed differently is a conflict. Default: "whole".
   */
  text?: "whole" | "words" | undefined;
}

/** One thing that both sides changed differently. */
export interface Conflict {
  /**
   * JSON Pointer: the place in the merged `value`, which holds the preferred side's value there. Where that side
   * has none (it removed what the other one edited), the place that it would have: inserting the other side's
   * value there brings it back to where it stood among the items that are left. The path of a list whose items
   * both sides brought into orders that exclude one another is the list's own.
   */
  path: string;
  /** What the common base has there; absent where it has nothing. */
  base?: unknown;
  /** What one side made of it; absent where that side removed it, or never had it. */
  mine?: unknown;
  /** What the other side made of it; absent likewise. */
  theirs?: unknown;
}

/** Two edits of one resource put together: every change of either side is in `value` or in `conflicts`. */
export interface Merge<Resource> {
  /** What only one side changed as that side has it, what both changed differently as the preferred side has it. */
  value: Resource;
  /**
   * The same as JSON text, with every digit of every number, where a number in `value` is a double. For numbers beyond
   * those, give this on: `patch(theirs, jsonText(merged.valueText))`.
   */
  valueText: string;
  /** In the order of `value`. Empty: the sides agree. */
  conflicts: Conflict[];
}
