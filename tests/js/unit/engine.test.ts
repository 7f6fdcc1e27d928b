// Traps of the module: a typed error for the call, and a new instance for the next one.
import { describe, expect, it } from "vitest";
import { LimitError, maximumBytes, OpenApiError } from "../../../js/src/errors/errors.js";
import { jsonText } from "../../../js/src/json/json-text.js";
import { makeResumePatches } from "../../../js/src/load/resume-patch.js";
import { Engine } from "../../../js/src/module/engine.js";
import { FakeModule } from "./fake-module.js";

function setUp() {
  FakeModule.made = 0;
  FakeModule.trap = null;
  const instances: FakeModule[] = [];
  const engine = new Engine(() => {
    const instance = new FakeModule();
    instances.push(instance);
    return instance;
  });
  engine.start();
  return { rp: makeResumePatches(engine)(), instances };
}

describe("a trap", () => {
  const traps: readonly [string, unknown][] = [
    ["a stack overflow", new RangeError("Maximum call stack size exceeded")],
    ["an abort", new WebAssembly.RuntimeError("Aborted()")],
    ["anything else", "thrown"],
  ];

  it.each(traps)("(%s) is a LimitError, and the next call runs on a fresh instance", (_, error) => {
    const { rp, instances } = setUp();
    const endpoint = rp.letraz.experience;
    expect(endpoint.validate({}).valid).toBe(true);
    for (const name of ["_validateDocument", "_readInput", "_reserveInput"]) {
      FakeModule.trap = { name, error };
      expect(() => endpoint.validate({})).toThrow(LimitError);
      expect(endpoint.validate({})).toEqual({ valid: true, issues: [], truncated: false });
    }
    expect(instances).toHaveLength(4);
    expect(instances.at(-1)?.calls.filter((call) => call === "compile")).toHaveLength(1);
  });

  it("keeps its cause", () => {
    const { rp } = setUp();
    const error = new WebAssembly.RuntimeError("unreachable");
    FakeModule.trap = { name: "diff", error };
    expect(() => rp.letraz.experience.diff({}, {})).toThrow(
      expect.objectContaining({ limit: "memory", cause: error }),
    );
  });

  it("keeps every endpoint, which is compiled again when it is used", () => {
    const { rp, instances } = setUp();
    const own = rp.compile({ openapi: "3.0.3" }, "change");
    own.validate({});
    rp.affinda.resume.validate({});
    FakeModule.trap = { name: "_validateDocument", error: new RangeError() };
    expect(() => own.validate({})).toThrow(LimitError);
    expect(rp.affinda.resume.validate({}).valid).toBe(true);
    expect(own.validate({}).valid).toBe(true);
    expect(instances.at(-1)?.calls.filter((call) => call === "compile")).toHaveLength(2);
  });

  it("clears the document cache of the instance", () => {
    const { rp, instances } = setUp();
    const text = jsonText('{"a":1}');
    rp.letraz.experience.validate(text);
    FakeModule.trap = { name: "_validateDocument", error: new RangeError() };
    expect(() => rp.letraz.experience.validate(text)).toThrow(LimitError);
    rp.letraz.experience.validate(text);
    expect(instances.map(({ texts }) => texts[0])).toEqual(['{"a":1}', '{"a":1}']);
  });

  it("during a compilation leaves the endpoint usable", () => {
    const { rp } = setUp();
    FakeModule.trap = { name: "compile", error: new RangeError() };
    expect(() => rp.letraz.experience.validate({})).toThrow(LimitError);
    expect(rp.letraz.experience.validate({}).valid).toBe(true);
  });

  it("in a host that cannot make another instance is a LimitError until it can", () => {
    let fails = false;
    const engine = new Engine(() => {
      if (fails) throw new RangeError("Out of memory");
      return new FakeModule();
    });
    const rp = makeResumePatches(engine)();
    FakeModule.trap = { name: "_validateDocument", error: new RangeError() };
    fails = false;
    expect(() => rp.letraz.experience.validate({})).toThrow(LimitError);
    fails = true;
    expect(() => rp.letraz.experience.validate({})).toThrow(LimitError);
    fails = false;
    expect(rp.letraz.experience.validate({}).valid).toBe(true);
  });
});

