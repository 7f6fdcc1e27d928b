// The sentences: one for each code of the public interface, in words for the person at the form.
import { describe, expect, it } from "vitest";
import { sentences, statusSentence } from "../../../js/src/messages/en.js";
import { sentenceOf } from "../../../js/src/messages/sentence.js";

const label = "Company name";
const path = "/company_name";

const examples: readonly [code: string, params: Record<string, unknown>, sentence: string][] = [
  [
    "type",
    { expected: "integer", nullable: true, actual: "string", input: "3abc" },
    "Company name must be a whole number; “3abc” is not.",
  ],
  [
    "type",
    { expected: "string", nullable: false, actual: "null" },
    "Company name must not be empty; text is needed.",
  ],
  [
    "type",
    { expected: "boolean", nullable: true, actual: "string" },
    "Company name must be yes or no, or empty.",
  ],
  ["type", { expected: "array", nullable: false, actual: "string" }, "Company name must be a list."],
  ["type", { expected: "any", nullable: false, actual: "string", input: "" }, "Company name cannot be read."],
  [
    "enum",
    { allowed: ["flt", "prt"], labels: ["Full Time", "Part Time"], actual: "x" },
    "Company name must be Full Time or Part Time; “x” is none of them.",
  ],
  ["enum", { allowed: [1, 2, null], actual: 3 }, "Company name must be 1, 2 or empty; 3 is none of them."],
  [
    "enum",
    { allowed: Array.from({ length: 204 }, String), actual: "Klingon" },
    "Company name cannot be “Klingon”: that is not in the list of choices.",
  ],
  ["enum", { allowed: ["a", { b: 1 }], actual: "" }, 'Company name must be a or {"b":1}.'],
  [
    "enum",
    { allowed: Array.from({ length: 204 }, String), actual: null },
    "Company name must be one of the choices in the list.",
  ],
  [
    "type",
    { expected: "string", nullable: true, actual: "file", input: "a.pdf" },
    "Company name must be text, not a file.",
  ],
  ["minLength", { limit: 1, actual: 0 }, "Company name has 0 characters; at least 1 is needed."],
  ["maxLength", { limit: 250, actual: 263 }, "Company name has 263 characters; at most 250 are allowed."],
  [
    "maxLength",
    { limit: 3000, actual: 12345 },
    "Company name has 12,345 characters; at most 3,000 are allowed.",
  ],
  ["minItems", { limit: 2, actual: 1 }, "Company name: 1 entry, but at least 2 are needed."],
  ["maxItems", { limit: 1, actual: 2 }, "Company name: 2 entries, but at most 1 is allowed."],
  ["minProperties", { limit: 1, actual: 0 }, "Company name: 0 fields, but at least 1 is needed."],
  ["maxProperties", { limit: 1, actual: 3 }, "Company name: 3 fields, but at most 1 is allowed."],
  ["pattern", { pattern: "^a" }, "Company name is not written in the way that is asked for."],
  ["minimum", { limit: 1, actual: 0 }, "Company name is 0; it must be at least 1."],
  ["maximum", { limit: 12, actual: 13 }, "Company name is 13; it must be at most 12."],
  ["maximum", { limit: 2100, actual: 21000 }, "Company name is 21000; it must be at most 2100."],
  ["maximum", { limit: 12, actual: Number.POSITIVE_INFINITY }, "Company name must be at most 12."],
  ["exclusiveMinimum", { limit: 0, actual: 0 }, "Company name is 0; it must be more than 0."],
  ["exclusiveMaximum", { limit: 1, actual: 1 }, "Company name is 1; it must be less than 1."],
  ["multipleOf", { multipleOf: 5, actual: 7 }, "Company name must be a multiple of 5; 7 is not."],
  ["uniqueItems", { first: 0, second: 2 }, "Company name: entries 1 and 3 are the same."],
  ["required", { property: "company_name" }, "Company name is required."],
  ["additionalProperties", { property: "foo" }, "There is no field “foo” here; take it out."],
  [
    "unknownProperty",
    { property: "foo" },
    "The server does not know the field “foo” and will most likely drop it.",
  ],
  ["format", { format: "date" }, "Company name must be a calendar day such as 2024-05-31."],
  ["anyOf", {}, "Company name has none of the allowed forms."],
  ["oneOf", { matched: 0 }, "Company name has none of the allowed forms."],
  ["oneOf", { matched: 2 }, "Company name fits 2 forms at once; it must fit exactly one."],
  ["not", {}, "Company name has a form that is not allowed."],
  ["readOnly", {}, "Company name cannot be changed here: the server sets this itself."],
  ["writeOnly", {}, "Company name should not be in what the server gives."],
  ["blank", {}, "Company name must not be blank."],
  [
    "endBeforeStart",
    { start: "2020-05", end: "2019" },
    "Company name: the end (2019) is before the start (May 2020).",
  ],
  [
    "endBeforeStart",
    { start: "2020-05-17", end: "2019-12" },
    "Company name: the end (December 2019) is before the start (17 May 2020).",
  ],
  ["endWhileCurrent", {}, "Company name must be empty while this is the current position."],
  ["monthWithoutYear", {}, "Company name is missing: a month needs its year."],
  ["inFuture", { date: "2031-02", today: "2026-11-21" }, "Company name: February 2031 is still to come."],
  [
    "nullCharacter",
    {},
    "Company name holds an invisible character (U+0000) that cannot be stored; delete it or type the text again.",
  ],
  ["duplicateId", { id: 3, first: "/skills/0" }, "Company name: two entries of the list share the id 3."],
  ["server", { detail: "No such company." }, "Company name: No such company."],
  ["server", { detail: "Company name is taken." }, "Company name is taken."],
  ["status", { status: 409 }, "This was changed by someone else in the meantime."],
];

describe("a sentence", () => {
  it.each(examples)("%s %j", (code, params, sentence) => {
    expect(sentenceOf(code, params, { path, label })).toBe(sentence);
  });

  it("is there for every code", () => {
    expect(new Set(examples.map(([code]) => code))).toEqual(new Set(Object.keys(sentences)));
  });

  it("is made for codes and params that nobody thought of", () => {
    expect(sentenceOf("constructor", {}, { path, label })).toBe("Company name is not accepted.");
    for (const code of Object.keys(sentences))
      expect(sentenceOf(code, {}, { path, label })).toMatch(/\.$|undefined/);
  });

  it.each([
    ["", "The document"],
    ["/company_name", "Company name"],
    ["/workExperience/0/jobTitle", "Job title"],
    ["/emails/2", "Entry 3"],
    ["/a~1b", "A/b"],
    ["/", "This field"],
  ])("names the place %j without a label", (place, name) => {
    expect(sentenceOf("required", {}, { path: place })).toBe(`${name} is required.`);
  });

  it("does not repeat long texts", () => {
    const sentence = sentenceOf("enum", { allowed: [], actual: "😀".repeat(500) }, { path, label });
    expect(Array.from(sentence).length).toBeLessThan(150);
  });
});

it("says something about any status", () => {
  expect(statusSentence(404)).toBe("The server does not have this any more.");
  expect(statusSentence(599)).toBe("The server failed; try again later.");
  expect(statusSentence(418)).toContain("418");
});
