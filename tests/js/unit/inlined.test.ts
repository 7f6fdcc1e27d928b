import { describe, expect, it, vi } from "vitest";
import { inlineWasm } from "../../../scripts/inline-wasm.mjs";

async function roundTrip(bytes: Uint8Array) {
  const inlined = inlineWasm(bytes);
  vi.resetModules();
  vi.doMock("../../../js/src/generated/wasm.js", () => inlined);
  const { inlinedModule } = await import("../../../js/src/module/inlined.js");
  return { inlined, decoded: inlinedModule() };
}

const unsigned = (number: number): number[] =>
  number < 0x80 ? [number] : [(number & 0x7f) | 0x80, ...unsigned(number >> 7)];
const sized = (content: readonly number[]) => [...unsigned(content.length), ...content];

const start = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
/** A section of its author's own, which may hold anything. */
const custom = (content: readonly number[]) => [0, ...sized([1, 0x78, ...content])];
const code = (...bodies: readonly (readonly number[])[]) => [
  10,
  ...sized([...unsigned(bodies.length), ...bodies.flatMap(sized)]),
];
const moduleOf = (...sections: readonly (readonly number[])[]) =>
  Uint8Array.from([...start, ...sections.flat()]);

const end = 0x0b;
const anyBytes = Array.from({ length: 5000 }, (_, index) => (index * index * 31 + index) & 0xff);

it("is made of characters that survive any bundler", async () => {
  const { inlined, decoded } = await roundTrip(moduleOf(custom(anyBytes)));
  expect(decoded).toEqual(moduleOf(custom(anyBytes)));
  expect(inlined.text).toMatch(/^[\x20-\x7e]*$/);
  expect(inlined.text).not.toMatch(/["'`\\$<]/);
});

describe("gives every byte back of a module", () => {
  const bodies: Record<string, readonly number[][]> = {
    "with no code": [],
    "with a function that does nothing": [[0, end]],
    "with locals": [[2, 3, 0x7f, 200, 1, 0x7e, 0x20, 3, 0x21, 0x81, 1, 0x22, 0, end]],
    "with loads and stores of any alignment": [
      [0, 0x28, 2, 12, 0x28, 0, 0x80, 4, 0x3e, 1, 0, 0x3f, 0, 0x40, 0, end],
    ],
    "with blocks and branches": [[0, 2, 0x40, 3, 0x7f, 4, 0x40, 5, end, 0x0c, 1, 0x0d, 0, end, end, end]],
    "with a table of branches": [
      [0, 0x0e, 3, 0, 1, 2, 0, end],
      [0, 0x0e, 0, 0, end],
    ],
    "with calls": [[0, 0x10, 0xff, 1, 0x11, 3, 0, 0x23, 0, 0x24, 1, end]],
    "with constants": [
      [0, 0x41, 0x7f, 0x41, 0x80, 0x80, 4, 0x42, 0xff, 0xff, 0, 0x42, 5, 0x1a, 0x1b, 0x6a, 0xc0, end],
    ],
    "with copies and conversions": [[0, 0xfc, 10, 0, 0, 0xfc, 11, 0, 0xfc, 2, end]],
    "with an instruction that is not known": [
      [0, 0x44, 0, 0, 0, 0, 0, 0, 0xf0, 0xbf, end],
      [0, 0x20, 0, end],
    ],
    "with one of which a part looks like the end": [
      [0, 0xd0, 0x70, 0xfd, 0x8b, end],
      [0, 0x41, 3, end],
    ],
    "with functions of all sizes": [1, 120, 124, 125, 126, 127, 128, 16_380, 16_384, 70_000].map((length) => [
      ...[0, ...Array.from({ length }, (_, index) => (index % 3 === 0 ? 1 : 0x1a)), end],
    ]),
  };
  for (const [what, functions] of Object.entries(bodies)) {
    it(what, async () => {
      const bytes = moduleOf(
        custom([1, 2]),
        ...(functions.length > 0 ? [code(...functions)] : []),
        custom([3]),
      );
      expect(Buffer.from((await roundTrip(bytes)).decoded).equals(bytes)).toBe(true);
    });
  }

  it("of nothing but its start", async () => {
    expect((await roundTrip(moduleOf())).decoded).toEqual(moduleOf());
  });

  it("with every instruction there is room for", async () => {
    const alone = Array.from({ length: 0xc4 - 0x45 + 1 }, (_, index) => 0x45 + index);
    const memory = Array.from({ length: 23 * 2 }, (_, index) => [0x28 + (index >> 1), index & 1, 0]).flat();
    const frequent = Array.from({ length: 100 }, (_, index) => [
      0x41,
      index & 0x3f,
      0x10,
      index & 0x7f,
    ]).flat();
    const bytes = moduleOf(code([0, ...alone, ...memory, ...frequent, end]));
    expect((await roundTrip(bytes)).decoded).toEqual(bytes);
  });
});

it("says so when a byte cannot tell the instructions apart", () => {
  const memory = Array.from({ length: 23 * 8 }, (_, index) => [0x28 + (index >> 3), index & 7, 0]).flat();
  const alone = Array.from({ length: 0xc4 - 0x45 + 1 }, (_, index) => 0x45 + index);
  expect(() => inlineWasm(moduleOf(code([0, ...alone, ...memory, end])))).toThrow(
    "more kinds of instructions",
  );
});
