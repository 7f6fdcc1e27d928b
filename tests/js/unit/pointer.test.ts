import { expect, it } from "vitest";
import { pointerNames, pointerOf } from "../../../js/src/json/pointer.js";

it.each([
  [[], ""],
  [["a", 0, "b"], "/a/0/b"],
  [["a/b", "m~n", ""], "/a~1b/m~0n/"],
  [["~1"], "/~01"],
])("%j is the pointer %j", (names, pointer) => {
  expect(pointerOf(names)).toBe(pointer);
  expect(pointerNames(pointer)).toEqual(names.map(String));
});
