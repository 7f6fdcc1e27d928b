// Sending a draft: the result, the draft and the server's resource after it.
import { describe, expect, it } from "vitest";
import type { Reaction } from "./client-server.js";
import { answers, experience, hangs, ids, rp, start, stored, TestServer, token } from "./client-server.js";

const city = (draft: { value: { city?: unknown } }) => draft.value.city;

describe("send", () => {
  it("sends the changes, and makes the stored resource the base", async () => {
    const { server, client, draft } = start();
    draft.set("/city", "Delft");
    expect(await client.send(draft, ids)).toEqual({
      kind: "sent",
      status: 200,
      altered: [],
      ignored: [],
      conflicts: [],
      message: "Saved.",
    });
    expect(server.got).toMatchObject([
      {
        method: "PATCH",
        url: "https://letraz.example/api/v1/resume/base/experience/7f3c1d52/",
        headers: {
          accept: "application/json",
          authorization: `Bearer ${token}`,
          "content-type": "application/json",
        },
        body: '{"city":"Delft"}',
        init: { credentials: "omit" },
      },
    ]);
    expect([draft.dirty, draft.base.city]).toEqual([false, "Delft"]);
  });

  it("makes no request if nothing changed", async () => {
    const { server, client, draft } = start({ checkFirst: true });
    expect(await client.send(draft, ids)).toEqual({
      kind: "unchanged",
      ignored: [],
      message: "There is nothing to save.",
    });
    draft.set("/surprise", 1);
    expect(await client.send(draft, ids)).toMatchObject({
      kind: "unchanged",
      ignored: [{ path: "/surprise", reason: "unknown" }],
      message: "Not saved: the server cannot take these changes.",
    });
    expect(server.got).toEqual([]);
  });

  it("makes no request if the draft has errors", async () => {
    const { server, client, draft } = start({ checkFirst: true });
    draft.set("/city", "x".repeat(51));
    expect(await client.send(draft, ids)).toMatchObject({
      kind: "invalid",
      issues: [{ path: "/city", code: "maxLength" }],
      message: "Not saved: some fields need attention first.",
    });
    draft.revert();
    draft.setFromInput("/started_from_year", "20x4");
    expect(await client.send(draft, ids)).toMatchObject({ kind: "invalid" });
    expect(server.got).toEqual([]);
  });

  it("keeps edits that are made during the request", async () => {
    const { server, client, draft } = start();
    draft.set("/city", "Delft");
    server.next.push((got, own) => {
      draft.set("/city", "Delfzijl");
      draft.set("/job_title", "Baker");
      return TestServer.work(got, own);
    });
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent", conflicts: [] });
    expect(draft.patch().body).toEqual({ job_title: "Baker", city: "Delfzijl" });
    await client.send(draft, ids);
    expect(server.held).toMatchObject({ job_title: "Baker", city: "Delfzijl" });
  });

  it("reports values that the server changed", async () => {
    const { server, client, draft } = start();
    draft.set("/city", " Delft ");
    draft.set("/job_title", "Baker");
    server.next.push((got, own) => {
      TestServer.work(got, own);
      Object.assign(own.held, { city: "Delft", job_title: "BAKER", updated_at: "2026-11-21T10:00:00Z" });
      return Response.json(own.held);
    });
    expect(await client.send(draft, ids)).toMatchObject({
      kind: "sent",
      altered: [
        { kind: "replace", path: "/job_title", before: "Baker", after: "BAKER", isFormatting: false },
        { kind: "replace", path: "/city", before: " Delft ", after: "Delft", isFormatting: true },
      ],
      message: expect.stringContaining("the server changed some of the values"),
    });
    expect([city(draft), draft.dirty]).toEqual(["Delft", false]);
  });

  it("reads the resource after a response that is not the whole resource", async () => {
    for (const shown of [(city: string) => Response.json({ id: ids.id, city }), () => answers(204)]) {
      const { server, client, draft } = start();
      draft.set("/city", " Delft ");
      server.next.push((got, own) => {
        own.held = { ...own.held, city: "Delft" };
        const response = shown("Delft");
        return response instanceof Response ? response : response(got, own);
      });
      const result = await client.send(draft, ids);
      expect(result).toMatchObject({
        kind: "sent",
        altered: [{ path: "/city", after: "Delft" }],
        conflicts: [],
      });
      expect(server.methods).toBe("PATCH GET");
      expect([draft.value, draft.dirty]).toEqual([server.held, false]);
    }
  });

  it("shows a refusal at its fields until they are edited", async () => {
    const { server, client, draft } = start();
    draft.set("/city", "Atlantis");
    const details = JSON.stringify({ city: ["There is no such city."] });
    server.next.push(answers(400, JSON.stringify({ error: { code: "INVALID", message: "No.", details } })));
    expect(await client.send(draft, ids)).toMatchObject({
      kind: "refused",
      status: 400,
      message: "No.",
      issues: [{ path: "/city", code: "server" }],
    });
    expect(draft.issuesAt("/city")).toMatchObject([
      { code: "server", message: "City: There is no such city." },
    ]);
    expect(city(draft)).toBe("Atlantis");
    draft.set("/city", "Athens");
    expect(draft.issuesAt("/city")).toEqual([]);
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
  });

  it("sends a refused value again, because the server may accept it now", async () => {
    const { server, client, draft } = start();
    draft.set("/city", "Atlantis");
    server.next.push(answers(422, '{"errors":{"city":["Not now."]}}'));
    await client.send(draft, ids);
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
    expect(draft.issues).toEqual([]);
  });

  it("queues calls for one draft, and runs calls for two drafts together", async () => {
    const { server, client, draft } = start();
    const other = experience.open(stored);
    draft.set("/city", "Delft");
    let running = 0;
    const slowly: Reaction = async (got, own) => {
      expect(++running).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running--;
      return TestServer.work(got, own);
    };
    server.next.push(slowly);
    const first = client.send(draft, ids);
    draft.set("/job_title", "Baker");
    const second = client.send(draft, ids);
    const third = client.send(draft, ids);
    expect((await Promise.all([first, second, third])).map(({ kind }) => kind)).toEqual([
      "sent",
      "unchanged",
      "unchanged",
    ]);
    expect(server.bodies).toEqual(['{"job_title":"Baker","city":"Delft"}']);
    other.set("/city", "Gouda");
    draft.set("/city", "Leiden");
    server.next.push(hangs);
    void client.send(draft, ids);
    expect(await client.send(other, ids)).toMatchObject({ kind: "sent" });
  }, 2000);

  it("throws for mistakes of the program", async () => {
    const { client, draft } = start();
    await expect(client.send(draft, { resumeId: "base", id: "another" })).rejects.toThrow("not of another");
    await expect(client.send(draft, { resumeId: "", id: ids.id })).rejects.toThrow(TypeError);
    await expect(client.send(draft, undefined as never)).rejects.toThrow(TypeError);
    await expect(client.send(rp.affinda.resume.open({}) as never, ids)).rejects.toThrow("updateResumeData");
    draft.close();
    await expect(client.send(draft, ids)).rejects.toMatchObject({ name: "DraftError", code: "closed" });
  });

  it("returns a result even if the draft was closed meanwhile", async () => {
    for (const reaction of [TestServer.work, answers(400, '{"city":["No."]}'), answers(409), answers(502)]) {
      const { server, client, draft } = start();
      draft.set("/city", "Delft");
      server.next.push((got, own) => {
        draft.close();
        return reaction(got, own);
      });
      const { kind } = await client.send(draft, ids);
      expect(["sent", "refused", "conflict", "aborted"]).toContain(kind);
    }
  });
});
