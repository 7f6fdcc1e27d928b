// JSON Patch and merge patch through the package's interface: the tables and refused input.
import { describe, expect, it } from "vitest";
import { JsonError, jsonText, LimitError, load, PatchError } from "../../../js/src/index.js";
import type { JsonPatchOperation } from "../../../js/src/types/json-patch.js";
import type { Case } from "./cases.js";
import { documentOf, readCases } from "./cases.js";

const { jsonPatch, mergePatch } = await load();

const bothWays = (...names: string[]) => names.flatMap((name) => [name, `${name}Text`]);

/** Compares a result with a member of a case: a value, or a text to the digit. */
function expectResult(text: string, entry: Case, name: string): void {
  const expected = entry[`${name}Text`];
  if (typeof expected === "string") expect(text).toBe(expected);
  else expect(JSON.parse(text)).toEqual(entry[name]);
}

/** Returns the operations of a case, which may be no list. */
const operationsOf = (entry: Case) => documentOf(entry, "patch") as JsonPatchOperation[];

describe("json-patch", () => {
  const known = [...bothWays("document", "patch", "result", "inverse", "before", "after"), "error"];
  it.each(readCases("json-patch", known))("$name", (entry) => {
    if ("before" in entry || "beforeText" in entry) {
      expectResult(
        jsonPatch.diffText(documentOf(entry, "before"), documentOf(entry, "after")),
        entry,
        "patch",
      );
      return;
    }
    const document = documentOf(entry, "document");
    const before = JSON.stringify(document);
    if (entry.error !== undefined) {
      const expected = expect.objectContaining(entry.error);
      for (const method of [jsonPatch.apply, jsonPatch.invert])
        expect(() => method(document, operationsOf(entry))).toThrow(expected);
    } else if ("result" in entry || "resultText" in entry) {
      expectResult(jsonPatch.applyText(document, operationsOf(entry)), entry, "result");
    } else {
      expectResult(jsonPatch.invertText(document, operationsOf(entry)), entry, "inverse");
    }
    expect(JSON.stringify(document)).toBe(before);
  });
});

describe("merge-patch", () => {
  const known = [...bothWays("target", "patch", "result", "before", "after"), "error"];
  it.each(readCases("merge-patch", known))("$name", (entry) => {
    if ("target" in entry || "targetText" in entry) {
      const text = mergePatch.applyText(documentOf(entry, "target"), documentOf(entry, "patch"));
      expectResult(text, entry, "result");
      return;
    }
    const diff = () => mergePatch.diffText(documentOf(entry, "before"), documentOf(entry, "after"));
    if (entry.error === undefined) expectResult(diff(), entry, "patch");
    else expect(diff).toThrow(expect.objectContaining({ code: "nullMember", path: entry.error, index: -1 }));
  });
});

/** Returns the error of a call that must fail. */
function errorOf(call: () => unknown): PatchError {
  try {
    call();
  } catch (error) {
    if (error instanceof PatchError) return error;
    throw error;
  }
  throw new Error("Nothing was thrown.");
}

