// The client with every test server: authentication, encodings, and what each server refuses.
import { readFileSync } from "node:fs";
import { load } from "resume-patch";
import { affindaClient, letrazClient } from "resume-patch/client";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { token as affindaToken, startAffinda, startAffindaPrism } from "./affinda.mjs";
import { faults, startFaultProxy } from "./fault-proxy.mjs";
import { startNewerLetraz } from "./letraz-newer.mjs";
import { useLetraz } from "./use-letraz.mjs";

const rp = await load();
const { experience } = rp.letraz;
const { resume } = rp.affinda;
const retry = { delay: 5 };

async function open(client, ids, options) {
  const result = await client.load(ids, options);
  expect(result).toMatchObject({ kind: "loaded" });
  return result.draft;
}

describe("Letraz", () => {
  const letraz = useLetraz();
  const clientWith = (options) =>
    letrazClient({ endpoint: experience, baseUrl: letraz.server.url, retry, ...options });

  test.each([
    ["a bearer token", async () => letraz.bearer],
    [
      "a function that fetches one",
      async () => ({ type: "bearer", token: async () => letraz.account.token }),
    ],
    [
      "name and password",
      async () => ({ type: "basic", username: "ada", password: letraz.account.password }),
    ],
    [
      "a session",
      async () => {
        const { sessionid, csrftoken } = await letraz.server.logIn();
        return { type: "session", sessionId: sessionid, csrfToken: () => csrftoken };
      },
    ],
  ])("authenticates by %s", async (_, authOf) => {
    const client = clientWith({ auth: await authOf() });
    const draft = await open(client, letraz.ids);
    draft.set("/city", "Delft");
    expect(await client.send(draft, letraz.ids)).toMatchObject({ kind: "sent" });
    expect((await letraz.row()).city).toBe("Delft");
  });

  test.each([
    ["a wrong token", { type: "bearer", token: "wrong" }],
    ["a wrong password", { type: "basic", username: "ada", password: "wrong" }],
    ["no session", { type: "session" }],
  ])("refuses %s", async (_, auth) => {
    expect(await clientWith({ auth }).load(letraz.ids)).toMatchObject({ kind: "unauthorized", status: 401 });
    const draft = await open(clientWith({ auth: letraz.bearer }), letraz.ids);
    draft.set("/city", "Delft");
    const result = await clientWith({ auth }).send(draft, letraz.ids);
    expect(result).toMatchObject({ kind: "unauthorized", status: 401 });
    expect(draft.value.city).toBe("Delft");
    expect(await clientWith({ auth: letraz.bearer }).send(draft, letraz.ids)).toMatchObject({ kind: "sent" });
  });

  test("requires the CSRF token of a session for a change", async () => {
    const { sessionid } = await letraz.server.logIn();
    const client = clientWith({ auth: { type: "session", sessionId: sessionid } });
    const draft = await open(client, letraz.ids);
    draft.set("/city", "Delft");
    expect(await client.send(draft, letraz.ids)).toMatchObject({
      kind: "unauthorized",
      status: 403,
      error: { message: expect.stringContaining("CSRF") },
    });
  });

  test("finds the resume by its id and no other resume", async () => {
    const client = clientWith({ auth: letraz.bearer });
    await open(client, { resumeId: letraz.account.resumeId, id: letraz.ids.id });
    for (const other of [
      { resumeId: "00000000-0000-4000-8000-000000000000", id: letraz.ids.id },
      { resumeId: "base", id: "00000000-0000-4000-8000-000000000000" },
      { resumeId: "base", id: "a/../b?c#d é" },
    ])
      expect(await client.load(other)).toMatchObject({ kind: "notFound", status: 404 });
  });

  test("reports a missing experience also from a status of 400", async () => {
    await letraz.reset({ behaviour: { missingStatus: 400 } });
    const client = clientWith({ auth: letraz.bearer });
    const other = { resumeId: "base", id: "00000000-0000-4000-8000-000000000000" };
    expect(await client.load(other)).toMatchObject({ kind: "notFound", status: 400 });
  });

  test.each(["application/json", "application/x-www-form-urlencoded", "multipart/form-data"])(
    "accepts %s",
    async (encoding) => {
      const client = clientWith({ auth: letraz.bearer, encoding });
      const draft = await open(client, letraz.ids);
      const typed = { city: "’s-Hertogenbosch 🐝", started_from_year: 2019, description: "One\nTwo" };
      for (const [name, value] of Object.entries(typed)) draft.set(`/${name}`, value);
      expect(await client.send(draft, letraz.ids)).toMatchObject({ kind: "sent", altered: [] });
      const stored = await letraz.row();
      expect({ ...stored, description: stored.description.replace("\r\n", "\n") }).toMatchObject(typed);
      draft.set("/city", null);
      draft.set("/job_title", "Dyer");
      expect(await client.send(draft, letraz.ids)).toMatchObject({ kind: "sent", altered: [] });
      expect(await letraz.row()).toMatchObject({ city: null, job_title: "Dyer" });
    },
  );

  test.each(["text", "object", "prose", "plain"])(
    "reports errors at their fields, as %s",
    async (details) => {
      await letraz.reset({ behaviour: { details } });
      const client = clientWith({ auth: letraz.bearer });
      const draft = await open(client, letraz.ids);
      draft.set("/country", "ATL");
      draft.set("/city", "Delft");
      const result = await client.send(draft, letraz.ids);
      expect(result).toMatchObject({ kind: "refused", status: 400, issues: [{ path: "/country" }] });
      expect(draft.issuesAt("/country")).toMatchObject([{ code: "server" }]);
      expect(draft.value).toMatchObject({ country: "ATL", city: "Delft" });
      draft.set("/country", "NLD");
      expect(draft.issues).toEqual([]);
      expect(await client.send(draft, letraz.ids)).toMatchObject({ kind: "sent" });
      expect(await letraz.row()).toMatchObject({ country_id: "NLD", city: "Delft" });
    },
  );
});

