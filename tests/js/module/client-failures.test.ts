// What goes wrong between a draft and its server: the draft keeps every edit, the result says what happened in words,
// and sending again ends with the server holding what was typed.
import { describe, expect, it, vi } from "vitest";
import { load } from "../../../js/src/index.js";
import { de } from "../../../js/src/messages/catalogues/de.js";
import type { SendResult } from "../../../js/src/types/client.js";
import type { Reaction } from "./client-server.js";
import {
  answers,
  hangs,
  ids,
  isDown,
  losesAnswer,
  start,
  stored,
  TestServer,
  token,
} from "./client-server.js";

const page = "<!DOCTYPE html><title>502 Bad Gateway</title>";
const html = { "content-type": "text/html" };
const once = { retry: { limit: 0 } };

/** What a caller has to be ready for, and what it means for the person: the compiler sees that nothing is left out. */
function nextStep(result: SendResult): string {
  switch (result.kind) {
    case "sent":
    case "unchanged":
      return "done";
    case "invalid":
    case "refused":
      return `correct ${result.issues.length}`;
    case "unauthorized":
      return "sign in";
    case "notFound":
      return "gone";
    case "conflict":
      return `compare ${result.conflicts.length}`;
    case "unavailable":
      return `wait ${result.retryAfter ?? 0}`;
    case "aborted":
      return "stopped";
    default:
      return result satisfies never;
  }
}

describe("one failure", () => {
  const notFound = JSON.stringify({
    error: { code: "RESOURCE NOT FOUND", message: "Experience not found!" },
  });
  it.each<[string, Reaction, Partial<SendResult>, string]>([
    ["401", answers(401), { kind: "unauthorized", status: 401 }, "sign in"],
    ["403", answers(403, "{}"), { kind: "unauthorized", status: 403 }, "sign in"],
    ["404", answers(404, page, html), { kind: "notFound", status: 404 }, "gone"],
    ["400 for 404", answers(400, notFound), { kind: "notFound", status: 400 }, "gone"],
    ["410", answers(410), { kind: "notFound", status: 410 }, "gone"],
    ["409", answers(409, '{"detail":"Changed."}'), { kind: "conflict", status: 409 }, "compare 0"],
    ["412", answers(412), { kind: "conflict", status: 412 }, "compare 0"],
    ["409 of a field", answers(409, '{"city":["Taken."]}'), { kind: "refused", status: 409 }, "correct 1"],
    ["413", answers(413, page, html), { kind: "refused", status: 413 }, "correct 0"],
    ["418", answers(418), { kind: "refused", status: 418 }, "correct 0"],
    ["408", answers(408), { kind: "unavailable", reason: "status", status: 408 }, "wait 0"],
    ["429", answers(429, "", { "retry-after": "7" }), { kind: "unavailable", status: 429 }, "wait 7000"],
    ["500", answers(500, page, html), { kind: "unavailable", status: 500 }, "wait 0"],
    ["502", answers(502, page, html), { kind: "unavailable", status: 502 }, "wait 0"],
    ["503", answers(503, "", { "retry-after": "soon" }), { kind: "unavailable", status: 503 }, "wait 0"],
    ["304", answers(304), { kind: "unavailable", reason: "answer", status: 304 }, "wait 0"],
    ["no network", isDown, { kind: "unavailable", reason: "network", status: 0 }, "wait 0"],
    ["a hang", hangs, { kind: "unavailable", reason: "timeout", status: 0 }, "wait 0"],
  ])("%s", async (_, reaction, expected, step) => {
    const { server, client, draft } = start({ ...once, timeout: reaction === hangs ? 30 : 60_000 });
    draft.set("/city", "Delft");
    server.next.push(reaction);
    const result = await client.send(draft, ids);
    expect(result).toMatchObject(expected);
    expect(nextStep(result)).toBe(step);
    expect(result.message).toMatch(/^[A-Z].*\.$/);
    expect(draft.patch().body).toEqual({ city: "Delft" });
    expect(server.held.city).toBe("Utrecht");
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent", altered: [] });
    expect([server.held.city, draft.dirty]).toEqual(["Delft", false]);
  });

  it("is told in the language of the endpoint", async () => {
    const { experience } = (await load({ messages: de })).letraz;
    const { server, client, draft } = start(once, experience);
    draft.set("/city", "Delft");
    server.next.push(answers(503), isDown);
    expect((await client.send(draft, ids)).message).toMatch(/^Der Server steht/);
    expect((await client.send(draft, ids)).message).toMatch(/^Der Server war nicht/);
    expect((await client.send(draft, ids)).message).toBe("Gespeichert.");
  });
});