describe("errors that are no traps", () => {
  it("keep the instance", () => {
    const { rp, instances } = setUp();
    const { experience } = rp.letraz;
    expect(() => experience.validate({ a: "!" })).toThrow(
      expect.objectContaining({ name: "JsonError", line: 2, column: 3 }),
    );
    expect(() => experience.validate({ a: Number.NaN })).toThrow(TypeError);
    expect(() => experience.validate("x".repeat(1 << 25))).toThrow(
      expect.objectContaining({ limit: "bytes", maximum: maximumBytes }),
    );
    expect(() => experience.toForm({})).toThrow(TypeError);
    expect(() => experience.update({}, {})).toThrow(TypeError);
    expect(() => rp.compile({}, "missing")).toThrow(OpenApiError);
    expect(() => rp.compile({}, "missing")).toThrow(
      expect.objectContaining({ code: "unknownOperation", path: "/paths" }),
    );
    expect(() => rp.compile({}, 7 as unknown as string)).toThrow(TypeError);
    expect(instances).toHaveLength(1);
  });
});

describe("input texts", () => {
  it.each([
    ["short", "abc"],
    ["short, not ASCII", "äöü😀"],
    ["long", "ab€😀".repeat(500)],
    ["very long", "ab€😀".repeat(200_000)],
  ])("%s", (_, text) => {
    const { rp, instances } = setUp();
    rp.letraz.experience.validate(text);
    expect(instances[0]?.texts[0]).toBe(JSON.stringify(text));
  });

  it("fill the slots in the order of the arguments", () => {
    const { rp, instances } = setUp();
    rp.letraz.experience.validate({ a: 1 }, { base: { b: 2 } });
    expect(instances[0]?.texts).toEqual(['{"a":1}', '{"b":2}']);
  });
});

it("replaces an instance that has too many endpoints", () => {
  const { rp, instances } = setUp();
  const first = rp.compile({}, "change");
  for (let count = 0; count < 600; count++) rp.compile({}, "change");
  expect(instances).toHaveLength(3);
  expect(first.validate({}).valid).toBe(true);
});

describe("a document that is compiled for one operation after another", () => {
  it("is parsed once, and freed when other work is done", () => {
    const { rp, instances } = setUp();
    const document = jsonText('{"openapi":"3.0.3"}');
    const count = (name: string) => instances[0]?.calls.filter((call) => call === name).length;
    for (const operation of ["a", "b", "c"]) rp.compile(document, operation);
    // The document, and for each operation its name, the part, and the name again.
    expect([count("extractOperation"), count("_readInput"), count("_releaseInput")]).toEqual([
      3,
      1 + 3 * 3,
      0,
    ]);
    rp.letraz.experience.validate({});
    expect(count("_releaseInput")).toBe(1);
    rp.letraz.experience.validate({});
    expect(count("_releaseInput")).toBe(1);
    // A document that is passed again is cached if it is not too large.
    rp.compile(document, "d").validate({});
    rp.compile(document, "e").validate({});
    expect([count("extractOperation"), count("_releaseInput")]).toEqual([5, 1]);
  });
});

it("describes an endpoint once, frozen", () => {
  const { rp, instances } = setUp();
  const { experience } = rp.letraz;
  expect(experience.operation.id).toBe("change");
  expect(experience.fields[0]?.items?.path).toBe("/a/*");
  expect(Object.isFrozen(experience.fields) && Object.isFrozen(experience.fields[0]?.items)).toBe(true);
  expect(instances[0]?.calls.filter((call) => call === "describe")).toHaveLength(1);
});
