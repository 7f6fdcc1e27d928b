// Error responses in every known format of servers and of proxies before them.
import fc from "fast-check";
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

describe("an unknown response", () => {
  it.each([
    ["a page", 502, "<!DOCTYPE html><html><title>Bad gateway</title></html>"],
    ["a part of a page", 502, "  <h1>Bad gateway</h1>"],
    ["a proxy's text", 502, "upstream connect error"],
    ["nothing", 502, ""],
    ["undefined", 502, undefined],
    ["null", 502, null],
    ["a number", 502, 7],
    ["truncated JSON", 502, '{"error": {"me'],
    ["empty lists", 502, { errors: [], details: {} }],
    ["a page as the message", 502, { message: "<html><body>Bad gateway</body></html>" }],
    ["members of the wrong type", 502, { error: { code: 1, message: [], details: 3, uuid: {} } }],
  ])("%s", (_, status, body) => {
    expect(parse(status, body)).toEqual({
      status,
      code: "http502",
      message: "The server cannot be reached at the moment; try again later.",
      issues: [],
    });
  });

  it("survives unreadable, endless and very large objects", () => {
    const endless: Record<string, unknown> = {};
    endless.details = endless;
    endless.company_name = endless;
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const many = {
      errors: Array.from({ length: 5000 }, (_, index) => ({ attr: `f${index}`, detail: "x".repeat(5000) })),
    };
    expect(parse(400, endless)).toMatchObject({ status: 400, code: "http400" });
    expect(parse(400, proxy)).toMatchObject({ status: 400, issues: [] });
    expect(parse(400, many).issues.length).toBeLessThanOrEqual(200);
    expect(JSON.stringify(parse(400, many)).length).toBeLessThan(500_000);
  });

  it("survives nested wrappers, deep and wide", () => {
    let deep: unknown = "x";
    for (let level = 0; level < 100_000; level++) deep = { errors: [{ issues: deep }] };
    let children: unknown = [];
    for (let level = 0; level < 100_000; level++) children = [{ property: "a", children }];
    const wide = { errors: Array.from({ length: 200_000 }, () => ({ errors: [{ fieldErrors: {} }] })) };
    for (const body of [deep, { message: children }, wide]) {
      const before = performance.now();
      expect(parse(400, body).status).toBe(400);
      expect(performance.now() - before).toBeLessThan(2000);
    }
  });

  it("survives the members that servers use, in any order and of any type", () => {
    const names =
      "errors error message detail details issues data path loc pointer source instancePath params property children constraints " +
      "field defaultMessage @type fieldViolations properties items invalid-params name reason json code keys city workExperience 0 base";
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        fc.constantFrom<unknown>(
          "city must be x",
          "workExperience.0.jobTitle",
          "#/city",
          "",
          null,
          7,
          true,
          "{}",
        ),
        fc.array(tie("value"), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom(...names.split(" ")), tie("value"), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(value, (body) => {
        const error = parseServerError(400, body, fields);
        expect([error.status, error.code !== "" && error.message !== ""]).toEqual([400, true]);
        // No input here makes parsing throw, so each reason must come from a reader.
        for (const issue of error.issues) expect(issue.params.detail).toEqual(expect.stringMatching(/./));
      }),
      { numRuns: 2000 },
    );
  });

  it("survives anything", () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.anything({ withBigInt: true, withMap: true, withNullPrototype: true }),
        (status, body) => {
          const error = parseServerError(status, body, fields);
          expect(error.message).toEqual(expect.any(String));
          for (const issue of error.issues) {
            expect(issue).toMatchObject({
              code: "server",
              severity: "error",
              path: expect.stringMatching(/^(\/|$)/),
            });
          }
        },
      ),
    );
  });
});

describe("a response with data instead of a text", () => {
  it.each([
    ["truncated JSON", '{"detail":"x"'],
    ["bytes that are not UTF-8", new Uint8Array([0xff, 0xfe])],
    ["a printed list", { error: { details: "[ErrorDetail(string='x', code='y')]" } }],
  ])("is not shown: %s", (_, body) => {
    expect(parse(400, body)).toEqual({
      status: 400,
      code: "http400",
      message: "The server refused the change.",
      issues: [],
    });
  });
});
