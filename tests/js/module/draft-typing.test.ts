// Typing into a draft: the places that it creates, and what remains after clearing.
import { describe, expect, it } from "vitest";
import { load } from "../../../js/src/index.js";
import type { Draft } from "../../../js/src/types/draft.js";
import { wrapSchema } from "./cases.js";

const rp = await load();
type Plain = Record<string, unknown>;

const openResume = (base: Plain) => rp.affinda.resume.open(base as never) as unknown as Draft<Plain, Plain>;
const openOf = (properties: Plain, base: Plain) =>
  rp.compile<Plain, Plain>(wrapSchema({ type: "object", properties }), "change").open(base);

const later = (time: number): void => {
  const now = Date.now();
  while (Date.now() - now < time);
};

function expectUntouched(draft: Draft<Plain, Plain>, base: Plain): void {
  expect(draft.value).toEqual(base);
  expect([draft.dirty, draft.valid, draft.patch().bodyText]).toEqual([false, true, ""]);
  expect(draft.issues.filter(({ severity }) => severity === "error")).toEqual([]);
}

const item = (properties: Plain) => ({ type: "array", items: { type: "object", properties } });
const own = {
  age: { type: "integer" },
  share: { type: "number" },
  kind: { type: "string", enum: ["a", "b"] },
  day: { type: "string", format: "date" },
  on: { type: "boolean" },
  code: { type: "string", "x-labels": { flt: ["Full Time"], prt: ["Part Time"] } },
  note: { type: "string", nullable: true },
  counts: { type: "array", items: { type: "integer" } },
  rows: item({ t: { type: "string" }, n: { type: "integer" }, on: { type: "boolean" } }),
  deep: { type: "object", nullable: true, properties: { rows: item({ t: { type: "string" } }) } },
};

describe("input that is cleared again leaves no trace:", () => {
  const cases: readonly [string, string, Plain, string][] = [
    ["a text after the stored items", "/phoneNumbers/1", { phoneNumbers: ["030"] }, "555"],
    ["a text in a list that is null", "/phoneNumbers/0", { phoneNumbers: null }, "555"],
    ["a text in a missing list", "/phoneNumbers/2", {}, "555"],
    ["an enum's item", "/languages/0", {}, "Dutch"],
    ["a member of an object that is null", "/location/rawInput", { location: null }, "Leeds"],
    ["a member of a missing object", "/name/first", {}, "Ada"],
    ["a date in a new item", "/education/0/dates/completionDate", { education: [] }, "2020-01-01"],
    ["a missing date", "/education/0/dates/completionDate", { education: [{ id: 1 }] }, "2020-01-01"],
    ["a number", "/totalYearsExperience", {}, "13"],
    ["a text that is not a number", "/totalYearsExperience", {}, "13x"],
    ["a member of a new job", "/workExperience/0/jobTitle", {}, "Clerk"],
  ];
  it.each(cases)("%s", (_, path, base, text) => {
    using draft = openResume(base);
    for (let end = 1; end <= text.length; end++) draft.setFromInput(path, text.slice(0, end));
    expect(draft.dirty).toBe(true);
    expect(draft.inputAt(path)).toBe(text);
    draft.setFromInput(path, "");
    expectUntouched(draft, base);
    expect([draft.canUndo, draft.inputAt(path)]).toEqual([false, ""]);
  });

  const ownCases: readonly [string, Plain, string][] = [
    ["/age", {}, "7"],
    ["/share", {}, "0.5"],
    ["/kind", {}, "a"],
    ["/day", {}, "2020-01-01"],
    ["/on", {}, "true"],
    ["/code", {}, "Part Time"],
    ["/note", { note: "" }, "x"],
    ["/note", { note: null }, "x"],
    ["/counts/0", {}, "7"],
    ["/counts/0", {}, "seven"],
    ["/counts/3", { counts: [1] }, "7"],
    ["/rows/0/n", {}, "7"],
    ["/rows/1/on", { rows: [{ t: "a" }] }, "true"],
    ["/rows/0/n", { rows: [{ t: "a" }] }, "x7"],
    ["/deep/rows/1/t", { deep: null }, "a"],
  ];
  it.each(ownCases)("%s over %j", (path, base, text) => {
    using draft = openOf(own, base);
    draft.setFromInput(path, text);
    draft.setFromInput(path, "");
    expectUntouched(draft, base);
  });

  const items: readonly [string, Plain, string, string][] = [
    ["anys", { anys: [null] }, "typed", ""],
    ["texts", { texts: [""] }, "a", ""],
    ["texts", { texts: ["", " x "] }, "a", ""],
    ["bits", { bits: [false] }, "true", "false"],
  ];
  it.each(items)("an item of %s that showed nothing: %j", (name, base, text, cleared) => {
    const list = (of: Plain) => ({ type: "array", items: of });
    const properties = { anys: list({}), texts: list({ type: "string" }), bits: list({ type: "boolean" }) };
    for (const isInterrupted of [false, true]) {
      using draft = openOf(properties, base);
      draft.setFromInput(`/${name}/0`, text);
      if (isInterrupted) {
        draft.setFromInput(`/${name}/5`, "true");
        draft.setFromInput(`/${name}/5`, "");
      }
      draft.setFromInput(`/${name}/0`, cleared);
      expectUntouched(draft, base);
    }
  });

  it("after a pause, with one undo step", () => {
    using draft = openResume({ location: null });
    draft.setFromInput("/location/rawInput", "Leeds");
    later(1010);
    draft.setFromInput("/location/rawInput", "");
    expectUntouched(draft, { location: null });
    draft.undo();
    expect(draft.value).toEqual({ location: { rawInput: "Leeds" } });
    draft.undo();
    expectUntouched(draft, { location: null });
    draft.redo();
    expect(draft.patch().body).toEqual({ location: { rawInput: "Leeds" } });
  });

  it("except in places that the user set on purpose", () => {
    using draft = openResume({});
    draft.set("/name", {});
    draft.setFromInput("/name/first", "A");
    draft.setFromInput("/name/first", "");
    expect(draft.value).toEqual({ name: {} });
  });
});

