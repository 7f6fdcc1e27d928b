import type { PatternHooks } from "./functions.js";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

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
      try {
        return patterns.push(new RegExp(textAt(pointer, length), "u")) - 1;
      } catch {
        return -1;
      }
    },
    testPattern(pattern, pointer, length) {
      return patterns[pattern]?.test(textAt(pointer, length)) === true ? 1 : 0;
    },
  };
}
