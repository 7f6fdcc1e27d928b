import { expect, it, vi } from "vitest";
import { inlineWasm } from "../../../scripts/inline-wasm.mjs";

async function roundTrip(bytes: Uint8Array) {
  const inlined = inlineWasm(bytes);
  vi.resetModules();
  vi.doMock("../../../js/src/generated/wasm.js", () => inlined);
  const { inlinedModule } = await import("../../../js/src/module/inlined.js");
  return { inlined, decoded: inlinedModule() };
}

it("gives every byte back, from characters that survive any bundler", async () => {
  const all = Uint8Array.from({ length: 5000 }, (_, index) => (index * index * 31 + index) & 0xff);
  const { inlined, decoded } = await roundTrip(all);
  expect(decoded).toEqual(all);
  expect(inlined.text).toMatch(/^[\x20-\x7e]*$/);
  expect(inlined.text).not.toMatch(/["'`\\$<]/);
});

it("knows bytes that never occur, and nothing at all", async () => {
  expect((await roundTrip(new Uint8Array([255, 0, 128]))).decoded).toEqual(new Uint8Array([255, 0, 128]));
  expect((await roundTrip(new Uint8Array())).decoded).toHaveLength(0);
});