describe("a cleared field", () => {
  const cases: readonly [string, Plain, string, Plain][] = [
    ["becomes null where null is allowed", { summary: "a" }, "/summary", { summary: null }],
    [
      "is left out of its list item",
      { education: [{ id: 1, dates: { completionDate: "2020-01-01", isCurrent: true } }] },
      "/education/0/dates/completionDate",
      { education: [{ id: 1, dates: { isCurrent: true } }] },
    ],
    ["is an empty text otherwise", { name: { first: "Ada" } }, "/name/first", { name: { first: "" } }],
    [
      "removes its row from the list",
      { phoneNumbers: ["1", "2"] },
      "/phoneNumbers/0",
      { phoneNumbers: ["2"] },
    ],
  ];
  it.each(cases)("%s", (_, base, path, body) => {
    using draft = openResume(base);
    draft.setFromInput(path, "");
    expect(JSON.parse(draft.patch().bodyText)).toEqual(body);
    expect([draft.valid, draft.inputAt(path)]).toEqual([true, ""]);
  });

  it("has an issue if the schema allows no empty value", () => {
    using draft = openOf(own, { age: 7 });
    draft.setFromInput("/age", "");
    expect(draft.issuesAt("/age").map(({ message }) => message)).toEqual([
      "Age must not be empty; a whole number is needed.",
    ]);
    expect([draft.valid, draft.value]).toEqual([false, { age: 7 }]);
    draft.setFromInput("/age", "8");
    expect([draft.valid, draft.patch().bodyText]).toEqual([true, '{"age":8}']);
  });
});

describe("rows", () => {
  it("may be filled in any order, and keep their items", () => {
    using draft = openResume({ phoneNumbers: ["1"] });
    const row = (at: number): string => `/phoneNumbers/${at}`;
    for (const text of ["3", "33"]) draft.setFromInput(row(2), text);
    expect(draft.value).toEqual({ phoneNumbers: ["1", "33"] });
    expect([draft.inputAt(row(1)), draft.inputAt(row(2))]).toEqual(["", "33"]);
    expect([draft.pathOfInput(row(1)), draft.pathOfInput(row(2))]).toEqual([undefined, row(1)]);
    for (const text of ["2", "22"]) draft.setFromInput(row(1), text);
    draft.setFromInput(row(2), "333");
    expect(draft.value).toEqual({ phoneNumbers: ["1", "22", "333"] });
    draft.setFromInput(row(0), "");
    draft.setFromInput(row(2), "3333");
    expect(draft.value).toEqual({ phoneNumbers: ["22", "3333"] });
    draft.setFromInput(row(0), "0");
    expect(draft.value).toEqual({ phoneNumbers: ["0", "22", "3333"] });
    while (draft.undo());
    expectUntouched(draft, { phoneNumbers: ["1"] });
  });

  it("of objects may be filled in any order", () => {
    using draft = openResume({ workExperience: [{ id: 1, jobTitle: "Clerk" }] });
    draft.setFromInput("/workExperience/3/jobTitle", "Baker");
    draft.setFromInput("/workExperience/2/jobTitle", "Smith");
    draft.setFromInput("/workExperience/3/jobDescription", "Bread");
    expect(draft.value).toEqual({
      workExperience: [
        { id: 1, jobTitle: "Clerk" },
        { jobTitle: "Smith" },
        { jobTitle: "Baker", jobDescription: "Bread" },
      ],
    });
    draft.setFromInput("/workExperience/2/jobTitle", "");
    draft.setFromInput("/workExperience/3/jobTitle", "");
    expect(draft.get("/workExperience/1")).toEqual({ jobDescription: "Bread" });
    draft.setFromInput("/workExperience/3/jobDescription", "");
    expectUntouched(draft, { workExperience: [{ id: 1, jobTitle: "Clerk" }] });
  });
});

