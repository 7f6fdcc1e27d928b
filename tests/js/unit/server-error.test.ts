import { describe, expect, it } from "vitest";
import { parseServerError } from "../../../js/src/endpoint/server-error/parse.js";
import { jsonText } from "../../../js/src/json/json-text.js";
import { fields } from "./fields.js";

function parse(status: number, body: unknown) {
  const { issues, ...rest } = parseServerError(status, body, fields);
  return { ...rest, issues: issues.map(({ path, params, message }) => ({ path, params, message })) };
}

const uuid = "6f1c2e58-6a3e-4a47-9be1-0a0f6a9b2c11";
const inner = {
  uuid,
  code: "VALIDATION_ERROR",
  message: "Some fields are wrong.",
  extra: "Traceback (most recent",
};
const tooLong = "Ensure this field has no more than 250 characters.";
const companyIssue = {
  path: "/company_name",
  params: { detail: tooLong },
  message: `Company name: ${tooLong}`,
};
const envelope = { status: 400, code: inner.code, message: inner.message, uuid };

describe("Letraz", () => {
  const details = { company_name: [tooLong] };

  it.each([
    ["an object", details],
    ["JSON text", JSON.stringify(details)],
  ])("details as %s", (_, given) => {
    expect(parse(400, { error: { ...inner, details: given } })).toEqual({
      ...envelope,
      issues: [companyIssue],
    });
  });

  it("the whole response as text or bytes", () => {
    const text = JSON.stringify({ error: { ...inner, details } });
    const expected = { ...envelope, issues: [companyIssue] };
    expect(parse(400, text)).toEqual(expected);
    expect(parse(400, jsonText(text))).toEqual(expected);
    expect(parse(400, new TextEncoder().encode(text))).toEqual(expected);
    expect(parse(400, new TextEncoder().encode(text).buffer)).toEqual(expected);
  });

  it("errors in extra", () => {
    const answer = { error: { ...inner, details: "", extra: JSON.stringify(details) } };
    expect(parse(400, answer).issues).toEqual([companyIssue]);
  });

  it("a text in details is an issue of the whole form, and extra is none", () => {
    const answer = parse(400, { error: { ...inner, details: "The resume is locked." } });
    expect(answer.issues).toEqual([
      { path: "", params: { detail: "The resume is locked." }, message: "The resume is locked." },
    ]);
    expect(JSON.stringify(answer)).not.toContain("Traceback");
  });

  it("a text that only repeats the message is no issue", () => {
    expect(parse(400, { error: { ...inner, details: inner.message } }).issues).toEqual([]);
    expect(parse(404, { error: { ...inner, details: "No experience with this id." } }).issues).toEqual([]);
  });

  it("several issues, nested ones and those of the whole form", () => {
    const nested = {
      non_field_errors: ["The end is before the start."],
      finished_at_month: ["A valid integer is required.", "Too small."],
      user: { id: ["Unknown."] },
    };
    expect(
      parse(400, { error: { ...inner, details: nested } }).issues.map(({ path, message }) => [path, message]),
    ).toEqual([
      ["", "The end is before the start."],
      ["/finished_at_month", "End month: A valid integer is required."],
      ["/finished_at_month", "End month: Too small."],
      ["/user/id", "Id: Unknown."],
    ]);
  });
});

describe("the newer Letraz server", () => {
  it("a field's path inside the message", () => {
    const message = 'decode request body: finished_at_month: invalid type: string "x", expected u8';
    expect(parse(400, { code: "invalid_argument", message, details: null })).toEqual({
      status: 400,
      code: "invalid_argument",
      message,
      issues: [
        {
          path: "/finished_at_month",
          params: { detail: 'invalid type: string "x", expected u8' },
          message: 'End month: invalid type: string "x", expected u8',
        },
      ],
    });
  });

  it("a missing field", () => {
    const message = "decode request body: missing field `company_name` at line 1";
    expect(parse(400, { code: "invalid_argument", message }).issues[0]).toMatchObject({
      path: "/company_name",
    });
  });

  it("a trace for the logs", () => {
    expect(
      parse(500, { code: "internal", message: "internal error", details: { traceId: "abc123" } }),
    ).toEqual({
      status: 500,
      code: "internal",
      message: "internal error",
      uuid: "abc123",
      issues: [],
    });
  });
});

