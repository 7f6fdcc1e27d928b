// The error bodies of the tables with random damage, as text and as values. RESUME_PATCH_RUNS sets the number of bodies.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseServerError } from "../../../js/src/endpoint/server-error/parse.js";
import { jsonText } from "../../../js/src/json/json-text.js";
import type { ServerError } from "../../../js/src/types/server-error.js";
import { fields } from "./fields.js";

const numRuns = Number(process.env.RESUME_PATCH_RUNS ?? 2000);
const statuses = [400, 403, 409, 413, 422, 429, 500, 503];

const bodies: string[] = ["server-errors", "letraz-errors", "affinda-errors"]
  .flatMap((table) => JSON.parse(readFileSync(`tests/cases/${table}.json`, "utf8")))
  .filter(({ body }) => body !== undefined)
  .map(({ body }) => (typeof body === "string" ? body : JSON.stringify(body)));

/** Tokens and values that no server should send. */
const tokens = [
  ..."{}[],:\"\\/'<>&#~.\u0000\u0001\u2028\ufeff😀",
  ..."null true -1 1e999 {} [] [[]] /~2 $.a[0 %ff # <html> <!DOCTYPE __proto__ constructor toString \\ud800 city emails".split(
    " ",
  ),
  '{"toString":1}',
  '{"__proto__":{"a":1}}',
  '"property city should not exist"',
];
const values: readonly unknown[] = [
  ...[null, true, 0, -1.5, "", " ", "city", "/city", "{}", '["city is bad"]', "<b>x</b>"],
  ...["a".repeat(3000), `a${" ".repeat(1998)}😀`],
  ...[[], {}, [[]], [null], { toString: 1 }, { key: {} }, { city: ["x"] }],
];

interface Edit {
  readonly kind: "insert" | "remove" | "repeat" | "splice" | "replace";
  readonly position: number;
  readonly length: number;
  readonly token: string;
}

const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    kind: fc.constantFrom("insert", "remove", "repeat", "splice", "replace"),
    position: fc.nat(1_000_000),
    length: fc.nat(40),
    token: fc.oneof(fc.constantFrom(...tokens), fc.constantFrom(...bodies)),
  }),
  { minLength: 1, maxLength: 6 },
);

function editText(text: string, { kind, position, length, token }: Edit): string {
  const from = position % (text.length + 1);
  const part = text.slice(from, from + length);
  const middle = { insert: token + part, remove: "", repeat: part.repeat(3), splice: token, replace: token };
  const to = kind === "splice" ? text.length : from + length;
  return text.slice(0, from) + middle[kind] + text.slice(to);
}

/** Returns a copy of a value with the members or items at random places replaced, removed or renamed. */
function editValue(value: unknown, places: readonly number[], replacements: readonly unknown[]): unknown {
  let count = 0;
  const copy = (part: unknown): unknown => {
    const at = places.indexOf(count++);
    if (at >= 0) return replacements[at];
    if (Array.isArray(part)) return part.map(copy);
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, member]) => [key, copy(member)]));
  };
  return copy(value);
}

const editedValue: fc.Arbitrary<unknown> = fc
  .tuple(
    fc.constantFrom(...bodies.filter((body) => body.startsWith("{") || body.startsWith("["))),
    fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }),
    fc.array(fc.constantFrom(...values, ...bodies), { minLength: 3, maxLength: 3 }),
  )
  .map(([body, places, replacements]) => editValue(parsed(body) ?? {}, places, replacements));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const longestResult = 2_000_000;

/** Checks what holds for every result, whatever the server sent. */
function checkResult(error: ServerError, status: number, source: string): void {
  expect(error.status).toBe(status);
  for (const text of [error.code, error.message, error.uuid ?? "x"]) {
    expect(text.trim()).not.toBe("");
    expect(Array.from(text).length).toBeLessThanOrEqual(500);
  }
  expect(error.issues.length).toBeLessThanOrEqual(200);
  for (const { path, params, message } of error.issues) {
    expect(path).toMatch(/^(?:\/(?:[^~/]|~[01])*)*$/u);
    expect(params.detail).toMatch(/\S/);
    expect(message).toContain(params.detail);
  }
  const written = JSON.stringify(error);
  expect(written.length).toBeLessThan(longestResult);
  // JSON writes a lone surrogate as an escape sequence.
  if (!/\\u[dD]|\p{Cs}/u.test(source)) expect(written).not.toMatch(/\\ud[89a-f]/);
}

