// With any input, an endpoint returns a result or throws an error of the package. It never traps, and the next call
// works.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonError, jsonText, LimitError, load, maximumDepth, OpenApiError } from "../../../js/src/index.js";
import type { Endpoint } from "../../../js/src/types/draft.js";
import { wrapSchema } from "./cases.js";

const rp = await load();
const endpoints = [rp.letraz.experience, rp.affinda.resume] as unknown as Endpoint<unknown, unknown>[];

/** Checks that a call returns a result or throws an error of the package. */
function expectAnswerOrError(act: () => unknown): void {
  try {
    act();
  } catch (error) {
    const isOurs = [TypeError, JsonError, LimitError, OpenApiError].some((kind) => error instanceof kind);
    if (!isOurs) throw error;
    // The JavaScript engine's TypeErrors are no sentences. A trap would be a LimitError about memory.
    if (error instanceof TypeError) expect(error.message).toMatch(/^[A-Z].*\.$/s);
    expect(error).not.toMatchObject({ limit: "memory" });
  }
}

const names = fc.constantFrom(
  ...[
    "name",
    "phoneNumbers",
    "location",
    "languages",
    "education",
    "workExperience",
    "skills",
    "referees",
    "id",
  ],
  ...[
    "dates",
    "startDate",
    "endDate",
    "jobTitle",
    "rawInput",
    "occupation",
    "company_name",
    "country",
    "current",
  ],
  ...[
    "employment_type",
    "started_from_month",
    "started_from_year",
    "code",
    "x",
    "",
    "a/b",
    "~",
    "é",
    "__proto__",
  ],
  ...["constructor", "toJSON", "length", "0", "-1", "9999999999", "non_field_errors"],
);

/** Values that JSON can carry. */
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, depthSize: "medium" },
    fc.constantFrom<unknown>(null, true, false, 0, -0, 1.5, 1e300, 5e-324, "", "2020-01-01", "fra", "\u0000"),
    fc.string({ unit: "binary", maxLength: 6 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie("value"), { maxLength: 5 }),
    fc.array(fc.record({ id: fc.constantFrom<unknown>(1, 1.0, "1", null, 2), name: tie("value") }), {
      maxLength: 6,
    }),
    fc.array(fc.tuple(names, tie("value")), { maxLength: 6 }).map((members) => Object.fromEntries(members)),
  ),
})).value;

const object = fc
  .array(fc.tuple(names, json), { maxLength: 6 })
  .map((members) => Object.fromEntries(members));

/** Values that JSON cannot carry, and values at the limit. */
const oddity = fc.constantFrom<unknown>(
  ...[undefined, Number.NaN, Number.POSITIVE_INFINITY, 2n ** 64n, 2n ** 63n, Symbol("x"), () => 1],
  ...[new Map([[1, 2]]), new Date(0), /x/, new Uint8Array(2), "\ud800", { a: "\udc00" }, Object(1n)],
  ...[{ toJSON: () => ({}) }, Object.create({ inherited: 1 }), new Proxy({}, {}), Promise.resolve(1)],
);

const numeral = fc.constantFrom(
  "1e400",
  "-0.0",
  "9007199254740993",
  "1E+999999",
  "0.1e-999999",
  "01",
  "1.",
  "-",
);
const text = fc.oneof(
  json.map((value) => JSON.stringify(value)),
  fc.tuple(names, numeral).map(([name, digits]) => `{${JSON.stringify(name)}:[${digits},{"id":${digits}}]}`),
  fc
    .tuple(fc.constantFrom("[", '{"a":', '{"workExperience":['), fc.constantFrom(10, 511, 512, 100_000))
    .map(([part, times]) => part.repeat(times)),
  fc.constantFrom('{"a":1,"a":2}', "\ufeff{}", "", " ", "{}x", '"\\ud800"', '{"\\u0000":1}'),
);
const anything = fc.oneof(
  { weight: 6, arbitrary: object },
  { weight: 2, arbitrary: json },
  { weight: 1, arbitrary: oddity },
  { weight: 2, arbitrary: text.map((content) => jsonText(content)) },
);

/** Every method that takes documents. */
const methods: readonly ((endpoint: Endpoint<unknown, unknown>, documents: never[]) => unknown)[] = [
  (endpoint, [one]) => endpoint.validate(one),
  (endpoint, [one]) => endpoint.validateResponse(one),
  (endpoint, [one, other]) => endpoint.validate(one, { base: other, maxIssues: 3 }),
  (endpoint, [one]) => endpoint.fromForm(Object.entries(endpoint.toForm(one as never))),
  (endpoint, [one, other]) => endpoint.diff(one as never, other as never),
  (endpoint, [one, other]) => endpoint.patch(one as never, other as never),
  (endpoint, [one, other]) => endpoint.patch(one as never, other as never, { nulls: "empty", rules: "off" }),
  (endpoint, [one, other]) => endpoint.update(one as never, other as never),
  (endpoint, [one, other, third]) => endpoint.merge(one as never, other as never, third as never),
  (endpoint, [one, other, third]) =>
    endpoint.merge(one as never, other as never, third as never, { prefer: "theirs", text: "words" }),
  (endpoint, [one]) => endpoint["~standard"].validate(one),
];

