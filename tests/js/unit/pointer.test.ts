import { expect, it } from "vitest";
import { formatPointer, parsePointer } from "../../../js/src/json/pointer.js";

it.each([
  [[], ""],
  [["a", 0, "b"], "/a/0/b"],
  [["a/b", "m~n", ""], "/a~1b/m~0n/"],
  [["~1"], "/~01"],
])("%j is the pointer %j", (names, pointer) => {
  expect(formatPointer(names)).toBe(pointer);
  expect(parsePointer(pointer)).toEqual(names.map(String));
});
