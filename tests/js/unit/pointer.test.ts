import fc from "fast-check";
import { expect, it } from "vitest";
import { formatPointer, parsePointer, splitName } from "../../../js/src/json/pointer.js";

it.each([
  [[], ""],
  [["a", 0, "b"], "/a/0/b"],
  [["a/b", "m~n", ""], "/a~1b/m~0n/"],
  [["~1"], "/~01"],
])("%j is the pointer %j", (names, pointer) => {
  expect(formatPointer(names)).toBe(pointer);
  expect(parsePointer(pointer)).toEqual(names.map(String));
});

it("splits a name as an expression does", () => {
  const name = fc.string({ unit: fc.constantFrom("[", "]", ".", "a", "0", "[]"), maxLength: 12 });
  fc.assert(
    fc.property(name, (text) => {
      expect(splitName(text)).toEqual(text.replace(/\[([^\]]*)\]/g, ".$1").split("."));
    }),
    { numRuns: 5000 },
  );
});

it("splits a long name of brackets", () => {
  const brackets = "[".repeat(500_000);
  expect(splitName(brackets)).toEqual([brackets]);
  expect(splitName("[]".repeat(100_000)).length).toBe(100_001);
});