describe("the newer Letraz", () => {
  let server;
  let proxy;
  let ids;
  beforeEach(async () => {
    server = await startNewerLetraz();
    proxy = await startFaultProxy(server.url);
    ids = { resumeId: "base", id: server.row.id };
  });
  afterEach(async () => {
    await proxy?.stop();
    await server?.stop();
  });
  const clientWith = (options) =>
    letrazClient({
      endpoint: experience,
      baseUrl: `${proxy.url}/`,
      auth: { type: "bearer", token: server.token },
      retry,
      ...options,
    });

  test("clears by empty texts, and recovers from a lost response", async () => {
    const client = clientWith();
    const draft = await open(client, ids, { nulls: "empty" });
    draft.set("/city", null);
    proxy.next(faults.lostResponse());
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent", altered: [] });
    expect(proxy.log.map(({ method }) => method)).toEqual(["GET", "PATCH", "GET"]);
    expect(server.row.city).toBeNull();
  });

  test("refuses null at its field", async () => {
    const client = clientWith();
    const draft = await open(client, ids);
    draft.set("/city", null);
    expect(await client.send(draft, ids)).toMatchObject({ kind: "refused", issues: [{ path: "/city" }] });
  });

  test("keeps the edit and does not retry after a 500 response", async () => {
    const client = clientWith();
    const draft = await open(client, ids);
    draft.set("/country", "ATL");
    expect(await client.send(draft, ids)).toMatchObject({ kind: "unavailable", status: 500 });
    expect(proxy.log.filter(({ method }) => method === "PATCH")).toHaveLength(1);
    draft.set("/country", "NLD");
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
    expect(server.row.country).toBe("NLD");
  });

  test("refuses an id that is not a UUID", async () => {
    expect(await clientWith().load({ resumeId: "base", id: "7" })).toMatchObject({ kind: "refused" });
  });
});

