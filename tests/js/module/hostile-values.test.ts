// Values whose getters, proxies or buffers behave badly. Each part is read once, the error names the path, and the same
// instance gives a right answer afterwards.
import { runInNewContext } from "node:vm";
import { afterEach, describe, expect, it } from "vitest";
import { jsonText, LimitError, load, ValueError } from "../../../js/src/index.js";

const rp = await load();
const { experience } = rp.letraz;
const { resume } = rp.affinda;

afterEach(() => {
  expect(experience.patch({ city: "a" } as never, { city: "b" } as never).bodyText).toBe('{"city":"b"}');
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

/** Every way into the module for a value. */
const entrances: readonly [name: string, give: (value: unknown) => unknown][] = [
  ["validate", (value) => experience.validate(value)],
  ["validateResponse", (value) => experience.validateResponse(value)],
  ["patch", (value) => experience.patch({}, value as never)],
  ["update", (value) => experience.update({}, value as never)],
  ["diff", (value) => experience.diff({}, value as never)],
  ["merge", (value) => experience.merge({}, {}, value as never)],
  ["open", (value) => experience.open(value as never).close()],
  ["toForm", (value) => experience.toForm(value as never)],
  ["jsonPatch.diff", (value) => rp.jsonPatch.diff({}, value as never)],
  ["jsonPatch.apply", (value) => rp.jsonPatch.apply(value as never, [])],
  ["mergePatch.apply", (value) => rp.mergePatch.apply({}, value as never)],
  ["compile", (value) => rp.compile(value as never, "x")],
];

/** Returns an object whose member `n` has the next value at each read. */
function changing(...values: unknown[]) {
  const state = { reads: 0 };
  const value = { n: undefined as unknown, a: [] as unknown[] };
  const get = (): unknown => values[Math.min(state.reads++, values.length - 1)];
  Object.defineProperty(value, "n", { get, enumerable: true });
  return { state, value };
}

describe.each(entrances)("%s", (name, give) => {
  const attempt = (value: unknown): unknown => {
    try {
      give(value);
    } catch (error) {
      return error;
    }
    return null;
  };

  it("reads each getter once", () => {
    for (const later of [Number.NaN, 2n ** 70n, () => 1, undefined, new Map()]) {
      const { state, value } = changing(1, later);
      const error = attempt(value);
      expect(state.reads).toBe(1);
      expect(error === null || name === "compile").toBe(true);
    }
  });

  it("refuses what the one read gives, by its path", () => {
    for (const first of [
      Number.NaN,
      2n ** 70n,
      2n ** 100_000n,
      -(2n ** 64n),
      () => 1,
      Symbol("x"),
      new Map(),
    ]) {
      const { state, value } = changing(first, 1);
      const error = attempt(value);
      expect(error).toBeInstanceOf(ValueError);
      expect(error).toMatchObject({ path: "/n", message: expect.stringContaining("(at /n)") });
      expect(state.reads).toBe(1);
    }
  });

  it("passes on what a getter throws", () => {
    const failure = new Error("from the getter");
    const thrower = {
      get n(): never {
        throw failure;
      },
    };
    expect(attempt(thrower)).toBe(failure);
    expect(attempt({ a: [{ b: thrower }] })).toBe(failure);
    const trap = new Proxy(
      {},
      {
        ownKeys: () => {
          throw failure;
        },
      },
    );
    expect(attempt(trap)).toBe(failure);
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(attempt(proxy)).toBeInstanceOf(TypeError);
  });

  it("survives re-entry from a getter", () => {
    const inner: unknown[] = [];
    const value = {
      get city() {
        inner.push(attempt({ city: "x" }));
        return "Delft";
      },
    };
    attempt(value);
    expect(inner).toHaveLength(1);
  });
});

describe("a proxy", () => {
  it("is read as its target", () => {
    const seen: string[] = [];
    const value = new Proxy(
      { city: "Delft", tags: [1, 2] },
      {
        get: (target, key, receiver) => {
          seen.push(String(key));
          return Reflect.get(target, key, receiver);
        },
      },
    );
    expect(rp.mergePatch.apply({}, value as never)).toEqual({ city: "Delft", tags: [1, 2] });
    expect(seen.filter((key) => key === "city")).toHaveLength(1);
    expect(rp.mergePatch.apply({}, { a: new Proxy([1, [2]], {}) })).toEqual({ a: [1, [2]] });
  });

  it("of a list that lies about its length is refused or read within limits", () => {
    const list = (length: unknown) =>
      new Proxy([1], { get: (target, key) => (key === "length" ? length : Reflect.get(target, key)) });
    expect(() => experience.validate({ a: list(2 ** 32 - 1) })).toThrow(LimitError);
    expect(() => experience.validate({ a: list(3) })).toThrow("/a/1");
    expect(rp.mergePatch.apply({}, { a: list(-1) } as never)).toEqual({ a: [] });
  });
});

describe("an unusual object", () => {
  it.each<[string, unknown, RegExp]>([
    ["a sparse list", { a: Object.assign([1], { length: 3 }) }, /undefined \(at \/a\/1\)/],
    ["a huge sparse list", { a: Object.assign([], { length: 2 ** 30 }) }, /size|limit|bytes/i],
    ["toJSON of its own", { a: { toJSON: () => 1 } }, /toJSON.*\/a/],
    [
      "a getter toJSON",
      {
        a: {
          get toJSON() {
            return () => 1;
          },
        },
      },
      /toJSON.*\/a/,
    ],
    ["a Date of another realm", { a: runInNewContext("new Date()") }, /Date.*\/a/],
    ["a Map of another realm", { a: runInNewContext("new Map()") }, /Map.*\/a/],
    ["boxed numbers", { a: Object(1) }, /Number.*\/a/],
  ])("is refused: %s", (_, value, message) => {
    expect(() => experience.validate(value)).toThrow(message);
  });

  it("of another realm is read", () => {
    const value = runInNewContext('({ city: "Delft", list: [1, { a: null }] })');
    expect(rp.mergePatch.apply({}, value)).toEqual({ city: "Delft", list: [1, { a: null }] });
  });

  it("shares parts or contains itself", () => {
    const shared = { x: [1] };
    expect(rp.jsonPatch.apply({ a: shared, b: [shared, shared] } as never, [])).toEqual({
      a: { x: [1] },
      b: [{ x: [1] }, { x: [1] }],
    });
    const cycle: Record<string, unknown> = { list: [] };
    (cycle.list as unknown[]).push({ back: cycle });
    expect(() => experience.validate(cycle)).toThrow("contains itself (at /list/0/back)");
  });

  it("is copied without its prototype, whose setters are not called", () => {
    class Named {
      set city(_: string) {
        throw new Error("called");
      }
    }
    const value = Object.defineProperty(new Named(), "city", { value: "Delft", enumerable: true });
    expect(rp.mergePatch.apply({}, value as never)).toEqual({ city: "Delft" });
  });
});

describe("the names of prototypes", () => {
  const text =
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"prototype":1,"a":{"__proto__":null}}';
  it("are ordinary names in values and in texts", () => {
    for (const value of [JSON.parse(text), jsonText(text)]) {
      expect(JSON.stringify(rp.jsonPatch.apply(value, []))).toBe(text);
      expect(JSON.stringify(rp.mergePatch.apply({}, value))).toContain('"__proto__":{"polluted":1}');
      expect(resume.patch({}, value).bodyText).toContain("__proto__");
      const draft = resume.open(value);
      draft.set("/constructor/prototype/polluted", 2);
      expect(draft.valueText).toContain('"polluted":2');
      expect(draft.patch().bodyText).toContain('"constructor"');
      draft.close();
    }
    expect(
      experience.fromForm([
        ["__proto__[polluted]", "1"],
        ["constructor.prototype.polluted", "1"],
      ]).valid,
    ).toBeDefined();
    expect(experience.parseError(400, JSON.parse(text)).message).not.toBe("");
  });
});

describe("a polluted prototype", () => {
  it("changes no document", () => {
    const base = Object.prototype as unknown as Record<string, unknown>;
    base.polluted = { json: "1" };
    try {
      expect(experience.patch({}, { city: "x" }).bodyText).toBe('{"city":"x"}');
      expect(experience.diff({ city: "a" } as never, { city: "b" } as never)).toEqual([
        { kind: "replace", path: "/city", before: "a", after: "b" },
      ]);
      expect(Object.keys(experience.merge({}, {}, { city: "b" } as never).value as object)).toEqual(["city"]);
      const { issues } = experience.validate({ city: 1 });
      expect(issues.map(({ code }) => code)).toEqual(
        ["type", "required", "required"].slice(0, issues.length),
      );
      for (const issue of issues) expect(Object.hasOwn(issue, "polluted")).toBe(false);
    } finally {
      delete base.polluted;
    }
  });
});

describe("callbacks", () => {
  it("of a draft may edit it and may throw", () => {
    const draft = experience.open({ city: "a" } as never);
    const failures: unknown[] = [];
    const host = globalThis as { reportError?: unknown };
    const before = host.reportError;
    host.reportError = (failure: unknown) => failures.push(failure);
    try {
      draft.subscribe(() => {
        throw new Error("from the listener");
      });
      draft.subscribe(() => {
        if (draft.get("/city") !== "c") draft.set("/city", "c");
      });
      draft.set("/city", "b");
      expect(draft.get("/city")).toBe("c");
      expect(failures.length).toBeGreaterThan(0);
      expect(() =>
        draft.transaction(() => {
          draft.set("/city", "d");
          throw new Error("stop");
        }),
      ).toThrow("stop");
      expect(draft.patch().bodyText).toMatch(/^\{"city":"[cd]"\}$/);
      draft.undo();
    } finally {
      host.reportError = before;
    }
  });

  it("for messages may call the instance and may throw", async () => {
    const german = await load({
      messages: ((issue: { code: string }) => {
        experience.validate({ city: 1 });
        if (issue.code === "type") throw new Error("from the messages");
        return undefined;
      }) as never,
    });
    const check = (value: unknown) => () => german.letraz.experience.validate(value).issues;
    expect(check({ city: 1 })).toThrow("from the messages");
    expect(check({ city: "x".repeat(60) })()).toMatchObject([{ path: "/city", code: "maxLength" }]);
  });
});