describe("a damaged error body", () => {
  it("gives the same result as text, bytes, JSON text and value", () => {
    let jsonBodies = 0;
    const body = fc.tuple(fc.constantFrom(...bodies), edits).map(([text, all]) => all.reduce(editText, text));
    fc.assert(
      fc.property(fc.constantFrom(...statuses), body, (status, text) => {
        const error = parseServerError(status, text, fields);
        checkResult(error, status, text);
        if (text.isWellFormed())
          expect(parseServerError(status, new TextEncoder().encode(`\ufeff${text}`), fields)).toEqual(error);
        expect(parseServerError(status, jsonText(text), fields)).toEqual(error);
        const value = parsed(text);
        if (typeof value !== "object" || value === null) return;
        jsonBodies++;
        expect(parseServerError(status, value, fields)).toEqual(error);
      }),
      { numRuns },
    );
    expect(jsonBodies).toBeGreaterThan(numRuns / 50);
  });

  it("keeps the server's message, whatever its other members are", () => {
    let reads = 0;
    fc.assert(
      fc.property(fc.constantFrom(400, 409, 422), editedValue, (status, value) => {
        const text = JSON.stringify(value);
        checkResult(parseServerError(status, value, fields), status, text);
        if (typeof value !== "object" || value === null || Array.isArray(value)) return;
        reads++;
        const { error: _error, json: _json, ...rest } = value as Record<string, unknown>;
        const error = parseServerError(status, { ...rest, message: "Sentence one." }, fields);
        checkResult(error, status, text);
        expect(error.message).toContain("Sentence one.");
        const wrapped = { error: { ...rest, message: "Sentence two." } };
        expect(parseServerError(status, wrapped, fields).message).toContain("Sentence two.");
      }),
      { numRuns },
    );
    expect(reads).toBeGreaterThan(numRuns / 2);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe("a path that no form has", () => {
  const texts = Array.from({ length: 300 }, (_, index) => `Text ${index}.`);
  const reasons = Object.fromEntries(texts.map((text, index) => [`m${index}`, [text]]));
  const nested = Array.from({ length: 30 }).reduce<unknown>((value) => ({ ["k".repeat(900)]: value }), {
    city: texts,
  });

  it.each([
    ["a long name", { ["k".repeat(100_000)]: texts }],
    ["many names", { [`${"x.".repeat(5000)}y`]: reasons }],
    [
      "many names of objects",
      { [`${"x.".repeat(5000)}y`]: texts.map((message) => ({ message, city: "v" })) },
    ],
    ["many long names", nested],
    ["many parts", texts.map((msg) => ({ loc: Array(5000).fill("a"), msg }))],
    ["many keys", [{ path: Array(5000).fill("a"), message: "m", code: "unrecognized_keys", keys: texts }]],
    ["a long property", [{ property: "p".repeat(100_000), constraints: { isX: "Text." }, children: [] }]],
    ["a long code", [{ field: "city", code: "c".repeat(100_000), messages: texts, message: "Text." }]],
  ])("gives a result of limited size: %s", (_, errors) => {
    const error = parseServerError(400, { message: "Sentence one.", errors }, fields);
    checkResult(error, 400, "");
    expect(error.message).toContain("Sentence one.");
    expect(error.issues.length).toBeGreaterThan(0);
  });

  it.each([
    ["FastAPI", { loc: ["body", { toString: 1 }, "city"], msg: "Text." }],
    ["zod", { path: [{ key: { toString: 1 } }], message: "Text." }],
    ["zod's keys", { path: [], message: "Text.", code: "unrecognized_keys", keys: [{ toString: 1 }] }],
    [
      "class-validator",
      { property: "a", children: [{ property: { toString: 1 }, constraints: { a: "Text." } }] },
    ],
    ["a location", { location: [{ toString: 1 }], detail: "Text." }],
  ])("loses no message by a part that is no text: %s", (_, item) => {
    const error = parseServerError(400, { message: "Sentence one.", errors: [item] }, fields);
    expect(error.message).toContain("Sentence one.");
    expect(error.issues.map(({ params }) => params.detail)).toEqual(["Text."]);
  });
});