describe("the text of a control", () => {
  it("is a code, an input text or the text of the value", () => {
    using draft = rp.letraz.experience.open({
      employment_type: "Full Time",
      country: { code: "NLD", name: "Netherlands" },
      started_from_year: 2019,
      current: true,
    } as never);
    const shown = (): string[] =>
      ["employment_type", "country", "started_from_year", "current", "city", "none"].map((name) =>
        draft.inputAt(`/${name}`),
      );
    expect(shown()).toEqual(["flt", "NLD", "2019", "true", "", ""]);
    draft.setFromInput("/started_from_year", "2019x");
    draft.setFromInput("/employment_type", "Part-time");
    draft.setFromInput("/country", "DEU");
    expect(shown()).toEqual(["prt", "DEU", "2019x", "true", "", ""]);
  });

  it("with a lone surrogate is kept, with an issue", () => {
    using draft = openResume({ summary: "a", location: null });
    draft.setFromInput("/summary", "b\ud83d");
    draft.setFromInput("/location/rawInput", "\ude00");
    expect(draft.issues.map(({ path, message }) => [path, message])).toEqual([
      ["/summary", "Summary cannot be read."],
      ["/location/rawInput", "Address as written cannot be read."],
    ]);
    expect([draft.inputAt("/summary"), draft.get("/summary"), draft.valid]).toEqual(["b\ufffd", "a", false]);
    draft.setFromInput("/summary", "b😀");
    draft.setFromInput("/location/rawInput", "");
    expect([draft.valid, draft.patch().bodyText]).toEqual([true, '{"summary":"b😀"}']);
  });
});

describe("typing into a field", () => {
  it("gives the issues of the whole document after each key, also for input texts", () => {
    using draft = openOf(own, { age: 7, code: "Full Time", rows: [{ t: "a" }, { t: "b" }] });
    const texts: readonly [string, readonly string[]][] = [
      ["/age", ["70", "70x", "70xy", "71", ""]],
      ["/code", ["Part Time", "prt", "", "Full Time"]],
      ["/rows/1/t", ["bc", "bcd", "b"]],
      ["/rows/1/n", ["1", "1x", "12"]],
      ["/kind", ["a", "c", ""]],
      ["/share", [".5x", "0.5"]],
    ];
    for (const [path, each] of texts) {
      for (const text of each) {
        draft.setFromInput(path, text);
        const fast = [draft.valid, draft.dirty, draft.issuesAt(path), draft.patch().bodyText];
        using whole = openOf(own, { age: 7, code: "Full Time", rows: [{ t: "a" }, { t: "b" }] });
        using again = whole.endpoint.open(whole.base, { saved: draft.save() });
        const issues = again.issues.filter((issue) => issue.path === path);
        expect(fast).toEqual([again.valid, again.dirty, issues, again.patch().bodyText]);
        expect(again.inputAt(path)).toBe(draft.inputAt(path));
      }
    }
  });

  it("notifies listeners of the places whose issues may have changed", () => {
    using draft = openOf(own, { age: 7 });
    const told: unknown[] = [];
    draft.subscribe((paths, issuePaths) => told.push([paths, issuePaths]));
    draft.setFromInput("/age", "8");
    expect(draft.valid).toBe(true);
    draft.setFromInput("/age", "88");
    draft.setFromInput("/age", "88x");
    draft.remove("/age");
    expect(told).toEqual([
      [["/age"], null],
      [["/age"], ["/age"]],
      [["/age"], ["/age"]],
      [["/age"], null],
    ]);
  });
});

describe("one step of typing", () => {
  it.each([
    ["texts", ["Lisbon,", "Lisbon, ", "Lisbon, P", "Lisbon, PT"]],
    ["a text that was cleared first", ["", "P", "Po"]],
  ])("stays one step while the draft is saved: %s", (_, texts) => {
    const base = { city: "Lisbon" };
    using draft = rp.letraz.experience.open(base as never) as unknown as Draft<Plain, Plain>;
    for (const text of texts) {
      draft.setFromInput("/city", text);
      draft.save();
    }
    draft.undo();
    expect(draft.value).toEqual(base);
    expect(draft.canUndo).toBe(false);
  });
});
