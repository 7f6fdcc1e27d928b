import type { PatternHooks } from "./functions.js";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * An escape of a letter that ECMA-262 gives no meaning without the flag u, or another one: `\p{L}`, `\u{1F600}`, and what
 * other engines have, such as `\A` and `\Z`. Without the flag it would be the letter itself, which no author means.
 */
const foreignEscape = /(?:^|[^\\])(?:\\\\)*\\(?:u\{|[AaCEeFGgHhIiJjKLlMmNOoPpQqRTUVXYyZz])/;

/** An escape of a character that needs none, which only the flag u forbids. */
const needlessEscape = /\\([^\dA-Za-z^$\\.*+?()[\]{}|/])/gu;

/** Matches every escape, so that a second backslash is not taken for the first one of another. */
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
 * Compiles a `pattern` of a schema (ECMA-262): with the flag u where that is possible, else without it. Returns null where
 * neither compiles, or where it would mean something else without the flag.
 */
export function compilePattern(source: string): RegExp | null {
  const strict = tryToCompile(source, "u");
  if (strict !== null) return strict;
  return foreignEscape.test(source)
    ? tryToCompile(withoutNeedlessEscapes(source), "u")
    : tryToCompile(source, "");
}

/**
 * Regular expressions for one instance of the module. `memory` gives the module's memory as it is at the time
 * of the call.
 */
export function makePatternHooks(memory: () => Uint8Array): PatternHooks {
  const patterns: RegExp[] = [];
  const textAt = (pointer: number, length: number) =>
    decoder.decode(memory().subarray(pointer, pointer + length));
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
