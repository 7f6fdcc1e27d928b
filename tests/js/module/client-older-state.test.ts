// A response with success that shows the resource as it was before the change, as a replica that lags behind does.
import { describe, expect, it } from "vitest";
import { affindaClient } from "../../../js/src/client.js";
import type { Reaction } from "./client-server.js";
import { ids, rp, start, stored, TestServer } from "./client-server.js";

/** Stores the change, and responds with the state before the request. */
const lags: Reaction = (got, server) => {
  const before = JSON.stringify(server.held);
  TestServer.work(got, server);
  return new Response(before);
};

/** Responds with a fixed state. */
const shows =
  (state: unknown): Reaction =>
  () =>
    Response.json(state);

describe("a response with the state before the change", () => {
  it("is compared with a read, which confirms the change", async () => {
    const { server, client, draft } = start();
    draft.set("/city", "Delft");
    server.next.push(lags);
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent", status: 200, altered: [] });
    expect(server.methods).toBe("PATCH GET");
    expect([draft.value.city, draft.dirty]).toEqual(["Delft", false]);
  });

  it("keeps the edit and says so, if a read shows the same", async () => {
    const { server, client, draft } = start();
    draft.set("/city", "Delft");
    server.next.push(lags, shows(stored));
    const result = await client.send(draft, ids);
    expect(result).toMatchObject({ kind: "unavailable", reason: "outdated", status: 200 });
    expect(result.message).toContain("the state before your changes");
    expect([draft.value.city, draft.dirty]).toEqual(["Delft", true]);
    expect(draft.unconfirmed).not.toBeNull();
    // The replica has caught up.
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent", altered: [] });
    expect(server.methods).toBe("PATCH GET GET");
    expect(draft.dirty).toBe(false);
  });

  it("is sent again later, if the server did not store it", async () => {
    const { server, client, draft } = start();
    draft.set("/city", "Delft");
    server.next.push(shows(stored), shows(stored));
    expect(await client.send(draft, ids)).toMatchObject({ reason: "outdated" });
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
    expect(server.methods).toBe("PATCH GET GET PATCH");
    expect(server.held.city).toBe("Delft");
  });

  it("keeps what the user typed meanwhile", async () => {
    const { server, client, draft } = start();
    draft.set("/city", "Delft");
    server.next.push((got, self) => {
      draft.set("/job_title", "Baker");
      return lags(got, self);
    }, shows(stored));
    expect(await client.send(draft, ids)).toMatchObject({ reason: "outdated" });
    expect(draft.patch().body).toEqual({ city: "Delft", job_title: "Baker" });
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
    expect(server.held).toMatchObject({ city: "Delft", job_title: "Baker" });
  });

  it("is recognised for lists and for removed values", async () => {
    const { resume } = rp.affinda;
    const held = { workExperience: [{ id: 1, jobTitle: "Weaver" }], summary: "Weaves." };
    const server = new TestServer();
    server.held = { ...held };
    const client = affindaClient({ endpoint: resume, token: "t", fetch: server.fetch, retry: { delay: 1 } });
    const draft = resume.open(held);
    draft.insert("/workExperience/-", { jobTitle: "Dyer" });
    draft.remove("/summary");
    server.next.push(lags);
    expect(await client.send(draft, { identifier: "x" })).toMatchObject({ kind: "sent" });
    expect(server.methods).toBe("PATCH GET");
    expect(draft.value.workExperience).toHaveLength(2);
  });
});

describe("a response that is no older state", () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ["differs from the request in white space only", { city: "Utrecht " }, { ...stored }],
    ["contains one of two changes", { city: "Delft", job_title: "Baker" }, { ...stored, city: "Delft" }],
    ["has a third value", { city: "Delft" }, { ...stored, city: "DELFT" }],
  ])("%s", async (_, edits, state) => {
    const { server, client, draft } = start();
    for (const [name, value] of Object.entries(edits)) draft.set(`/${name}`, value);
    server.next.push(shows(state));
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
    expect(server.methods).toBe("PATCH");
  });
});
