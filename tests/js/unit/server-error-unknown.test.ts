// The errors of servers that are no known API: any shape, and no shape at all.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseServerError } from "../../../js/src/endpoint/server-error/parse.js";
import { fields } from "./fields.js";

function parse(status: number, body: unknown) {
  const { issues, ...rest } = parseServerError(status, body, fields);
  return { ...rest, issues: issues.map(({ path, params, message }) => ({ path, params, message })) };
}

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
