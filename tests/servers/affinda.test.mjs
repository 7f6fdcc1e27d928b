// The two servers for Affinda's resume PATCH.
import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startAffinda, startAffindaPrism } from "./affinda.mjs";

const readCase = (name) =>
  JSON.parse(readFileSync(new URL(`../cases/${name}.json`, import.meta.url), "utf8"));
const exampleRequest = readCase("affinda-example-request");
const exampleResponse = readCase("affinda-example-response");

async function call(server, method, body, { path = "/v2/resumes/abcXYZ12", token = "affinda-token" } = {}) {
  const response = await fetch(server.url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: typeof body === "object" ? JSON.stringify(body) : body,
  });
  return { status: response.status, answer: await response.json() };
}

describe("Prism over Affinda's document", () => {
  let prism;
  beforeAll(async () => {
    prism = await startAffindaPrism();
  });
  afterAll(() => prism?.stop());

  test("accepts the example request of Affinda's documentation", async () => {
    expect((await call(prism, "PATCH", exampleRequest)).status).toBe(200);
  });

  test.each([
    [{ totalYearsExperience: -1 }],
    [{ languages: ["Klingon"] }],
    [{ location: { city: "Rome" } }],
    [{ name: { nick: "Tim" } }],
  ])("refuses %j", async (body) => {
    expect((await call(prism, "PATCH", body)).status).toBe(400);
  });
});

describe("the server that stores", () => {
  let server;
  const start = async (options) => {
    server = await startAffinda(options);
  };
  afterEach(() => server?.stop());

  test("returns the resume, and stores the example request without losing read-only members", async () => {
    await start();
    expect(await call(server, "GET")).toEqual({ status: 200, answer: exampleResponse });
    const patched = await call(server, "PATCH", exampleRequest);
    expect(patched).toEqual({ status: 200, answer: exampleResponse });
  });

  test("drops read-only members at every depth", async () => {
    await start();
    const [job] = exampleResponse.workExperience;
    const edited = { ...job, jobTitle: "Chef", industry: "Food" };
    await call(server, "PATCH", { profession: "Chef", workExperience: [edited] });
    expect(server.stored().profession).toBe(exampleResponse.profession);
    expect(server.stored().workExperience).toEqual([{ ...job, jobTitle: "Chef" }]);
  });

  test("assigns ids to new items and keeps the ids of others", async () => {
    await start();
    const skills = [{ name: "Cooking" }, { id: 2, name: "Mechanics" }, { name: "Baking" }];
    const { answer } = await call(server, "PATCH", { skills });
    expect(answer.skills.map(({ id, name }) => [id, name])).toEqual([
      [3, "Cooking"],
      [2, "Mechanics"],
      [4, "Baking"],
    ]);
    expect(answer.skills[1]).toMatchObject({ type: "hard_skill", count: 10 });
  });

  test.each([
    ["replace", { first: "Ada" }],
    ["merge", { ...exampleResponse.name, first: "Ada" }],
  ])("stores by %s", async (model, name) => {
    await start({ model });
    expect((await call(server, "PATCH", { name: { first: "Ada" }, summary: null })).answer.name).toEqual(
      name,
    );
    expect(server.stored().summary ?? null).toBe(null);
    expect(Object.hasOwn(server.stored(), "summary")).toBe(model === "replace");
    expect(server.stored().objective).toBe("");
  });

  const wrong = {
    languages: ["English", "Klingon"],
    workExperience: [{ id: 2, dates: { startDate: "soon" } }],
    location: {},
    name: { nick: "Tim" },
  };
  test.each([
    ["dotted", ["languages.1", "location.rawInput", "name.nick", "workExperience.0.dates.startDate"]],
    [
      "bracketed",
      ["languages[1]", "location[rawInput]", "name[nick]", "workExperience[0][dates][startDate]"],
    ],
  ])("reports each wrong field, %s", async (attrs, places) => {
    await start({ attrs });
    const { status, answer } = await call(server, "PATCH", wrong);
    expect(status).toBe(400);
    expect(answer.type).toBe("validation_error");
    expect(answer.errors.map(({ attr }) => attr).sort()).toEqual(places);
    for (const { code, detail } of answer.errors)
      expect([code, detail]).toEqual([expect.any(String), expect.any(String)]);
    expect(server.stored()).toEqual(exampleResponse);
  });

  test.each([[null], ["non_field_errors"]])("reports an error of the whole form at %j", async (whole) => {
    await start({ whole });
    const { answer } = await call(server, "PATCH", []);
    expect(answer.errors).toMatchObject([{ attr: whole }]);
  });

  test("refuses with the errors that the test supplies", async () => {
    const error = { attr: "summary", code: "profane", detail: "Mind your words." };
    await start({ refuse: ({ summary }) => (summary === "Damn." ? [error] : []) });
    expect(await call(server, "PATCH", { summary: "Damn." })).toEqual({
      status: 400,
      answer: { type: "validation_error", errors: [error] },
    });
    expect((await call(server, "PATCH", { summary: "Well." })).status).toBe(200);
  });

  test.each([
    ["a wrong token", { token: "x" }, 401, "authentication_failed"],
    ["another resume", { path: "/v2/resumes/other" }, 404, "not_found"],
  ])("refuses %s", async (_, options, status, code) => {
    await start();
    expect(await call(server, "PATCH", { summary: "" }, options)).toEqual({
      status,
      answer: { type: "client_error", errors: [{ attr: null, code, detail: expect.any(String) }] },
    });
  });

  test("refuses a body that is not JSON", async () => {
    await start();
    const { status, answer } = await call(server, "PATCH", "{");
    expect([status, answer.errors[0].code]).toEqual([400, "parse_error"]);
  });

  test("applies another session's change", async () => {
    await start();
    server.change({ summary: "Changed." });
    expect((await call(server, "GET")).answer.summary).toBe("Changed.");
  });
});
