// What the package does when the module traps: a fresh instance for the next call, a typed error for this one.
import { describe, expect, it } from "vitest";
import { LimitError, maximumBytes, OpenApiError } from "../../../js/src/errors.js";
import { jsonText } from "../../../js/src/input/json-text.js";
import { Engine } from "../../../js/src/module/engine.js";
import type { ModuleFunctions } from "../../../js/src/module/functions.js";
import { makeResumePatches } from "../../../js/src/resume-patch.js";

const encoder = new TextEncoder();
const description = {
  operation: { id: "change", method: "PATCH" },
  fields: [{ path: "/a", name: "a", items: { path: "/a/*" } }],
};

/** Behaves like the module, as far as these tests look; `trap` names the function that traps next. */
class FakeModule implements ModuleFunctions {
  static made = 0;
  static trap: { name: string; error: unknown } | null = null;
  HEAPU8 = new Uint8Array(256);
  readonly calls: string[] = [];
  readonly texts: string[] = [];
  #details = "";
  #text = "";
  #endpoints = 0;

  constructor() {
    FakeModule.made++;
  }

  #enter(name: string): void {
    this.calls.push(name);
    if (FakeModule.trap?.name !== name) return;
    const { error } = FakeModule.trap;
    FakeModule.trap = null;
    throw error;
  }

  use(): number {
    this.#enter("use");
    return 0;
  }

  reserve(_slot: number, byteLength: number): number {
    this.#enter("reserve");
    if (byteLength > 1 << 24) return 0;
    // As if the memory had grown: views that were taken before are empty now.
    this.HEAPU8 = new Uint8Array(byteLength + 8192);
    return 8;
  }

  read(slot: number, byteLength: number): number {
    this.#enter("read");
    this.texts[slot] = new TextDecoder().decode(this.HEAPU8.subarray(8, 8 + byteLength));
    if (!this.texts[slot]?.includes("!")) return 0;
    this.#details = JSON.stringify({
      error: "json",
      code: "unexpectedCharacter",
      offset: 1,
      line: 2,
      column: 3,
    });
    return 1;
  }

  compile(): number {
    this.#enter("compile");
    if (this.texts[1] !== '"missing"') return this.#endpoints++;
    this.#details = JSON.stringify({
      error: "openapi",
      code: "unknownOperation",
      path: "/paths",
      reason: "No such operation",
    });
    return -1;
  }

  #answer(name: string, endpoint: number, details: string, text = ""): void {
    this.#enter(name);
    if (endpoint >= this.#endpoints) throw new Error(`${endpoint} is not an endpoint of this instance`);
    this.#details = details;
    this.#text = text;
  }

  describeAllFields(endpoint: number): number {
    this.#answer("describeAllFields", endpoint, "[]");
    return 0;
  }

  describe(endpoint: number): number {
    this.#answer("describe", endpoint, JSON.stringify(description));
    return 0;
  }

  validate(endpoint: number): number {
    this.#answer("validate", endpoint, "");
    return 1;
  }

  fromForm(endpoint: number): number {
    this.#answer("fromForm", endpoint, "", "{}");
    return 0;
  }

  toForm(endpoint: number): number {
    this.#answer("toForm", endpoint, '{"error":"type","path":"","expected":"object"}');
    return 1;
  }

  diff(endpoint: number): number {
    this.#answer("diff", endpoint, "[]");
    return 0;
  }

  patch(endpoint: number): number {
    this.#answer("patch", endpoint, '{"changes":[],"ignored":[],"issues":[]}');
    return 1;
  }

  update(endpoint: number): number {
    this.#answer("update", endpoint, '{"error":"type","path":"","expected":"object"}');
    return 128;
  }

  jsonPatch(): number {
    this.#answer("jsonPatch", -1, "", "[]");
    return 0;
  }

  mergePatch(): number {
    this.#answer("mergePatch", -1, "", "{}");
    return 0;
  }

  merge(endpoint: number): number {
    this.#answer("merge", endpoint, "[]", '{"a":1}');
    return 0;
  }

  openDraft(endpoint: number): number {
    this.#answer("openDraft", endpoint, "");
    return 0;
  }

  closeDraft(): number {
    this.#enter("closeDraft");
    return 0;
  }

  restoreDraft(): number {
    this.#enter("restoreDraft");
    return 0;
  }

  editDraft(): number {
    this.#enter("editDraft");
    this.#details = '[""]';
    return 1;
  }

  askDraft(): number {
    this.#enter("askDraft");
    this.#details = "[]";
    this.#text = "{}";
    return 1;
  }

  fieldBuffer(): number {
    return 64;
  }

  findField(): number {
    this.#enter("findField");
    return 0;
  }

  setField(): number {
    this.#enter("setField");
    return 0;
  }

  askField(): number {
    this.#enter("askField");
    return -1;
  }

  #write(text: string, pointer: number): number {
    this.HEAPU8.set(encoder.encode(text), pointer);
    return pointer;
  }
  detailsPointer = () => this.#write(this.#details, 1024);
  detailsLength = () => encoder.encode(this.#details).length;
  textPointer = () => this.#write(this.#text, 4096);
  textLength = () => encoder.encode(this.#text).length;
}

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
    for (const name of ["validate", "read", "reserve"]) {
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

  it("loses no endpoint: each is compiled again when it is used", () => {
    const { rp, instances } = setUp();
    const own = rp.compile({ openapi: "3.0.3" }, "change");
    own.validate({});
    rp.affinda.resume.validate({});
    FakeModule.trap = { name: "validate", error: new RangeError() };
    expect(() => own.validate({})).toThrow(LimitError);
    expect(rp.affinda.resume.validate({}).valid).toBe(true);
    expect(own.validate({}).valid).toBe(true);
    expect(instances.at(-1)?.calls.filter((call) => call === "compile")).toHaveLength(2);
  });

  it("takes the documents that stood in the instance with it", () => {
    const { rp, instances } = setUp();
    const text = jsonText('{"a":1}');
    rp.letraz.experience.validate(text);
    FakeModule.trap = { name: "validate", error: new RangeError() };
    expect(() => rp.letraz.experience.validate(text)).toThrow(LimitError);
    rp.letraz.experience.validate(text);
    expect(instances.map(({ texts }) => texts[0])).toEqual(['{"a":1}', '{"a":1}']);
  });

  it("while an endpoint is compiled leaves the endpoint usable", () => {
    const { rp } = setUp();
    FakeModule.trap = { name: "compile", error: new RangeError() };
    expect(() => rp.letraz.experience.validate({})).toThrow(LimitError);
    expect(rp.letraz.experience.validate({}).valid).toBe(true);
  });

  it("in a host that cannot make another instance is an error again, not a broken package", () => {
    let fails = false;
    const engine = new Engine(() => {
      if (fails) throw new RangeError("Out of memory");
      return new FakeModule();
    });
    const rp = makeResumePatches(engine)();
    FakeModule.trap = { name: "validate", error: new RangeError() };
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

describe("texts on their way in", () => {
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

  it("take the slots in the order of the arguments", () => {
    const { rp, instances } = setUp();
    rp.letraz.experience.validate({ a: 1 }, { base: { b: 2 } });
    expect(instances[0]?.texts).toEqual(['{"a":1}', '{"b":2}']);
  });
});

it("replaces an instance that holds too many endpoints", () => {
  const { rp, instances } = setUp();
  const first = rp.compile({}, "change");
  for (let count = 0; count < 600; count++) rp.compile({}, "change");
  expect(instances).toHaveLength(3);
  expect(first.validate({}).valid).toBe(true);
});

it("describes an endpoint once, frozen", () => {
  const { rp, instances } = setUp();
  const { experience } = rp.letraz;
  expect(experience.operation.id).toBe("change");
  expect(experience.fields[0]?.items?.path).toBe("/a/*");
  expect(Object.isFrozen(experience.fields) && Object.isFrozen(experience.fields[0]?.items)).toBe(true);
  expect(instances[0]?.calls.filter((call) => call === "describe")).toHaveLength(1);
});
