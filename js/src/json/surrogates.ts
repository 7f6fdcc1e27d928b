import type { TextPosition } from "../errors/errors.js";

// Paired surrogates are one code point under the `u` flag, so this finds lone ones only.
const loneSurrogate = /\p{Surrogate}/u;

/** Where the first half of a surrogate pair without its other half stands, in UTF-16 units; -1: nowhere. */
export function findLoneSurrogate(text: string): number {
  // Engines of before 2023 lack it.
  if (typeof text.isWellFormed === "function" && text.isWellFormed()) return -1;
  return text.search(loneSurrogate);
}

/** The text with U+FFFD in place of each half of a surrogate pair that has no other half. */
export function toWellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}

/** The place of a position in a text, where everything before the position is well formed. */
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
