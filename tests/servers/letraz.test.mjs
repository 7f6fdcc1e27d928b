// Compares the independent Letraz server with what is known about the public one.
import { describe, expect, test } from "vitest";
import { useLetraz } from "./use-letraz.mjs";

const letraz = useLetraz();

const basic = (user, password) => `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
const address = (resumeId = "base", id = letraz.account.row.id) =>
  `${letraz.server.url}/resume/${resumeId}/experience/${id}/`;

async function call(method, { body, headers = {}, url = address() } = {}) {
  const authorization = { authorization: `Bearer ${letraz.account.token}` };
  const response = await fetch(url, { method, body, headers: { ...authorization, ...headers } });
  return { status: response.status, headers: response.headers, answer: await response.json() };
}
const json = (value) => ({
  body: JSON.stringify(value),
  headers: { "content-type": "application/json" },
});
const patch = (value) => call("PATCH", json(value));
const stored = () => letraz.row();
const fieldErrors = ({ answer }) => JSON.parse(answer.error.details);

describe("responses", () => {
  test("contain a label for the employment type and a country with its name", async () => {
    await letraz.reset({ experience: { country_id: "NLD", employment_type: "prt" } });
    const { status, answer } = await call("GET");
    expect(status).toBe(200);
    expect(answer).toEqual({
      id: letraz.account.row.id,
      user: "ada",
      resume_section: letraz.account.row.resume_section_id,
      company_name: "Acme",
      job_title: "Engineer",
      employment_type: "Part Time",
      city: null,
      country: { code: "NLD", name: "Netherlands" },
      started_from_month: null,
      started_from_year: null,
      finished_at_month: null,
      finished_at_year: null,
      current: false,
      description: null,
      created_at: expect.stringMatching(/Z$/),
      updated_at: expect.stringMatching(/Z$/),
    });
  });

  test("contain the change with a newer version", async () => {
    const before = await call("GET");
    const { status, answer } = await patch({
      country: "DEU",
      employment_type: "con",
      finished_at_year: 2020,
    });
    expect(status).toBe(200);
    expect(answer).toMatchObject({
      country: { code: "DEU", name: "Germany" },
      employment_type: "Contract",
      finished_at_year: 2020,
    });
    expect(Date.parse(answer.updated_at)).toBeGreaterThanOrEqual(Date.parse(before.answer.updated_at));
    expect(answer.updated_at).not.toBe(before.answer.updated_at);
    expect(await stored()).toMatchObject({
      country_id: "DEU",
      employment_type: "con",
      finished_at_year: 2020,
    });
  });

  test("are the same by the resume's id and by the word base", async () => {
    expect((await call("GET", { url: address(letraz.account.resumeId) })).status).toBe(200);
  });

  test.each([
    ["an experience that is not there", () => address("base", "0d9c4dcb-7e43-4fd0-8c0e-3c1f3b3f7a01")],
    ["an id that is no UUID", () => address("base", "7")],
    ["a resume that is not there", () => address("0d9c4dcb-7e43-4fd0-8c0e-3c1f3b3f7a01")],
  ])("are 404 for %s", async (_, url) => {
    const { status, answer } = await call("PATCH", { ...json({ city: "Rome" }), url: url() });
    expect(status).toBe(404);
    expect(answer.error).toMatchObject({ code: "RESOURCE NOT FOUND", message: "Experience not found!" });
  });

  test("are 404 for someone else's experience", async () => {
    const headers = { authorization: "Bearer token-of-grace" };
    expect((await call("GET", { headers })).status).toBe(404);
  });

  test("allow pages of other origins", async () => {
    const response = await fetch(address(), {
      method: "OPTIONS",
      headers: { origin: "http://localhost:1", "access-control-request-method": "PATCH" },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-origin")).toBe("http://localhost:1");
    expect(response.headers.get("access-control-allow-methods")).toContain("PATCH");
  });
});

describe("authentication", () => {
  const anonymous = (headers) =>
    fetch(address(), {
      method: "PATCH",
      ...json({ city: "Rome" }),
      headers: { ...json().headers, ...headers },
    });

  test.each([
    ["a bearer token", () => ({ authorization: `Bearer ${letraz.account.token}` }), 200],
    ["a wrong bearer token", () => ({ authorization: "Bearer ada" }), 401],
    [
      "name and password",
      () => ({ authorization: basic(letraz.account.user, letraz.account.password) }),
      200,
    ],
    ["a wrong password", () => ({ authorization: basic(letraz.account.user, "wrong") }), 401],
    ["nothing", () => ({}), 401],
    ["an unknown session", () => ({ cookie: "sessionid=0123456789abcdef" }), 401],
  ])("checks %s", async (_, headers, status) => {
    const response = await anonymous(headers());
    expect(response.status).toBe(status);
    if (status === 401) expect(await response.json()).toEqual({ detail: expect.any(String) });
    expect((await stored()).city).toBe(status === 200 ? "Rome" : null);
  });

  test("requires a session's CSRF token beside the cookie", async () => {
    const { sessionid, csrftoken } = await letraz.server.logIn();
    const cookie = `sessionid=${sessionid}; csrftoken=${csrftoken}`;
    const refused = await anonymous({ cookie });
    expect(refused.status).toBe(403);
    expect((await refused.json()).detail).toMatch(/^CSRF Failed/);
    expect((await anonymous({ cookie, "x-csrftoken": csrftoken })).status).toBe(200);
    expect((await fetch(address(), { headers: { cookie } })).status).toBe(200);
  });
});

describe("values", () => {
  test.each([
    ["white space, which it trims", { city: "  Porto\n" }, { city: "Porto" }],
    ["a text for an integer", { started_from_month: "7" }, { started_from_month: 7 }],
    ["an integer with a fraction of zero", { started_from_month: "7.0" }, { started_from_month: 7 }],
    ["a number for a text", { city: 12 }, { city: "12" }],
    ["null", { city: null, started_from_year: null }, { city: null, started_from_year: null }],
    ["an empty text where null is allowed", { city: "" }, { city: "" }],
    ["nothing", {}, {}],
    ["250 code points", { company_name: "𝄞".repeat(250) }, { company_name: "𝄞".repeat(250) }],
    [
      "read-only and unknown properties, which it drops",
      { id: "7", created_at: "x", updated_at: 1, surprise: true, city: "Rome" },
      { city: "Rome" },
    ],
  ])("accepts %s", async (_, body, columns) => {
    expect((await patch(body)).status).toBe(200);
    expect(await stored()).toEqual({ ...letraz.account.row, ...columns, updated_at: expect.any(String) });
  });

  test.each([
    ["blank", { company_name: " \n" }, { company_name: ["This field may not be blank."] }],
    ["null", { job_title: null }, { job_title: ["This field may not be null."] }],
    ["too long", { city: "x".repeat(51) }, { city: [expect.stringContaining("50 characters")] }],
    ["U+0000", { city: "a\0b" }, { city: ["Null characters are not allowed."] }],
    ["a month of 13", { started_from_month: 13 }, { started_from_month: [expect.stringContaining("12")] }],
    ["a half month", { started_from_month: 6.5 }, { started_from_month: ["A valid integer is required."] }],
    ["a label", { employment_type: "Full Time" }, { employment_type: [expect.stringContaining("choice")] }],
    ["a text that is no boolean", { current: "perhaps" }, { current: ["Must be a valid boolean."] }],
    ["an unknown country", { country: "ATL" }, { country: [expect.stringContaining("does not exist")] }],
    ["a country as in a response", { country: { code: "NLD" } }, { country: [expect.any(String)] }],
    ["an unknown user", { user: "nobody" }, { user: [expect.stringContaining("does not exist")] }],
    [
      "a text that is no UUID",
      { resume_section: "x" },
      { resume_section: [expect.stringContaining("UUID")] },
    ],
    [
      "several",
      { current: null, description: "x".repeat(3001) },
      { current: [expect.any(String)], description: [expect.any(String)] },
    ],
    ["a list", [], { non_field_errors: [expect.stringContaining("dictionary")] }],
  ])("refuses %s", async (_, body, errors) => {
    const result = await patch(body);
    expect(result.status).toBe(400);
    expect(fieldErrors(result)).toEqual(errors);
    expect(await stored()).toEqual(letraz.account.row);
  });

  test("refuses a number that is too large", async () => {
    const result = await call("PATCH", { ...json(), body: '{"started_from_year":1e400}' });
    expect(fieldErrors(result)).toEqual({ started_from_year: ["A valid integer is required."] });
  });

  test("refuses a body that is not JSON", async () => {
    const { status, answer } = await call("PATCH", { ...json(), body: "{" });
    expect(status).toBe(400);
    expect(answer.error.details).toMatch(/^JSON parse error/);
  });

  test("refuses another content type", async () => {
    const { status } = await call("PATCH", { body: "x", headers: { "content-type": "text/plain" } });
    expect(status).toBe(415);
  });

  const formOf = (entries) => {
    const form = new FormData();
    for (const [name, value] of entries) form.append(name, value);
    return form;
  };
  test.each([
    ["urlencoded", (entries) => new URLSearchParams(entries)],
    ["multipart", formOf],
  ])(
    "stores an empty string as null for an integer and a country, and as it is for a text: %s",
    async (_, encode) => {
      await patch({ city: "Rome", country: "ITA", started_from_year: 2020 });
      const entries = [
        ["city", ""],
        ["country", ""],
        ["started_from_year", ""],
        ["job_title", "Größe & Maß"],
      ];
      expect((await call("PATCH", { body: encode(entries) })).status).toBe(200);
      expect(await stored()).toMatchObject({
        city: "",
        country_id: null,
        started_from_year: null,
        job_title: "Größe & Maß",
      });
    },
  );

  test("counts a line end in multipart as two characters", async () => {
    await call("PATCH", { body: formOf([["description", "a\nb"]]) });
    expect((await stored()).description).toBe("a\r\nb");
  });
});

describe("variants", () => {
  const refusal = async (details) => {
    await letraz.reset({ behaviour: { details } });
    return (await patch({ company_name: "", city: "x".repeat(51) })).answer;
  };

  test("send details as an object with the request", async () => {
    const { error } = await refusal("object");
    expect(Object.keys(error.details)).toEqual(["company_name", "city"]);
    expect(error.extra).toEqual({ data: { company_name: "", city: "x".repeat(51) } });
  });

  test("send details as prose", async () => {
    expect((await refusal("prose")).error.details).toMatch(/^company_name: This .*\ncity: Ensure /);
  });

  test("send errors without an envelope", async () => {
    expect(Object.keys(await refusal("plain"))).toEqual(["company_name", "city"]);
  });

  test("send 400 for a missing experience", async () => {
    await letraz.reset({ behaviour: { missingStatus: 400 } });
    const { status, answer } = await call("GET", { url: address("base", "7") });
    expect([status, answer.error.details]).toEqual([400, { experience: "7" }]);
  });

  test("apply another session's change", async () => {
    await letraz.change({ city: "Oslo" });
    expect((await call("GET")).answer.city).toBe("Oslo");
  });
});
