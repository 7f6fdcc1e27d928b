// Values that may be passed to the module, and values that are refused with their path.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LimitError, ValueError } from "../../../js/src/errors/errors.js";
import { jsonText } from "../../../js/src/json/json-text.js";
import { stringifyValue } from "../../../js/src/json/write-value.js";

class Point {
  x = 1;
}

const cycle: Record<string, unknown> = { name: "a" };
cycle.list = [{ back: cycle }];

const refused: readonly [name: string, value: unknown, path: string, what: RegExp][] = [
  ["undefined itself", undefined, "", /undefined/],
  ["NaN", { a: [1, Number.NaN] }, "/a/1", /NaN/],
  ["Infinity", { a: Number.POSITIVE_INFINITY }, "/a", /Infinity/],
  ["minus Infinity", [Number.NEGATIVE_INFINITY], "/0", /-Infinity/],
  ["a BigInt of 65 bits", { n: 2n ** 64n }, "/n", /64 bits/],
  ["a negative BigInt of 65 bits", { n: -(2n ** 63n) - 1n }, "/n", /64 bits/],
  ["a function", { "a/b": { "c~d": () => 1 } }, "/a~1b/c~0d", /function/],
  ["a symbol", { a: Symbol("s") }, "/a", /symbol/],
  ["undefined in a list", { a: [1, undefined] }, "/a/1", /undefined/],
  ["a hole in a list", { a: new Array(2) }, "/a/0", /undefined/],
  ["a Map", { a: new Map() }, "/a", /Map/],
  ["a Set", [new Set()], "/0", /Set/],
  ["a Date", { at: new Date() }, "/at", /Date/],
  ["a RegExp", { at: /x/ }, "/at", /RegExp/],
  ["a boxed string", { at: Object("x") }, "/at", /String/],
  ["bytes", { at: new Uint8Array(1) }, "/at", /Uint8Array/],
  ["a JSON text inside a value", { at: jsonText("1") }, "/at", /JsonText/],
  ["an object with toJSON", { at: { toJSON: () => 1 } }, "/at", /toJSON/],
  ["a list with toJSON", { at: Object.assign([], { toJSON: () => 1 }) }, "/at", /toJSON/],
  ["a cycle", cycle, "/list/0/back", /contains itself/],
  ["half of a surrogate pair", { a: ["x\ud83d"] }, "/a/0", /surrogate/],
  ["half of a surrogate pair in a key", { a: { "\udc00": 1 } }, "/a", /key.*surrogate/],
];

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

describe("a value that JSON cannot carry", () => {
  it.each(refused)("%s is refused with its path", (_, value, path, what) => {
    let caught: unknown;
    try {
      stringifyValue(value);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(TypeError);
    expect(caught).toBeInstanceOf(ValueError);
    expect(caught).toMatchObject({ path, message: expect.stringMatching(what) });
    expect((caught as Error).message).toContain(path);
  });

  it("is found at any depth that is read", () => {
    expect(() => stringifyValue([nested(100), { deep: Number.NaN }])).toThrow("/1/deep");
  });
});

describe("limits", () => {
  it("reads 512 levels and refuses the next", () => {
    expect(stringifyValue(nested(512))).toBe(JSON.stringify(nested(512)));
    expect(() => stringifyValue(nested(513))).toThrow(LimitError);
    expect(() => stringifyValue(nested(513))).toThrow(
      expect.objectContaining({ limit: "depth", maximum: 512 }),
    );
  });

  it("refuses nesting that would overflow any stack", () => {
    expect(() => stringifyValue(nested(500_000))).toThrow(expect.objectContaining({ limit: "depth" }));
  });

  it("refuses a small graph that is endless as text", () => {
    let value: unknown = "x";
    for (let level = 0; level < 100; level++) value = [value, value];
    expect(() => stringifyValue(value)).toThrow(expect.objectContaining({ limit: "bytes" }));
  });
});

describe("a value that JSON can carry", () => {
  it("is written as JSON.stringify writes it", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => stringifyValue(value) === JSON.stringify(value)));
  });

  it("keeps the digits of BigInts of 64 bits, signed and unsigned", () => {
    const value = {
      low: -(2n ** 63n),
      high: 2n ** 64n - 1n,
      'a"b': [1n, null, "x", true, 1.5],
      gone: undefined,
    };
    expect(stringifyValue(value)).toBe(
      '{"low":-9223372036854775808,"high":18446744073709551615,"a\\"b":[1,null,"x",true,1.5]}',
    );
  });

  it("is written the same with and without BigInts", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => stringifyValue([value, 7n]) === JSON.stringify([value, 7])),
    );
  });

  it("omits properties that are undefined", () => {
    expect(stringifyValue({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  it.each([
    ["an instance of a class", new Point(), '{"x":1}'],
    ["an object without prototype", Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
    ["a property called __proto__", JSON.parse('{"__proto__":{"a":1}}'), '{"__proto__":{"a":1}}'],
    ["a property called toJSON that is text", { toJSON: "x" }, '{"toJSON":"x"}'],
    ["a whole surrogate pair", "😀", '"😀"'],
    ["text that looks like an escaped surrogate", "\\ud83d", '"\\\\ud83d"'],
    ["the same object twice", [cycle.name, cycle.name], '["a","a"]'],
  ])("%s", (_, value, text) => {
    expect(stringifyValue(value)).toBe(text);
  });
});
