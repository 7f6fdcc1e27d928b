import { utf8Decoder } from "../json/utf8.js";
import type { PatternHooks } from "./functions.js";

/**
 * Matches an escape whose meaning depends on the flag u, such as `\p{L}`, and an escape of other engines, such as `\A`.
 * Without the flag it would match the letter itself, which no author intends.
 */
const foreignEscape = /(?:^|[^\\])(?:\\\\)*\\(?:u\{|[AaCEeFGgHhIiJjKLlMmNOoPpQqRTUVXYyZz])/;

/** Matches an escape of a character that needs none. Only the flag u forbids it. */
const needlessEscape = /\\([^\dA-Za-z^$\\.*+?()[\]{}|/])/gu;

/** Matches every escape. A second backslash is then never read as the start of another escape. */
const anyEscape = /\\./gsu;

function withoutNeedlessEscapes(source: string): string {
  const asCode = (_: string, character: string) => `\\u{${character.codePointAt(0)?.toString(16)}}`;
  return source.replace(anyEscape, (escaped) => escaped.replace(needlessEscape, asCode));
}

function tryToCompile(source: string, flags: string): RegExp | null {
  try {
    return new RegExp(source, flags);
  } catch {
    return null;
  }
}

/**
 * Compiles a `pattern` of a schema (ECMA-262): with the flag u if that is possible, else without it.
 *
 * @returns The expression; null if neither compiles, or if its meaning would change without the flag.
 */
export function compilePattern(source: string): RegExp | null {
  const strict = tryToCompile(source, "u");
  if (strict !== null) return strict;
  return foreignEscape.test(source)
    ? tryToCompile(withoutNeedlessEscapes(source), "u")
    : tryToCompile(source, "");
}

/**
 * Makes the regular expressions of one instance of the module.
 *
 * @param memory - Returns the module's current memory.
 */
export function makePatternHooks(memory: () => Uint8Array): PatternHooks {
  const patterns: RegExp[] = [];
  const textAt = (pointer: number, length: number) =>
    utf8Decoder().decode(memory().subarray(pointer, pointer + length));
  return {
    compilePattern(pointer, length) {
      const pattern = compilePattern(textAt(pointer, length));
      return pattern === null ? -1 : patterns.push(pattern) - 1;
    },
    testPattern(pattern, pointer, length) {
      return patterns[pattern]?.test(textAt(pointer, length)) === true ? 1 : 0;
    },
  };
}
