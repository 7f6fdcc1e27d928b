import type { TextPosition } from "../errors/errors.js";

// With the `u` flag a pair is one code point, so this matches lone surrogates only.
const loneSurrogate = /\p{Surrogate}/u;

/** Returns the position of the first lone surrogate in UTF-16 units; -1 if there is none. */
export function findLoneSurrogate(text: string): number {
  // Engines before 2023 lack isWellFormed.
  if (typeof text.isWellFormed === "function" && text.isWellFormed()) return -1;
  return text.search(loneSurrogate);
}

/** Replaces each lone surrogate by U+FFFD. */
export function toWellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}

/**
 * Returns line, column and byte offset of a position. The text before it must be well formed.
 *
 * @param position - In UTF-16 units.
 */
export function positionAt(text: string, position: number): TextPosition {
  const before = text.slice(0, position);
  const lines = before.split(/\r\n|\r|\n/);
  const lastLine = lines.at(-1) ?? "";
  return {
    offset: new TextEncoder().encode(before).length,
    line: lines.length,
    column: Array.from(lastLine).length + 1,
  };
}
