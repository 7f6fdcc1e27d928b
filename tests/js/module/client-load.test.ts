// Loading a resource, the encodings of a change, and Affinda's client.
import { describe, expect, it } from "vitest";
import { affindaClient, letrazClient } from "../../../js/src/client.js";
import type { AffindaOptions } from "../../../js/src/types/client.js";
import { exampleResponse } from "./cases.js";
import { answers, experience, ids, isDown, rp, start, stored, TestServer, token } from "./client-server.js";

describe("load", () => {
  it("opens a draft on the server's resource, with every digit", async () => {
    const { server, client } = start();
    const text = `{"id":"${ids.id}","company_name":"Looms","n":12345678901234567890.10}`;
    server.next.push(answers(200, text));
    const result = await client.load(ids);
    expect(result).toMatchObject({ kind: "loaded", message: "Loaded." });
    if (result.kind !== "loaded") return;
    expect(result.draft.save()).toContain("12345678901234567890.10");
    result.draft.set("/city", "Delft");
    expect(await client.send(result.draft, ids)).toMatchObject({ kind: "sent" });
    expect(server.got[0]).toMatchObject({ method: "GET", init: { cache: "no-store" } });
    expect(server.got[0]?.headers).toEqual({ accept: "application/json", authorization: `Bearer ${token}` });
  });

  it("refuses bytes that are not UTF-8, and does not repair them", async () => {
    const { server, client } = start({ retry: { limit: 0 } });
    const bytes = new Uint8Array([
      ...new TextEncoder().encode(`{"id":"${ids.id}","city":"`),
      0xff,
      0x22,
      0x7d,
    ]);
    server.next.push(() => new Response(bytes));
    expect(await client.load(ids)).toMatchObject({ kind: "unavailable", reason: "badResponse" });
  });

  it("restores a saved draft and rebases it on the server's resource", async () => {
    const { server, client, draft } = start();
    draft.set("/city", "Delft");
    server.held = { ...server.held, job_title: "Baker" };
    const result = await client.load(ids, { saved: draft.save() });
    if (result.kind !== "loaded") throw new Error(result.message);
    expect(result.draft.value).toMatchObject({ city: "Delft", job_title: "Baker" });
    await expect(client.load(ids, { saved: "{" })).rejects.toMatchObject({ name: "DraftError" });
  });

  it("retries, then gives up", async () => {
    const { server, client } = start();
    server.next.push(isDown, answers(200, "<p>"));
    expect(await client.load(ids)).toMatchObject({ kind: "loaded" });
    server.next.push(isDown, isDown, isDown);
    expect(await client.load(ids)).toMatchObject({ kind: "unavailable", reason: "network" });
  });

  it.each([
    [answers(401), "unauthorized"],
    [answers(404), "notFound"],
    [answers(400, '{"code":"invalid_argument","message":"id: must be a UUID"}'), "refused"],
    [answers(409), "refused"],
    [answers(500), "unavailable"],
    [answers(200, JSON.stringify({ ...stored, id: "another" })), "unavailable"],
    [answers(200, `{"id":"${ids.id}","x":"\\ud800"}`), "unavailable"],
    [answers(200, `{"id":"${ids.id}","x":${"[".repeat(600)}${"]".repeat(600)}}`), "unavailable"],
  ])("reports why there is no draft: %#", async (reaction, kind) => {
    const { server, client } = start({ retry: { limit: 0 } });
    server.next.push(reaction);
    const result = await client.load(ids);
    expect([result.kind, result.message !== ""]).toEqual([kind, true]);
  });

  it("stops when the signal aborts", async () => {
    const { server, client } = start();
    expect(await client.load(ids, { signal: AbortSignal.abort() })).toMatchObject({ kind: "aborted" });
    expect(server.got).toEqual([]);
  });

  it("accepts an id in upper or lower case", async () => {
    const { server, client } = start();
    expect(await client.load({ ...ids, id: ids.id.toUpperCase() })).toMatchObject({ kind: "loaded" });
    expect(server.got[0]?.url).toContain("7F3C1D52");
  });

  it("needs the endpoint", async () => {
    const client = letrazClient({ auth: { type: "bearer", token } });
    await expect(Reflect.get(client, "load").call(client, ids)).rejects.toThrow("endpoint");
  });
});

describe("a change", () => {
  it.each(["application/x-www-form-urlencoded", "multipart/form-data"] as const)(
    "is sent as %s",
    async (encoding) => {
      const { server, client, draft } = start({ encoding });
      const take = async (): Promise<Response> => {
        const body = server.got.at(-1)?.body;
        Object.assign(server.held, Object.fromEntries(body as Iterable<[string, string]>));
        return Response.json(server.held);
      };
      draft.set("/city", "Delft");
      server.next.push(take);
      expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
      expect(server.got[0]?.body).toBeInstanceOf(
        encoding === "multipart/form-data" ? FormData : URLSearchParams,
      );
      expect(server.got[0]?.headers).not.toHaveProperty("content-type");
      draft.set("/city", null);
      draft.set("/job_title", "Baker");
      expect(await client.send(draft, ids)).toMatchObject({ kind: "sent", altered: [] });
      expect(server.got[1]).toMatchObject({
        body: '{"job_title":"Baker","city":null}',
        headers: { "content-type": "application/json" },
      });
    },
  );

  it('of a draft with `nulls: "empty"` is confirmed after a lost response', async () => {
    const { server, client } = start();
    const draft = experience.open(stored, { nulls: "empty" });
    draft.set("/city", null);
    server.next.push((_, own) => {
      own.held = { ...own.held, city: null };
      throw new TypeError("fetch failed");
    });
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent", altered: [] });
    expect(server.methods).toBe("PATCH GET");
    expect(server.bodies).toEqual(['{"city":""}']);
  });

  it("is sent with a session's cookies to the document's server", async () => {
    const server = new TestServer();
    const client = letrazClient({ fetch: server.fetch, auth: { type: "session", csrfToken: "c1" } });
    const draft = experience.open(stored);
    draft.set("/city", "Delft");
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
    expect(server.got).toMatchObject([
      {
        url: "https://api.letraz.app/api/v1/resume/base/experience/7f3c1d52/",
        headers: { "x-csrftoken": "c1" },
        init: { credentials: "include" },
      },
    ]);
  });
});

