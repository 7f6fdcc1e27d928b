// A call sees its own documents, whatever was passed before and in any order.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DocumentCache } from "../../../js/src/module/document-cache.js";
import type { ModuleFunctions } from "../../../js/src/module/functions.js";
import type { CacheableText, Input } from "../../../js/src/module/input.js";

/** The part of the module that reads documents. */
class FakeModule {
  readonly HEAPU8 = new Uint8Array(64);
  readonly #slotOf = [0, 1, 2, 3];
  readonly #texts: string[] = [];
  reads = 0;

  _useSlot = (position: number, slot: number) => {
    this.#slotOf[position] = slot;
    return 0;
  };
  _reserveInput = () => 8;
  _readInput = (position: number, byteLength: number) => {
    this.reads++;
    const text = new TextDecoder().decode(this.HEAPU8.subarray(8, 8 + byteLength));
    this.#texts[this.#slotOf[position] ?? -1] = text.startsWith("!") ? "" : text;
    return text.startsWith("!") ? 1 : 0;
  };
  seen = (position: number) => this.#texts[this.#slotOf[position] ?? -1];
}

function setUp() {
  const module = new FakeModule();
  const slots = new DocumentCache(module as unknown as ModuleFunctions);
  const call = (...inputs: (Input | CacheableText)[]) =>
    inputs.map((input, position) => slots.put(position, input));
  return { module, call };
}

const known = (text: string): CacheableText => ({ text, key: { text } });

describe("documents that are passed again", () => {
  it("are parsed once while no others come", () => {
    const { module, call } = setUp();
    const [base, edited] = [known("base"), known("edited")];
    for (let time = 0; time < 5; time++) call(base, edited);
    expect(module.reads).toBe(2);
  });

  it("are parsed at most twice among others that come once", () => {
    const { module, call } = setUp();
    const base = known("base");
    const others = ["a", "b", "c", "d", "e", "f"];
    for (const other of others) {
      call(known(other));
      call(base, other);
      call(other, base);
    }
    expect(module.reads).toBe(2 + 3 * others.length);
  });

  it("are replaced by those that were used later", () => {
    const { module, call } = setUp();
    const texts = ["a", "b", "c", "d", "e"].map(known);
    for (const text of [...texts, ...texts]) {
      call(text);
      call("another one");
    }
    const reads = module.reads;
    for (const text of texts.slice(1)) call(text);
    expect(module.reads).toBe(reads);
    call(...texts.slice(0, 1));
    expect(module.reads).toBe(reads + 1);
  });

  it("are refused again if they were refused", () => {
    const { call } = setUp();
    const wrong = known("! wrong");
    expect([call(wrong), call(wrong), call(wrong)].flat()).toEqual([false, false, false]);
  });

  it("are never confused with another one", () => {
    const texts = Array.from({ length: 8 }, (_, index) => known(index === 7 ? "! wrong" : `known ${index}`));
    const input = fc.oneof(fc.constantFrom(...texts), fc.constantFrom("once", "! refused", "twice"));
    fc.assert(
      fc.property(fc.array(fc.array(input, { minLength: 1, maxLength: 4 }), { maxLength: 40 }), (calls) => {
        const { module, call } = setUp();
        for (const inputs of calls) {
          const taken = call(...inputs);
          const given = inputs.map((one) => (typeof one === "object" && "key" in one ? one.text : one));
          expect(taken).toEqual(given.map((text) => !String(text).startsWith("!")));
          if (taken.every(Boolean)) expect(given.map((_, position) => module.seen(position))).toEqual(given);
        }
      }),
    );
  });
});
