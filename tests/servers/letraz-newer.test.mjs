// The newer Letraz server as it is known: errors without an envelope, no null, "" clears.
import { afterEach, beforeEach, expect, test } from "vitest";
import { startNewerLetraz } from "./letraz-newer.mjs";

let server;
beforeEach(async () => {
  server = await startNewerLetraz();
});
afterEach(() => server?.stop());

async function call(method, body, { path, token = server.token } = {}) {
  const url = server.url + (path ?? `/resume/base/experience/${server.row.id}/`);
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const response = await fetch(url, { method, headers, body: body && JSON.stringify(body) });
  return { status: response.status, answer: await response.json() };
}

test("responds with labels and the country's name", async () => {
  const { status, answer } = await call("GET");
  expect(status).toBe(200);
  expect(answer).toMatchObject({
    employment_type: "Full Time",
    country: { code: "PRT", name: "Portugal" },
    started_from_month: 3,
  });
});

test.each([
  ["a code", { country: "NLD", employment_type: "prt" }, { country: "NLD", employment_type: "prt" }],
  ["a country as in a response", { country: { code: "FRA", name: "France" } }, { country: "FRA" }],
  ["country_code", { country_code: "DEU" }, { country: "DEU" }],
  ["a text that starts with a number", { finished_at_month: "3abc" }, { finished_at_month: 3 }],
  ['"", which clears', { city: "", country: "" }, { city: null, country: null }],
])("accepts %s", async (_, body, columns) => {
  const before = structuredClone(server.row);
  expect((await call("PATCH", body)).status).toBe(200);
  expect(server.row).toEqual({ ...before, ...columns, updated_at: expect.any(String) });
});

test.each([
  [
    "null",
    { finished_at_month: null },
    "unable to decode request body: finished_at_month: invalid type: null, expected an integer",
  ],
  [
    "null for a text",
    { city: null },
    "unable to decode request body: city: invalid type: null, expected a string",
  ],
  [
    "a boolean as text",
    { current: "true" },
    "unable to decode request body: current: invalid type: string, expected a boolean",
  ],
])("cannot decode %s", async (_, body, message) => {
  const before = structuredClone(server.row);
  expect(await call("PATCH", body)).toEqual({
    status: 400,
    answer: { code: "invalid_argument", message, details: null },
  });
  expect(server.row).toEqual(before);
});

test.each([
  ["an empty body", {}],
  ["a text that is too long", { company_name: "x".repeat(251) }],
  ["a year out of bounds", { started_from_year: 1 }],
])("fails with a trace id on %s", async (_, body) => {
  expect(await call("PATCH", body)).toEqual({
    status: 500,
    answer: { code: "internal", message: "internal error", details: { traceId: expect.any(String) } },
  });
});

test("reports a missing experience and a missing token", async () => {
  const elsewhere = "/resume/base/experience/0d9c4dcb-7e43-4fd0-8c0e-3c1f3b3f7a01/";
  expect(await call("GET", undefined, { path: elsewhere })).toMatchObject({
    status: 404,
    answer: { code: "not_found" },
  });
  expect(await call("GET", undefined, { path: "/resume/base/experience/7/" })).toMatchObject({
    status: 400,
    answer: { code: "invalid_argument" },
  });
  expect(await call("GET", undefined, { token: "x" })).toMatchObject({
    status: 401,
    answer: { code: "unauthenticated" },
  });
});
