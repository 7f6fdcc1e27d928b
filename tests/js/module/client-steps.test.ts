// `request` and `onStep`: the request that a client would send, and the steps that it reports.
import { describe, expect, it, vi } from "vitest";
import type { ClientStep } from "../../../js/src/types/client.js";
import { answers, ids, losesAnswer, start, stored, token } from "./client-server.js";

const url = "https://letraz.example/api/v1/resume/base/experience/7f3c1d52/";

describe("client.request", () => {
  it("returns the request that `send` makes", async () => {
    for (const encoding of ["application/json", "application/x-www-form-urlencoded"] as const) {
      const { server, client, draft } = start({ encoding });
      expect(client.request(draft, ids)).toBeNull();
      draft.set("/job_title", "Größte & Co");
      draft.set("/started_from_year", 2020);
      const shown = client.request(draft, ids);
      server.next.push(
        answers(200, JSON.stringify({ ...stored, job_title: "Größte & Co", started_from_year: 2020 })),
      );
      await client.send(draft, ids);
      const [sent] = server.got;
      expect(shown).toMatchObject({ method: "PATCH", url: sent?.url, encoding, unsendable: [] });
      expect(String(shown?.body)).toBe(String(sent?.body));
      expect(sent?.headers).toMatchObject(shown?.headers ?? {});
      expect(JSON.stringify(shown)).not.toContain(token);
    }
  });

  it("lists why a request is JSON instead of the chosen encoding", () => {
    const { client, draft } = start({ encoding: "multipart/form-data" });
    draft.set("/city", null);
    expect(client.request(draft, ids)).toEqual({
      method: "PATCH",
      url,
      headers: { accept: "application/json", "content-type": "application/json" },
      encoding: "application/json",
      body: '{"city":null}',
      unsendable: ["/city"],
    });
  });

  it("returns a request for a draft with errors, and throws for another resource", () => {
    const { client, draft } = start();
    draft.set("/company_name", "x".repeat(251));
    expect(client.request(draft, ids)?.body).toBe(JSON.stringify({ company_name: "x".repeat(251) }));
    expect(() => client.request(draft, { ...ids, id: "another" })).toThrow(TypeError);
  });
});

describe("onStep", () => {
  it("receives every step in order, without a credential", async () => {
    const steps: ClientStep[] = [];
    const { server, client, draft } = start({ onStep: (step) => steps.push(step) });
    draft.set("/city", "Porto");
    server.next.push(losesAnswer, answers(502));
    expect((await client.send(draft, ids)).kind).toBe("sent");
    const wait = { kind: "wait", milliseconds: expect.any(Number) };
    expect(steps).toEqual([
      { kind: "request", method: "PATCH", url, purpose: "change" },
      { kind: "noResponse", reason: "network" },
      wait,
      { kind: "request", method: "GET", url, purpose: "confirm" },
      { kind: "response", status: 502 },
      wait,
      { kind: "request", method: "GET", url, purpose: "confirm" },
      { kind: "response", status: 200 },
    ]);
    expect(JSON.stringify(steps)).not.toContain(token);
  });

  it("receives the purpose of each read", async () => {
    const purposes: string[] = [];
    const onStep = (step: ClientStep) => step.kind === "request" && purposes.push(step.purpose);
    const { client } = start({ onStep, checkFirst: true });
    const loaded = await client.load(ids);
    if (loaded.kind !== "loaded") throw new Error(loaded.message);
    using draft = loaded.draft;
    draft.set("/city", "Porto");
    await client.send(draft, ids);
    expect(purposes).toEqual(["load", "check", "change"]);
  });

  it("may throw without stopping the request", async () => {
    const failure = new Error("the log is full");
    const reported = vi.spyOn(console, "error").mockImplementation(() => {});
    const { client, draft } = start({
      onStep: () => {
        throw failure;
      },
    });
    draft.set("/city", "Porto");
    expect((await client.send(draft, ids)).kind).toBe("sent");
    expect(reported).toHaveBeenCalledWith(failure);
    reported.mockRestore();
  });
});
