import { expect, it } from "vitest";
import { decodeModule } from "../../../js/src/module/decode-module.js";
import { alphabet, encodeModule } from "../../../scripts/encode-module.mjs";

const allBytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);

it("decodes every byte", () => {
  expect(decodeModule(encodeModule(allBytes))).toEqual(allBytes);
});

it("decodes pairs of all bytes", () => {
  const pairs = Uint8Array.from({ length: 1 << 17 }, (_, at) => (at % 2 === 0 ? at >> 9 : (at >> 1) & 0xff));
  expect(Buffer.from(decodeModule(encodeModule(pairs))).equals(pairs)).toBe(true);
});

it("decodes an empty text", () => {
  expect(decodeModule("")).toEqual(new Uint8Array());
});

it("uses characters that need no escape in literals, templates and HTML", () => {
  expect(encodeModule(allBytes)).toMatch(/^[\x20-\x7e]*$/);
  expect(encodeModule(allBytes)).not.toMatch(/["'`\\$<]/);
  expect(alphabet).toHaveLength(89);
});