it.each([
  { encoding: "text/plain" },
  { timeout: 0 },
  { timeout: Number.NaN },
  { retry: { limit: -1 } },
  { fetch: "fetch" },
  { baseUrl: "nonsense" },
  { auth: { type: "magic" } },
])("refuses the client option %j", (options) => {
  expect(() => letrazClient(options as never)).toThrow(TypeError);
});

describe("Affinda", () => {
  const { resume } = rp.affinda;
  const text = JSON.stringify(exampleResponse());
  const place = { identifier: "abcXYZ12" };
  const begin = (options: Partial<AffindaOptions> = {}) => {
    const server = new TestServer();
    server.held = JSON.parse(text);
    const client = affindaClient({ endpoint: resume, token, fetch: server.fetch, ...options });
    return { server, client, draft: resume.open(server.held) };
  };

  it("receives requests in the chosen region", async () => {
    for (const region of ["api", "api.us1", "api.eu1", undefined] as const) {
      const { server, client, draft } = begin({ region });
      draft.set("/summary", "Weaves.");
      expect(await client.send(draft, place)).toMatchObject({ kind: "sent", altered: [] });
      expect(server.got[0]?.url).toBe(`https://${region ?? "api"}.affinda.com/v2/resumes/abcXYZ12`);
    }
    const { client, draft } = begin({ region: "api.mars" as "api" });
    draft.set("/summary", "Weaves.");
    await expect(client.send(draft, place)).rejects.toThrow("api.mars".slice(0, 3));
    expect(() => affindaClient({ token: "" })).toThrow(TypeError);
  });

  it.each([
    ["without an envelope", (data: string) => data],
    ["in its envelope", (data: string) => `{"data":${data},"meta":{"identifier":"abcXYZ12","ready":true}}`],
  ])("returns a resume %s", async (_, wrap) => {
    const { server, client } = begin();
    server.next.push(answers(200, wrap(text)));
    const result = await client.load(place);
    if (result.kind !== "loaded") throw new Error(result.message);
    expect(result.draft.value).toEqual(JSON.parse(text));
  });

  it.each([
    '{"data":{},"meta":{"identifier":"abcXYZ12","ready":false}}',
    `{"data":${text},"meta":{"identifier":"another","ready":true}}`,
    '{"detail":"Hello."}',
  ])('reports "badResponse" for anything but the resume: %#', async (body) => {
    const { server, client } = begin({ retry: { limit: 0 } });
    server.next.push(answers(200, body));
    expect(await client.load(place)).toMatchObject({ kind: "unavailable", reason: "badResponse" });
  });

  it("stores a new item once, even if the server changed its texts and the response was lost", async () => {
    const { server, client, draft } = begin({ retry: { delay: 1 } });
    draft.insert("/workExperience/0", { jobTitle: "weaver ", organization: "Looms" });
    server.next.push((got, own) => {
      TestServer.work(got, own);
      const [job, ...others] = own.held.workExperience as object[];
      own.held.workExperience = [{ ...job, id: 4711, jobTitle: "Weaver" }, ...others];
      throw new TypeError("fetch failed");
    });
    expect(await client.send(draft, place)).toMatchObject({
      kind: "sent",
      altered: [{ kind: "replace", path: "/workExperience/0/jobTitle", before: "weaver ", after: "Weaver" }],
      conflicts: [],
    });
    expect([server.bodies.length, draft.value]).toEqual([1, server.held]);
  });

  it("accepts a resume with an id that its document does not name", async () => {
    const { server, client } = begin();
    const draft = resume.open({ ...JSON.parse(text), id: 5 });
    draft.set("/summary", "Weaves.");
    expect(await client.send(draft, place)).toMatchObject({ kind: "sent" });
    expect(server.held).toMatchObject({ summary: "Weaves." });
  });

  it("assigns ids to new items, which are no alterations, even after a lost response", async () => {
    for (const isLost of [false, true]) {
      const { server, client, draft } = begin({ retry: { delay: 1 } });
      draft.insert("/workExperience/-", { jobTitle: "Weaver", organization: "Looms" });
      server.next.push((got, own) => {
        TestServer.work(got, own);
        const jobs = own.held.workExperience as { id?: number }[];
        own.held.workExperience = jobs.map((job, index) => ({ id: 100 + index, ...job }));
        if (isLost) throw new TypeError("fetch failed");
        return Response.json(own.held);
      });
      expect(await client.send(draft, place)).toMatchObject({ kind: "sent", altered: [], conflicts: [] });
      expect([server.bodies.length, draft.dirty]).toEqual([1, false]);
      expect(draft.value).toEqual(server.held);
    }
  });
});