describe("Affinda", () => {
  const error = (attr: unknown, detail = "Wrong.") => ({ attr, code: "invalid", detail });

  it.each([
    ["workExperience.0.jobTitle", "/workExperience/0/jobTitle", "Job title: Wrong."],
    ["workExperience[0].jobTitle", "/workExperience/0/jobTitle", "Job title: Wrong."],
    ["workExperience[0][jobTitle]", "/workExperience/0/jobTitle", "Job title: Wrong."],
    ["work_experience.0.job_title", "/workExperience/0/jobTitle", "Job title: Wrong."],
    ["/workExperience/0/jobTitle", "/workExperience/0/jobTitle", "Job title: Wrong."],
    ["workExperience.0.dates.startDate", "/workExperience/0/dates/startDate", "Start date: Wrong."],
    ["workExperience.0.non_field_errors", "/workExperience/0", "Job: Wrong."],
    ["workExperience.0", "/workExperience/0", "Job: Wrong."],
    ["non_field_errors", "", "Wrong."],
    [null, "", "Wrong."],
    ["", "", "Wrong."],
    ["surprise", "/surprise", "Surprise: Wrong."],
  ])("attr %j", (attr, path, message) => {
    expect(parse(400, { type: "validation_error", errors: [error(attr)] })).toEqual({
      status: 400,
      code: "validation_error",
      message: { "": "Wrong.", "/surprise": "Wrong." }[path] ?? "The server refused the change.",
      issues: [{ path, params: { code: "invalid", detail: "Wrong." }, message }],
    });
  });

  it("several errors, without repeating any", () => {
    const errors = [error("city"), error("city"), error("city", "Also wrong."), error(null)];
    expect(parse(400, { type: "validation_error", errors }).issues.map(({ path }) => path)).toEqual([
      "/city",
      "/city",
      "",
    ]);
  });

  it("an invalid token", () => {
    const errors = [{ attr: null, code: "authentication_failed", detail: "Invalid token." }];
    expect(parse(401, { type: "client_error", errors })).toMatchObject({
      code: "client_error",
      message: "Invalid token.",
    });
  });
});

describe("other servers", () => {
  it.each<[string, unknown, [string, string][]]>([
    [
      "Django's plain form",
      { company_name: ["Blank."], city: ["Long."] },
      [
        ["/company_name", "Blank."],
        ["/city", "Long."],
      ],
    ],
    [
      "Django's lists",
      { workExperience: [{}, { jobTitle: ["Blank."] }] },
      [["/workExperience/1/jobTitle", "Blank."]],
    ],
    [
      "a list of texts",
      ["One.", "Two."],
      [
        ["", "One."],
        ["", "Two."],
      ],
    ],
    ["errors by name", { title: "Invalid", errors: { city: ["Long."] } }, [["/city", "Long."]]],
    [
      "errors by pointer",
      { errors: [{ detail: "Long.", source: { pointer: "/city" } }] },
      [["/city", "Long."]],
    ],
    [
      "errors by place",
      { detail: [{ loc: ["body", "city"], msg: "Long.", type: "string_too_long" }] },
      [["/city", "Long."]],
    ],
    ["members with identifiers, which are no issues", { details: { resource: "experience", id: "7" } }, []],
  ])("%s", (_, body, expected) => {
    expect(parse(400, body).issues.map(({ path, params }) => [path, params.detail])).toEqual(expected);
  });

  it.each([
    [{ detail: "Credentials were not provided." }, "Credentials were not provided."],
    [{ error: "invalid_grant", error_description: "The session is over." }, "The session is over."],
    [{ type: "about:blank", title: "Conflict", detail: "It was changed." }, "It was changed."],
    ["Slow down!", "Slow down!"],
  ])("the text in %j", (body, message) => {
    expect(parse(403, body)).toMatchObject({ message, issues: [] });
  });
});
