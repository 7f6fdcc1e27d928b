// Sends the bodies of random edits of a resume to Prism over Affinda's document, and to servers that replace or merge:
// valid bodies are accepted, and the stored resume is the edited one.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { load } from "resume-patch";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startAffinda, startAffindaPrism, token } from "./affinda.mjs";
import { resumeSchema, validateResume, withoutReadOnly } from "./affinda-document.mjs";

const runs = Number(process.env.RESUME_PATCH_RUNS ?? 60);
const { resume } = (await load()).affinda;
const example = new URL("../cases/affinda-example-response.json", import.meta.url);
const base = JSON.parse(readFileSync(example, "utf8"));

async function send(server, text, path = "/v2/resumes/abcXYZ12") {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const response = await fetch(server.url + path, { method: "PATCH", headers, body: text });
  return { status: response.status, answer: await response.json() };
}

const words = fc.string({ unit: "grapheme", maxLength: 10 });
const orNull = (arbitrary) => fc.option(arbitrary, { freq: 4 });
const date = fc.constantFrom("2018-05-01", "2020-02-29", "2021-02-29", "May 2018", "");
const id = fc.constantFrom(1, 2, 3, 0, -1);
const some = (members) => fc.record(members, { requiredKeys: [] });
const list = (item) => fc.array(item, { maxLength: 3 });
const location = orNull(fc.record({ rawInput: words, city: words }, { requiredKeys: [] }));
const dates = orNull(
  some({
    startDate: orNull(date),
    endDate: orNull(date),
    monthsInPosition: orNull(fc.integer({ min: -1, max: 40 })),
    isCurrent: fc.boolean(),
    rawText: words,
  }),
);
/** Edits of top-level properties: valid ones, almost valid ones, and read-only members at every depth. */
const edits = {
  name: orNull(some({ raw: words, first: words, last: words, nick: words })),
  phoneNumbers: list(words),
  emails: list(fc.constantFrom("ada@example.org", "ada", "a@b.c")),
  dateOfBirth: orNull(date),
  location,
  languages: list(fc.constantFrom("English", "French", "Klingon")),
  summary: orNull(words),
  totalYearsExperience: orNull(fc.integer({ min: -1, max: 60 })),
  education: list(
    some({
      id,
      organization: orNull(words),
      location,
      grade: orNull(some({ raw: words, metric: orNull(words) })),
    }),
  ),
  workExperience: list(
    some({ id, jobTitle: orNull(words), industry: words, organization: orNull(words), location, dates }),
  ),
  skills: list(
    some({ id, name: words, lastUsed: orNull(date), numberOfMonths: orNull(fc.integer({ min: -1 })) }),
  ),
  referees: list(
    some({ name: orNull(words), email: orNull(fc.constantFrom("a@b.org", "a")), further: words }),
  ),
  certifications: list(words),
  profession: words,
  isAvailable: fc.oneof(fc.boolean(), words, fc.constant(null), list(words)),
  custom: fc.oneof(words, some({ a: words })),
};
/** An edited resume: some properties are set, some removed. */
const edited = fc
  .tuple(
    fc.subarray(Object.keys(edits), { minLength: 1, maxLength: 3 }),
    fc.subarray(["name", "location", "skills", "summary"], { maxLength: 1 }),
  )
  .chain(([names, removed]) =>
    fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), edits[name]))).map((members) => {
      const result = { ...base, ...Object.fromEntries(members) };
      for (const name of removed) delete result[name];
      return result;
    }),
  );

const errorPaths = (issues) =>
  issues.filter(({ severity }) => severity === "error").map(({ path, code }) => `${path} ${code}`);

describe("Prism", () => {
  let prism;
  beforeAll(async () => {
    prism = await startAffindaPrism();
  });
  afterAll(() => prism?.stop());

  test("accepts every valid body and refuses every body that the schema refuses", async () => {
    const met = { taken: 0, refused: 0 };
    const property = fc.asyncProperty(edited, async (after) => {
      const { body, bodyText } = resume.patch(base, after, { rules: "off" });
      if (body === null) return;
      const { valid, issues } = resume.validate(body, { rules: "off" });
      const { status, answer } = await send(prism, bodyText);
      expect([bodyText, errorPaths(issues), status === 200 ? 200 : answer]).toEqual([
        bodyText,
        errorPaths(issues),
        valid ? 200 : expect.anything(),
      ]);
      expect(status).toBe(valid ? 200 : 400);
      met[valid ? "taken" : "refused"]++;
    });
    await fc.assert(property, { numRuns: runs });
    expect(Math.min(met.taken, met.refused)).toBeGreaterThan(0);
  });
});

describe.each(["replace", "merge"])("a server that stores by %s", (model) => {
  let server;
  afterEach(() => server?.stop());

  /** Returns a resume without read-only members, with null for absent members. */
  const comparable = (value) => {
    const withoutNull = (item) => {
      if (Array.isArray(item)) return item.map(withoutNull);
      if (typeof item !== "object" || item === null) return item;
      const members = Object.entries(item).filter(([, member]) => member !== null);
      return Object.fromEntries(members.map(([name, member]) => [name, withoutNull(member)]));
    };
    return withoutNull(withoutReadOnly(value, resumeSchema));
  };

  /** Returns the resume as it should be stored: a removed list is empty, and new items have an id. */
  const expected = (after) => {
    const plain = comparable({ ...after, skills: after.skills ?? [] });
    const withId = (item) => ({ id: expect.any(Number), ...item });
    const numbered = ["education", "workExperience", "skills"].map((name) => [name, plain[name].map(withId)]);
    return { ...plain, ...Object.fromEntries(numbered) };
  };

  test("stores the edited resume and reports errors at their fields", async () => {
    const met = { taken: 0, refused: 0 };
    const property = fc.asyncProperty(
      edited,
      fc.constantFrom("dotted", "bracketed"),
      async (after, attrs) => {
        await server?.stop();
        server = await startAffinda({ model, attrs });
        const patch = resume.patch(base, after, { rules: "off" });
        if (patch.body === null) return;
        const { status, answer } = await send(server, patch.bodyText);
        if (!resume.validate(patch.body, { rules: "off" }).valid) {
          const places = resume.parseError(status, answer).issues.map(({ path }) => path);
          const { issues } = resume.validate(patch.body, { rules: "off" });
          const missing = issues.filter(
            ({ path, severity }) => severity === "error" && !places.includes(path),
          );
          expect([status, missing]).toEqual([400, []]);
          met.refused++;
          return;
        }
        expect([status, answer]).toEqual([200, expect.anything()]);
        if (patch.ignored.every(({ reason }) => reason === "readOnly")) {
          expect(comparable(server.stored())).toEqual(expected(after));
        }
        met.taken++;
      },
    );
    await fc.assert(property, { numRuns: runs });
    expect(Math.min(met.taken, met.refused)).toBeGreaterThan(0);
  });
});

test("agrees with ajv on every body that the package builds", () => {
  const property = fc.property(edited, (after) => {
    const { body } = resume.patch(base, after, { rules: "off" });
    if (body === null) return;
    expect([body, resume.validate(body, { rules: "off" }).valid]).toEqual([body, validateResume(body)]);
  });
  fc.assert(property, { numRuns: runs * 20 });
});