describe("a PatchError", () => {
  it("names the operation and the problem", () => {
    const operations: JsonPatchOperation[] = [
      { op: "test", path: "/a", value: 1 },
      { op: "move", from: "/b", path: "/c" },
    ];
    const error = errorOf(() => jsonPatch.apply({ a: 1 }, operations));
    expect(error).toMatchObject({ code: "notFound", index: 1, op: "move", from: "/b", path: "/c" });
    expect(error.message).toBe('Operation 1 (move from "/b" to "/c"): there is no value at "/b".');
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe("PatchError");
  });

  it.each([
    [[{ op: "remove", path: "/l/01" }], '(remove "/l/01"): "/l/01" contains an invalid list index'],
    [[{ op: "add", path: "/l/3", value: 1 }], '(add "/l/3"): "/l/3" is beyond the end of its list.'],
    [
      [{ op: "copy", from: "l", path: "/x" }],
      '"l" is not a JSON Pointer, which is empty or starts with a slash.',
    ],
    [[{ op: "add", value: 1 }], "Operation 0 (add): it has no path."],
    [[{ op: "jump", path: "/l" }], 'Operation 0 (jump "/l"): its op must be add, remove,'],
    [[{ op: "test", path: 1, value: 1 }], "Operation 0 (test): the value is not a JSON Pointer"],
    [[null], "Operation 0: it must be an object."],
    [{}, "A JSON Patch must be a list of operations."],
  ])("of %j names the problem", (operations, message) => {
    expect(errorOf(() => jsonPatch.apply({ l: [1] }, operations as JsonPatchOperation[])).message).toContain(
      message,
    );
  });

  it("of a merge patch names the member", () => {
    const error = errorOf(() => mergePatch.diff({}, { a: { b: null } }));
    expect(error.message).toBe('A merge patch cannot set "/a/b" to null, because null removes a member.');
  });
});

describe("documents and operations", () => {
  it("may be JSON text, and keep their digits", () => {
    const before = '{"a":9007199254740993,"b":[1e400]}';
    const after = '{"b":[1e400,9007199254740992],"c":9007199254740993}';
    const operations = jsonPatch.diffText(jsonText(before), jsonText(after));
    expect(operations).toBe(
      '[{"op":"move","from":"/a","path":"/c"},{"op":"add","path":"/b/1","value":9007199254740992}]',
    );
    expect(jsonPatch.applyText(jsonText(before), jsonText(operations))).toBe(after);
    const undo = jsonPatch.invertText(jsonText(before), jsonText(operations));
    expect(jsonPatch.applyText(jsonText(after), jsonText(undo))).toBe('{"b":[1e400],"a":9007199254740993}');
    expect(mergePatch.diffText(jsonText(before), jsonText(after))).toBe(
      '{"b":[1e400,9007199254740992],"c":9007199254740993,"a":null}',
    );
  });

  it("are refused if they are not JSON", () => {
    expect(() => jsonPatch.diff(Number.NaN, 1)).toThrow(TypeError);
    expect(() => jsonPatch.apply({}, jsonText("[{]"))).toThrow(JsonError);
    expect(() => mergePatch.apply({}, undefined)).toThrow(TypeError);
  });

  it("keep members named like those of a prototype", () => {
    const hostile = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
    const made = jsonPatch.apply<object>({}, jsonPatch.diff({}, hostile));
    expect(Object.keys(made)).toEqual(["__proto__", "constructor"]);
    const deeper: JsonPatchOperation[] = [{ op: "add", path: "/__proto__/polluted", value: 1 }];
    expect(() => jsonPatch.apply({}, deeper)).toThrow(PatchError);
    expect(Object.keys(mergePatch.apply<object>({}, hostile))).toEqual(["__proto__", "constructor"]);
    expect("polluted" in {}).toBe(false);
  });

  it("meet a limit when copies of copies grow without end", () => {
    const wide = Array<JsonPatchOperation>(60).fill({ op: "copy", from: "", path: "/-" });
    expect(() => jsonPatch.apply(["x".repeat(100_000)], wide)).toThrow(LimitError);
    const deep = Array<JsonPatchOperation>(600).fill({ op: "move", from: "/a", path: "/a" });
    expect(jsonPatch.apply({ a: 1 }, deep)).toEqual({ a: 1 });
    const nest = Array.from({ length: 600 }, (_, depth): JsonPatchOperation => {
      return { op: "add", path: "/0".repeat(depth + 1), value: [] };
    });
    expect(() => jsonPatch.apply([], nest)).toThrow(expect.objectContaining({ limit: "depth" }));
    expect(jsonPatch.apply([1], [{ op: "test", path: "/0", value: 1 }])).toEqual([1]);
  });
});
