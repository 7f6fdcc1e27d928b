// Retries, and calls that are aborted.
import { describe, expect, it } from "vitest";
import { answers, hangs, ids, start, TestServer } from "./client-server.js";

describe("retrying", () => {
  it("ends after `retry.limit` attempts", async () => {
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

  it("does not wait for a day, and returns `retryAfter`", async () => {
    const { server, client, draft } = start();
    draft.set("/city", "Delft");
    server.next.push(answers(503, "", { "retry-after": "86400" }));
    expect(await client.send(draft, ids)).toMatchObject({ kind: "unavailable", retryAfter: 86_400_000 });
    expect(server.methods).toBe("PATCH");
  });

  it("does not follow other statuses or a timeout", async () => {
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
  it("stops before, during and between requests, and the next call reads the resource", async () => {
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

  it("stops a queued call, and no other", async () => {
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
