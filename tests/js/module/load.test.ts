// Loading the module: once, from any source, and again after a failure; the limits of texts and memory.
import { readFile } from "node:fs/promises";
import { describe, expect, expectTypeOf, it } from "vitest";
import { jsonText, LimitError, load, maximumBytes } from "../../../js/src/index.js";
import { makeLoad } from "../../../js/src/load/load.js";
import type { WasmSource } from "../../../js/src/types/load.js";
import { inlinedModule } from "./built-modules.js";
import { wrapSchema } from "./cases.js";

const rp = await load();
const { experience } = rp.letraz;

describe("load", () => {
  it("returns the same module every time", async () => {
    const all = await Promise.all([load(), load({}), load({ wasm: inlinedModule() })]);
    expect(new Set([rp, ...all]).size).toBe(1);
  });

  it("contains the built module byte by byte", async () => {
    expect(Buffer.from(inlinedModule()).equals(await readFile("build/wasm/resume-patch.wasm"))).toBe(true);
  });

  it("tries again after a failure", async () => {
    const loadOwn = makeLoad(inlinedModule);
    await expect(loadOwn({ wasm: new Uint8Array(8) })).rejects.toThrow(/no WebAssembly module/);
    expect((await loadOwn()).letraz.experience.validate({}).valid).toBe(true);
  });

  it("does not fail because of another call's module", async () => {
    const loadOwn = makeLoad(inlinedModule);
    const none = new Uint8Array(3);
    const calls = [loadOwn({ wasm: none }), loadOwn(), loadOwn({ wasm: new Uint8Array(4) }), loadOwn()];
    const results = await Promise.allSettled(calls);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled", "fulfilled"]);
    const failing = makeLoad(() => none);
    const failures = await Promise.allSettled([failing(), failing({ wasm: new Uint8Array(5) }), failing()]);
    expect(failures.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  });

  it.each([
    ["empty", []],
    // (import "e" "f" (func)), and (memory (export "memory") 1)
    ["built for other imports", [1, 4, 1, 0x60, 0, 0, 2, 7, 1, 1, 0x65, 1, 0x66, 0, 0]],
    ["built with its own memory", [5, 3, 1, 0, 1, 7, 10, 1, 6, ...new TextEncoder().encode("memory"), 2, 0]],
  ])("reports a module that is %s", async (_, sections) => {
    const other = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...sections);
    expect(WebAssembly.validate(other)).toBe(true);
    await expect(makeLoad(() => other)()).rejects.toThrow(/^This is not the module that belongs to/);
  });

  it("refuses a number, also by its type", () => {
    expectTypeOf<5>().not.toExtend<WasmSource>();
    expectTypeOf<WebAssembly.Module>().toExtend<WasmSource>();
  });

  it("accepts a promise of the module", async () => {
    const loadOwn = makeLoad(() => "https://example.invalid/");
    expect((await loadOwn({ wasm: WebAssembly.compile(inlinedModule()) })).letraz).toBeDefined();
  });
});

describe("texts", () => {
  const long = { company_name: "x".repeat(300), description: "é😀".repeat(20_000), city: "Zürich" };
  const text = JSON.stringify(long);
  const bytes = new TextEncoder().encode(text);

  it.each([
    ["a value", long],
    ["a string", jsonText(text)],
    ["bytes", jsonText(bytes)],
    ["a buffer", jsonText(bytes.slice().buffer)],
    ["a part of a buffer", jsonText(Uint8Array.of(1, ...bytes, 2).subarray(1, bytes.length + 1))],
  ])("are read as %s", (_, body) => {
    expect(experience.validate(body).issues.map(({ path, params }) => [path, params.actual])).toEqual([
      ["/company_name", 300],
      ["/description", 40_000],
    ]);
  });

  it("whose buffers were transferred are refused", () => {
    const body = jsonText(new TextEncoder().encode("{}"));
    const gone = new TextEncoder().encode("{}");
    const handedOn = jsonText(gone);
    structuredClone(gone.buffer, { transfer: [gone.buffer] });
    expect(() => experience.validate(handedOn)).toThrow(TypeError);
    expect(() => experience.patch(body, handedOn)).toThrow(TypeError);
    expect(() => experience.open(handedOn)).toThrow(TypeError);
    expect(() => experience.validate(jsonText(new Uint8Array()))).toThrow(
      expect.objectContaining({ name: "JsonError" }),
    );
    expect(experience.validate(body).valid).toBe(true);
  });

  it("keep the digits of every number", () => {
    const things = rp.compile(wrapSchema({ properties: { n: { type: "integer" }, m: {} } }), "change");
    const patch = things.patch(jsonText('{"n":1}'), jsonText('{"n":123456789012345678901234567890}'));
    expect(patch.bodyText).toBe('{"n":123456789012345678901234567890}');
    expect(things.patch({}, { n: 2n ** 64n - 1n }).bodyText).toBe('{"n":18446744073709551615}');
    expect([...(patch.encode("multipart/form-data").body as FormData)]).toEqual([
      ["n", "123456789012345678901234567890"],
    ]);
  });

  it("survive calls of any size in any order", () => {
    for (const size of [1, 1 << 22, 10, 1 << 16, 1 << 23]) {
      expect(experience.validate({ city: "x".repeat(size) }).valid).toBe(size <= 50);
    }
  });
});

