// Patterns of schemas by ECMA-262: compiled with the flag u, without it, or not at all.
import { describe, expect, it } from "vitest";
import { compilePattern } from "../../../js/src/module/patterns.js";

describe("a pattern", () => {
  it.each([
    ["with the flag where it compiles so", "^.$", "😀", "u"],
    ["without it where only that compiles", "^\\w\\@\\w$", "a@b", ""],
    ["of a hyphen that is escaped outside of a class", "^a\\-b$", "a-b", ""],
    ["of an escaped backslash before a letter that is none of ECMA-262", "^\\:\\\\Z$", ":\\Z", ""],
    ["of a Unicode property beside a needless escape", "^[\\p{L}\\-\\@]+$", "é-@", "u"],
    ["of a code point beside a needless escape", "^\\u{1F600}\\:$", "😀:", "u"],
  ])("%s", (_, source, text, flags) => {
    const pattern = compilePattern(source);
    expect(pattern?.flags).toBe(flags);
    expect(pattern?.test(text)).toBe(true);
  });

  it.each(["(?i)a", "a++", "[a-", "^\\p{Graph}$", "\\p{Nonsense}", "a\\Z", "\\Aa", "\\u{110000}", "\\h+"])(
    "that no engine takes: %s",
    (source) => expect(compilePattern(source)).toBeNull(),
  );
});