describe.each(["replace", "merge"])("Affinda, storing by %s", (model) => {
  let server;
  let proxy;
  let ids;
  const begin = async (options) => {
    server = await startAffinda({ model, envelope: model === "merge", ...options });
    proxy = await startFaultProxy(server.url);
    ids = { identifier: server.identifier };
  };
  afterEach(async () => {
    await proxy?.stop();
    await server?.stop();
  });
  const clientWith = (options) =>
    affindaClient({ endpoint: resume, baseUrl: proxy.url, token: affindaToken, retry, ...options });

  /** Edits of every kind: a text, and items that are changed, moved, added and removed. */
  const edit = (draft) => {
    draft.set("/summary", "Weaves by hand.");
    draft.set("/workExperience/0/jobTitle", "Weaver");
    draft.insert("/workExperience/-", { jobTitle: "Dyer", organization: "Looms" });
    draft.remove("/education/0");
    draft.move("/languages/0", "/languages/1");
  };
  const jobs = () => server.stored().workExperience.map(({ jobTitle }) => jobTitle);

  test.each([
    ["none", []],
    ["a lost response", [faults.lostResponse()]],
    ["a truncated body", [faults.truncatedBody()]],
    ["a broken body, then 503", [faults.brokenBody(), faults.status(503)]],
    ["a bad gateway", [faults.status(502)]],
    ["a reset in the request", [faults.resetRequest()]],
    ["other JSON", [faults.otherJson()]],
  ])("stores each edit once, with this fault: %s", async (_, wrong) => {
    await begin();
    const client = clientWith();
    const draft = await open(client, ids);
    edit(draft);
    const wanted = structuredClone(draft.value);
    proxy.next(...wrong);
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent", altered: [], conflicts: [] });
    expect([jobs().filter((title) => title === "Dyer").length, jobs()[0]]).toEqual([1, "Weaver"]);
    const { workExperience, ...rest } = server.stored();
    expect(rest).toEqual({ ...wanted, workExperience: undefined });
    expect(workExperience).toMatchObject(wanted.workExperience);
    expect([draft.dirty, draft.value]).toEqual([false, server.stored()]);
  });

  test.each([
    ["dotted", null],
    ["bracketed", "non_field_errors"],
  ])("reports errors at their fields: %s, and %s for the whole form", async (attrs, whole) => {
    const refuse = () => [
      {
        attr: attrs === "dotted" ? "workExperience.0.jobTitle" : "workExperience[0][jobTitle]",
        code: "x",
        detail: "No.",
      },
      { attr: whole, code: "x", detail: "Not today." },
    ];
    await begin({ attrs, whole, refuse });
    const client = clientWith();
    const draft = await open(client, ids);
    edit(draft);
    const result = await client.send(draft, ids);
    expect(result).toMatchObject({ kind: "refused", status: 400 });
    expect(draft.issues.map(({ path, code }) => [path, code])).toEqual([
      ["/workExperience/0/jobTitle", "server"],
      ["", "server"],
    ]);
    draft.set("/workExperience/0/jobTitle", "Cook");
    expect(draft.issues).toEqual([]);
  });

  test("keeps a job that someone else adds meanwhile", async () => {
    await begin();
    const client = clientWith({ checkFirst: true });
    const draft = await open(client, ids);
    edit(draft);
    server.change({ workExperience: [...server.stored().workExperience, { id: 99, jobTitle: "Baker" }] });
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent", altered: [] });
    expect(jobs()).toEqual(expect.arrayContaining(["Weaver", "Dyer", "Baker"]));
  });

  test("reports a wrong token and a missing resume", async () => {
    await begin();
    expect(await clientWith({ token: "wrong" }).load(ids)).toMatchObject({
      kind: "unauthorized",
      status: 401,
    });
    expect(await clientWith().load({ identifier: "other" })).toMatchObject({ kind: "notFound" });
  });
});

test("sends a request that Prism accepts", async () => {
  const prism = await startAffindaPrism();
  try {
    const text = readFileSync(new URL("../cases/affinda-example-response.json", import.meta.url), "utf8");
    const client = affindaClient({ baseUrl: prism.url, token: affindaToken, retry: { limit: 0 } });
    const draft = resume.open(JSON.parse(text));
    draft.set("/summary", "Weaves.");
    draft.insert("/skills/-", { name: "Weaving" });
    const result = await client.send(draft, { identifier: "abcXYZ12" });
    // Prism responds from the document, whatever it receives.
    expect(result).toMatchObject({ kind: "sent", status: 200 });
  } finally {
    await prism.stop();
  }
});