describe("limits", () => {
  it("are reported, and the module still works", () => {
    const deep = "[".repeat(600) + "]".repeat(600);
    expect(() => experience.validate(jsonText(deep))).toThrow(
      expect.objectContaining({ limit: "depth", maximum: 512 }),
    );
    expect(() => experience.validate(jsonText("[".repeat(5_000_000)))).toThrow(LimitError);
    const large = new Uint8Array(maximumBytes + 1).fill(0x20);
    expect(() => experience.validate(jsonText(large))).toThrow(expect.objectContaining({ limit: "bytes" }));
    expect(experience.validate({}).valid).toBe(true);
  });

  it("cap the number of issues", () => {
    const body = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`x${index}`, 1]));
    const reportError = experience.validate(body, { maxIssues: 10 });
    expect(reportError.issues).toHaveLength(10);
    expect(reportError).toMatchObject({ valid: true, truncated: true });
    expect(experience.validate(body).truncated).toBe(false);
  });
});

/** Loads a separate module whose instances can be inspected. */
async function loadWatched() {
  const { default: glue } = await import("../../../js/src/generated/glue.js");
  const instances: { readonly HEAPU8?: Uint8Array }[] = [];
  const own = await makeLoad(inlinedModule, (module) => {
    instances.push(module);
    return glue(module);
  })();
  return { own, instances };
}

it("frees the memory of a very large document", async () => {
  const { own, instances } = await loadWatched();
  const text = `{"city":"${"x".repeat(60 << 20)}"}`;
  expect(own.letraz.experience.validate(jsonText(text)).issues[0]).toMatchObject({
    path: "/city",
    code: "maxLength",
  });
  expect(own.letraz.experience.patch(jsonText(text), {}).bodyText).toBe('{"city":null}');
  expect(own.letraz.experience.validate({}).valid).toBe(true);
  expect(instances.length).toBeGreaterThan(1);
  expect(instances.at(-1)?.HEAPU8?.length).toBeLessThan(1 << 26);
});

describe("a real trap", () => {
  it("fails one call, and the module still works", async () => {
    const { own, instances } = await loadWatched();
    const resource = { company_name: "a", employment_type: "Full Time" };
    const compiled = own.compile(wrapSchema({ type: "object", maxProperties: 1 }), "change");
    expect(own.letraz.experience.patch(resource, resource).bodyText).toBe("");
    // Overwrites static data and heap, so that the module cannot work any more.
    instances[0]?.HEAPU8?.fill(0xff);
    let failures = 0;
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        own.letraz.experience.patch(resource, { ...resource, company_name: "b" });
      } catch (error) {
        expect(error).toBeInstanceOf(LimitError);
        failures++;
      }
    }
    expect(failures).toBe(1);
    expect(instances).toHaveLength(2);
    expect(own.letraz.experience.patch(resource, { ...resource, company_name: "b" }).bodyText).toBe(
      '{"company_name":"b"}',
    );
    expect(compiled.validate({ a: 1, b: 2 }).issues[0]?.code).toBe("maxProperties");
  });
});
