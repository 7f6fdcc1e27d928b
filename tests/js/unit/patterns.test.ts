// Patterns of schemas by ECMA-262: compiled with the flag u, without it, or not at all.
import { describe, expect, it } from "vitest";
import { compilePattern } from "../../../js/src/module/patterns.js";

describe("a pattern", () => {
  it.each([
    ["compiles with the flag `u` if it can", "^.$", "😀", "u"],
    ["compiles without the flag otherwise", "^\\w\\@\\w$", "a@b", ""],
    ["may escape a hyphen outside of a class", "^a\\-b$", "a-b", ""],
    ["may have an escaped backslash before any letter", "^\\:\\\\Z$", ":\\Z", ""],
    ["may have a Unicode property beside a needless escape", "^[\\p{L}\\-\\@]+$", "é-@", "u"],
    ["may have a code point beside a needless escape", "^\\u{1F600}\\:$", "😀:", "u"],
  ])("%s", (_, source, text, flags) => {
    const pattern = compilePattern(source);
    expect(pattern?.flags).toBe(flags);
    expect(pattern?.test(text)).toBe(true);
  });

  it.each(["(?i)a", "a++", "[a-", "^\\p{Graph}$", "\\p{Nonsense}", "a\\Z", "\\Aa", "\\u{110000}", "\\h+"])(
    "is skipped if no engine accepts it: %s",
    (source) => expect(compilePattern(source)).toBeNull(),
  );
});
