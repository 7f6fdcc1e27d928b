// Requests without a readable response: this call or the next one checks what happened.
import { describe, expect, it } from "vitest";
import type { Reaction } from "./client-server.js";
import { answers, ids, isDown, losesAnswer, start, TestServer } from "./client-server.js";

const once = { retry: { limit: 0 } };

describe("a lost response", () => {
  it.each<[string, Reaction]>([
    ["no response", losesAnswer],
    ...["", "<p>OK</p>", "[]", "{", "{}", '{"error":{}}', '{"id":"another","city":"Delft"}'].map(
      (body): [string, Reaction] => [
        `200 ${body}`,
        (got, server) => {
          TestServer.work(got, server);
          return new Response(body);
        },
      ],
    ),
    [
      "204",
      (got, server) => {
        TestServer.work(got, server);
        return new Response(null, { status: 204 });
      },
    ],
  ])("%s: reads the resource, and does not send the stored edit again", async (_, reaction) => {
    const { server, client, draft } = start();
    draft.set("/city", "Delft");
    server.next.push(reaction);
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent", altered: [], message: "Saved." });
    expect(server.methods).toBe("PATCH GET");
    expect([server.held.city, draft.base.city, draft.dirty]).toEqual(["Delft", "Delft", false]);
  });

  it("sends the edit again if it was not stored", async () => {
    for (const reaction of [isDown, answers(200, "OK"), answers(502), answers(503), answers(504)]) {
      const { server, client, draft } = start();
      draft.set("/city", "Delft");
      server.next.push(reaction);
      expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
      expect(server.methods).toBe("PATCH GET PATCH");
    }
  });

  it("is remembered: an edit that was undone is sent, because the server may have stored it", async () => {
    const { server, client, draft } = start(once);
    draft.set("/city", "Delft");
    server.next.push(losesAnswer);
    expect(await client.send(draft, ids)).toMatchObject({ kind: "unavailable", reason: "network" });
    draft.undo();
    expect(draft.dirty).toBe(false);
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
    expect(server.methods).toBe("PATCH GET PATCH");
    expect([server.held.city, city(draft)]).toEqual(["Utrecht", "Utrecht"]);
  });

  it("causes no conflict with later edits of the same field", async () => {
    const { server, client, draft } = start(once);
    draft.set("/city", "Delft");
    server.next.push(losesAnswer);
    await client.send(draft, ids);
    draft.set("/city", "Delfzijl");
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent", conflicts: [] });
    expect(server.held.city).toBe("Delfzijl");
  });

  it("is confirmed if the server has normalised what it stored", async () => {
    const { server, client, draft } = start();
    draft.set("/city", " Delft ");
    draft.set("/job_title", "Baker");
    server.next.push((got, own) => {
      TestServer.work(got, own);
      own.held.city = "Delft";
      own.held.started_from_year = 2020;
      throw new TypeError("fetch failed");
    });
    expect(await client.send(draft, ids)).toMatchObject({
      kind: "sent",
      altered: [{ kind: "replace", path: "/city", before: " Delft ", after: "Delft" }],
      conflicts: [],
    });
    expect([server.methods, draft.dirty, city(draft)]).toEqual(["PATCH GET", false, "Delft"]);
  });

  it("is a conflict where another user changed the same field, and confirmed elsewhere", async () => {
    const { server, client, draft } = start(once);
    draft.set("/city", "Delft");
    draft.set("/job_title", "Baker");
    server.next.push(losesAnswer);
    expect(await client.send(draft, ids)).toMatchObject({ kind: "unavailable" });
    server.held.job_title = "Smith";
    // Back to the old value: the server has the new one, so this is an edit.
    draft.set("/city", "Utrecht");
    draft.set("/job_title", "Weaver");
    expect(await client.send(draft, ids)).toMatchObject({
      kind: "conflict",
      conflicts: [{ path: "/job_title", base: "Engineer", mine: "Weaver", theirs: "Smith" }],
    });
    expect(draft.patch().body).toEqual({ job_title: "Weaver", city: "Utrecht" });
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
    expect(server.held).toMatchObject({ city: "Utrecht", job_title: "Weaver" });
  });

  it("does not let later edits overwrite another user's change", async () => {
    const { server, client, draft } = start(once);
    draft.set("/city", "Delft");
    server.next.push(losesAnswer);
    expect(await client.send(draft, ids)).toMatchObject({ kind: "unavailable" });
    server.held.job_title = "Smith";
    draft.set("/job_title", "Weaver");
    expect(await client.send(draft, ids)).toMatchObject({
      kind: "conflict",
      conflicts: [{ path: "/job_title", mine: "Weaver", theirs: "Smith" }],
    });
    expect([server.held.job_title, server.methods]).toEqual(["Smith", "PATCH GET"]);
  });

  it("is remembered after a reload", async () => {
    for (const typed of [null, "Delfzijl"]) {
      const { server, client, draft } = start(once);
      draft.set("/city", " Delft");
      server.next.push((got, own) => {
        TestServer.work(got, own);
        own.held.city = "Delft";
        throw new TypeError("fetch failed");
      });
      expect(await client.send(draft, ids)).toMatchObject({ kind: "unavailable" });
      if (typed !== null) draft.set("/city", typed);
      const result = await client.load(ids, { saved: draft.save() });
      if (result.kind !== "loaded") throw new Error(result.message);
      expect(result.draft.conflicts).toEqual([]);
      expect([city(result.draft), result.draft.dirty]).toEqual([typed ?? "Delft", typed !== null]);
      expect(await client.send(result.draft, ids)).toMatchObject({ kind: typed ? "sent" : "unchanged" });
      expect(server.held.city).toBe(typed ?? "Delft");
    }
  });

  it("is checked after a reload that found the server unchanged", async () => {
    const { server, client, draft } = start(once);
    draft.set("/city", "Delft");
    server.next.push(isDown);
    await client.send(draft, ids);
    const result = await client.load(ids, { saved: draft.save() });
    if (result.kind !== "loaded") throw new Error(result.message);
    // The request was slow and arrives now.
    server.held.city = "Delft";
    result.draft.set("/city", "Delfzijl");
    expect(await client.send(result.draft, ids)).toMatchObject({ kind: "sent", conflicts: [] });
    expect(server.methods).toBe("PATCH GET GET PATCH");
    expect(server.held.city).toBe("Delfzijl");
  });

  it("keeps another user's edit, and reports both sides", async () => {
    const { server, client, draft } = start();
    draft.set("/city", "Delft");
    draft.set("/job_title", "Baker");
    server.next.push((_, own) => {
      own.held = { ...own.held, city: "Gouda", started_from_year: 2020 };
      throw new TypeError("fetch failed");
    });
    expect(await client.send(draft, ids)).toMatchObject({
      kind: "conflict",
      status: 0,
      conflicts: [{ path: "/city", base: "Utrecht", mine: "Delft", theirs: "Gouda" }],
    });
    expect(server.held.city).toBe("Gouda");
    draft.resolve("/city", "theirs");
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
    expect(server.held).toMatchObject({ city: "Gouda", job_title: "Baker", started_from_year: 2020 });
  });

  it("is checked once the server responds again, not before", async () => {
    const { server, client, draft } = start();
    draft.set("/city", "Delft");
    server.next.push(losesAnswer, isDown, isDown);
    expect(await client.send(draft, ids)).toMatchObject({ kind: "unavailable", reason: "network" });
    expect(server.methods).toBe("PATCH GET GET");
    server.next.push(answers(401));
    expect(await client.send(draft, ids)).toMatchObject({ kind: "unauthorized" });
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
    expect(server.bodies).toHaveLength(1);
  });
});

function city(draft: { value: { city?: unknown } }): unknown {
  return draft.value.city;
}