describe.each([
  ["Letraz", 0],
  ["Affinda", 1],
] as const)("%s", (_, index) => {
  const endpoint = endpoints[index] as Endpoint<unknown, unknown>;

  it("returns for any input", () => {
    fc.assert(
      fc.property(fc.tuple(anything, anything, anything), (documents) => {
        for (const method of methods)
          expectAnswerOrError(() => method(endpoint, documents as unknown[] as never[]));
        expect(endpoint.diff({ city: "a" } as never, { city: "b" } as never)).toHaveLength(1);
      }),
      { numRuns: 400 },
    );
  });

  it("reads any refusal of a server", () => {
    fc.assert(
      fc.property(fc.integer(), fc.oneof(json, fc.string(), oddity), (status, body) => {
        const error = endpoint.parseError(status, body);
        expect(error.message).not.toBe("");
        for (const issue of error.issues) expect(issue.severity).toBe("error");
      }),
    );
  });

  it("reads any form", () => {
    const value = fc.oneof(fc.string(), fc.constantFrom(false, [] as const, { name: "a", size: 1 }));
    const name = fc.oneof(
      names,
      fc.string(),
      fc.array(names).map((parts) => `/${parts.join("/")}`),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value)), (entries) => {
        const form = endpoint.fromForm(entries as never);
        expect(typeof form.value).toBe("object");
      }),
    );
  });
});

it("compiles any document, or reports the problem", () => {
  const schema = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      json,
      fc.dictionary(
        fc.constantFrom(
          "type",
          "properties",
          "items",
          "anyOf",
          "allOf",
          "$ref",
          "enum",
          "pattern",
          "x-rules",
          "not",
        ),
        fc.oneof(
          tie("value"),
          fc.array(tie("value"), { maxLength: 3 }),
          fc.constantFrom("object", "string", "#"),
        ),
      ),
    ),
  })).value;
  const property = fc.property(schema, anything, (part, document) => {
    expectAnswerOrError(() => {
      const endpoint = rp.compile(wrapSchema(part, { A: part }), "change");
      expect(endpoint.fields.length).toBeGreaterThanOrEqual(0);
      for (const method of methods.slice(0, 7))
        expectAnswerOrError(() => method(endpoint, [document, document] as never[]));
    });
  });
  fc.assert(property, { numRuns: 400 });
});

it("reports which limit a document exceeds", () => {
  const nested = (depth: number) => jsonText(`{"x":${"[".repeat(depth - 1)}${"]".repeat(depth - 1)}}`);
  for (const endpoint of endpoints) {
    expect(endpoint.diff(nested(maximumDepth) as never, {})).toHaveLength(1);
    for (const method of methods.filter((_, at) => at !== 3)) {
      const documents = [nested(maximumDepth + 1), {}, {}] as never[];
      expect(() => method(endpoint, documents)).toThrow(expect.objectContaining({ limit: "depth" }));
    }
  }
});

// Quadratic work would exceed the time limit of the test.
it("matches the members of large objects in any order", () => {
  const entries = Array.from({ length: 100_000 }, (_, index) => [`field${index}`, index]);
  const backwards = Object.fromEntries([...entries].reverse());
  const forth = jsonText(JSON.stringify(Object.fromEntries(entries)));
  const back = jsonText(JSON.stringify(backwards));
  const { resume } = rp.affinda;
  expect(resume.patch(forth, back).bodyText).toBe("");
  expect(resume.update(forth, back).bodyText).toBe("");
  expect(resume.merge(forth, back, forth).conflicts).toEqual([]);
  expect(rp.jsonPatch.diffText(forth, back)).toBe("[]");
  expect(rp.jsonPatch.apply(forth, [{ op: "test", path: "", value: backwards }])).toEqual(backwards);
  expect(rp.mergePatch.diffText(forth, back)).toBe("{}");
});

describe("a form with a lone surrogate", () => {
  const { experience } = rp.letraz;
  const { resume } = rp.affinda;

  it("has an issue at the field", () => {
    const half = "x\ud800";
    const issue = (path: string): object => expect.objectContaining({ path, severity: "error" });
    const read = experience.fromForm([
      ["job_title", "x"],
      ["city", half],
    ]);
    expect(read).toMatchObject({ value: { job_title: "x" }, valid: false });
    expect(read.issues).toEqual([issue("/city")]);
    expect(read.issues[0]).toMatchObject({ message: expect.stringMatching(/cannot be read/) });
    expect(read.issues[0]?.params).toMatchObject({ input: "x\ufffd" });
    expect(resume.fromForm([["/name/first", half]]).issues).toEqual([issue("/name/first")]);
    expect(resume.fromForm([["/phoneNumbers/0", half]]).issues).toEqual([issue("/phoneNumbers/0")]);
    expect(resume.fromForm([[half, "x"]])).toMatchObject({ value: {}, issues: [issue("/x\ufffd")] });
    expect(experience.fromForm([["a/b", half]]).issues).toMatchObject([{ path: "/a~1b" }]);
    expect(experience.fromForm([[half, "x"]]).issues).toMatchObject([{ path: "/x\ufffd" }]);
  });
});