describe("an answer that shows nothing", () => {
  it.each<[string, Reaction]>([
    ["lost", losesAnswer],
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
  ])("%s: the resource is read, and what is stored is not sent again", async (_, reaction) => {
    const { server, client, draft } = start();
    draft.set("/city", "Delft");
    server.next.push(reaction);
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent", altered: [], message: "Saved." });
    expect(server.methods).toBe("PATCH GET");
    expect([server.held.city, draft.base.city, draft.dirty]).toEqual(["Delft", "Delft", false]);
  });

  it("and nothing stored: it is sent again", async () => {
    for (const reaction of [isDown, answers(200, "OK"), answers(502), answers(503), answers(504)]) {
      const { server, client, draft } = start();
      draft.set("/city", "Delft");
      server.next.push(reaction);
      expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
      expect(server.methods).toBe("PATCH GET PATCH");
    }
  });

  it("is remembered: an edit that was taken back is sent, as the server may have it", async () => {
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

  it("does not make what was typed since a conflict with itself", async () => {
    const { server, client, draft } = start(once);
    draft.set("/city", "Delft");
    server.next.push(losesAnswer);
    await client.send(draft, ids);
    draft.set("/city", "Delfzijl");
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent", conflicts: [] });
    expect(server.held.city).toBe("Delfzijl");
  });

  it("is known again when the server has tidied up what it stored", async () => {
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

  it("is remembered over a reload", async () => {
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

  it("is looked for after a reload that found the server as it was", async () => {
    const { server, client, draft } = start(once);
    draft.set("/city", "Delft");
    server.next.push(isDown);
    await client.send(draft, ids);
    const result = await client.load(ids, { saved: draft.save() });
    if (result.kind !== "loaded") throw new Error(result.message);
    // The request was slow: it arrives now.
    server.held.city = "Delft";
    result.draft.set("/city", "Delfzijl");
    expect(await client.send(result.draft, ids)).toMatchObject({ kind: "sent", conflicts: [] });
    expect(server.methods).toBe("PATCH GET GET PATCH");
    expect(server.held.city).toBe("Delfzijl");
  });

  it("and somebody else was there: their edit stays, and both are shown", async () => {
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

  it("is found out as soon as the server is there again, and not before", async () => {
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

describe("a listener that closes the draft", () => {
  it("ends a call as if the draft had been closed by anybody", async () => {
    for (const looks of [false, true]) {
      const { server, client, draft } = start({ checkFirst: looks });
      draft.set("/job_title", "Baker");
      server.held.city = "Gouda";
      draft.subscribe((paths) => paths.includes("") && draft.close());
      expect(await client.send(draft, ids)).toMatchObject({ kind: looks ? "aborted" : "sent" });
    }
  });
});

describe("repeating", () => {
  it("ends after as many times as were asked for", async () => {
    for (const limit of [0, 1, 3]) {
      const { server, client, draft } = start({ retry: { limit, delay: 1 } });
      draft.set("/city", "Delft");
      server.next.push(...Array.from({ length: 9 }, () => answers(429)));
      expect(await client.send(draft, ids)).toMatchObject({ kind: "unavailable", status: 429 });
      expect(server.methods).toBe(
        Array(limit + 1)
          .fill("PATCH")
          .join(" "),
      );
    }
  });

  it("waits as long as the server asks", async () => {
    const { server, client, draft } = start();
    draft.set("/city", "Delft");
    server.next.push(answers(429, "", { "retry-after": "1" }));
    const before = performance.now();
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
    expect(performance.now() - before).toBeGreaterThan(990);
  });

  it("does not wait for a day: the result says how long", async () => {
    const { server, client, draft } = start();
    draft.set("/city", "Delft");
    server.next.push(answers(503, "", { "retry-after": "86400" }));
    expect(await client.send(draft, ids)).toMatchObject({ kind: "unavailable", retryAfter: 86_400_000 });
    expect(server.methods).toBe("PATCH");
  });

  it("is not done after other statuses, nor after a timeout", async () => {
    for (const reaction of [400, 401, 404, 413, 418, 500, 501].map((status) => answers(status))) {
      const { server, client, draft } = start();
      draft.set("/city", "Delft");
      server.next.push(reaction);
      await client.send(draft, ids);
      expect(server.methods).toBe("PATCH");
    }
    const { server, client, draft } = start({ timeout: 20 });
    draft.set("/city", "Delft");
    server.next.push(hangs);
    await client.send(draft, ids);
    expect(server.methods).toBe("PATCH");
  });
});

describe("a signal", () => {
  it("stops before, while, and between requests, and the next call finds out", async () => {
    const { server, client, draft } = start({ retry: { delay: 60_000, maxDelay: 60_000 } });
    draft.set("/city", "Delft");
    const stopped = { kind: "aborted", message: "Stopped. Your changes are kept." };
    expect(await client.send(draft, ids, { signal: AbortSignal.abort() })).toEqual(stopped);
    expect(server.got).toEqual([]);

    const ending = new AbortController();
    server.next.push((got, own) => {
      TestServer.work(got, own);
      ending.abort();
      return new Promise(() => {});
    });
    expect(await client.send(draft, ids, { signal: ending.signal })).toEqual(stopped);
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
    expect(server.methods).toBe("PATCH GET");

    draft.set("/city", "Gouda");
    server.next.push(answers(429));
    const waiting = client.send(draft, ids, { signal: AbortSignal.timeout(30) });
    expect(await waiting).toEqual(stopped);
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
  });

  it("stops a call that waits for its turn, and no other", async () => {
    const { server, client, draft } = start();
    draft.set("/city", "Delft");
    let release = (): void => {};
    server.next.push(async (got, own) => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return TestServer.work(got, own);
    });
    const first = client.send(draft, ids);
    const ending = new AbortController();
    const second = client.send(draft, ids, { signal: ending.signal });
    const third = client.send(draft, ids);
    ending.abort();
    expect(await second).toMatchObject({ kind: "aborted" });
    release();
    expect((await Promise.all([first, third])).map(({ kind }) => kind)).toEqual(["sent", "unchanged"]);
  });
});

describe("checking first", () => {
  it("puts the edits on what somebody else has stored", async () => {
    const { server, client, draft } = start({ checkFirst: true });
    draft.set("/city", "Delft");
    server.held = { ...server.held, job_title: "Baker" };
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
    expect(server.methods).toBe("GET PATCH");
    expect(server.held).toMatchObject({ city: "Delft", job_title: "Baker" });
    expect(draft.value.job_title).toBe("Baker");
  });

  it("sends nothing where both changed one thing, and tells it once", async () => {
    const { server, client, draft } = start({ checkFirst: true });
    draft.set("/city", "Delft");
    server.held = { ...server.held, city: "Gouda" };
    expect(await client.send(draft, ids)).toMatchObject({
      kind: "conflict",
      status: 0,
      conflicts: [{ path: "/city", mine: "Delft", theirs: "Gouda" }],
      message: expect.stringContaining("changed elsewhere"),
    });
    expect([server.methods, server.held.city]).toEqual(["GET", "Gouda"]);
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
    expect(server.held.city).toBe("Delft");
  });

  it("sends nothing when it cannot check", async () => {
    const { server, client, draft } = start({ checkFirst: true, ...once });
    draft.set("/city", "Delft");
    server.next.push(answers(404));
    expect(await client.send(draft, ids)).toMatchObject({ kind: "notFound" });
    expect(server.methods).toBe("GET");
  });
});

describe("a credential", () => {
  it("comes back in no result, even where the server repeats it", async () => {
    const words = `Token ${token} is not known.`;
    const body = JSON.stringify({ error: { code: token, message: words, details: { city: [words] } } });
    for (const status of [400, 401, 404, 409, 500]) {
      const { server, client, draft } = start(once);
      draft.set("/city", "Delft");
      server.next.push(answers(status, body));
      expect(JSON.stringify(await client.send(draft, ids))).not.toContain(token);
      expect(JSON.stringify(draft.issues)).not.toContain(token);
    }
  });

  it("comes back in no result when `fetch` puts it into its error", async () => {
    const log = ["log", "warn", "error"].map((name) => vi.spyOn(console, name as "log"));
    const { server, client, draft } = start(once);
    draft.set("/city", "Delft");
    server.next.push((got) => {
      throw new Error(JSON.stringify(got.headers));
    });
    expect(JSON.stringify(await client.send(draft, ids))).not.toContain(token);
    for (const each of log) expect(each).not.toHaveBeenCalled();
  });

  it("that is not there is told, and asks nobody", async () => {
    const { server, client, draft } = start({
      auth: { type: "bearer", token: () => Promise.reject(new Error("signed out")) },
    });
    draft.set("/city", "Delft");
    expect(await client.send(draft, ids)).toEqual({
      kind: "unauthorized",
      status: 0,
      message: "You are not signed in, or no longer: sign in and save again.",
    });
    expect(server.got).toEqual([]);
  });

  it("that never comes is waited for no longer than an answer", async () => {
    const { client, draft } = start({
      timeout: 20,
      auth: { type: "bearer", token: () => new Promise(() => {}) },
    });
    draft.set("/city", "Delft");
    expect(await client.send(draft, ids)).toMatchObject({ kind: "unavailable", reason: "timeout" });
  });
});

function city(draft: { value: { city?: unknown } }): unknown {
  return draft.value.city;
}

it("starts from the same draft each time", () => {
  expect(start().draft.value).toEqual(stored);
});
