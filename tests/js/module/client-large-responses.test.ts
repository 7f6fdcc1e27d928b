// Responses that are too large, endless or compressed: the client reads up to the limit of a document and stops.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createGzip } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { maximumBytes } from "../../../js/src/index.js";
import type { ClientStep } from "../../../js/src/types/client.js";
import type { Reaction } from "./client-server.js";
import { ids, start } from "./client-server.js";

const megabyte = new Uint8Array(1024 * 1024).fill(0x20);

/** A response that counts the bytes that were taken from it. Without a length it is endless. */
function counted(status: number, megabytes = Number.POSITIVE_INFINITY) {
  const state = { taken: 0, isCancelled: false };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (state.taken >= megabytes) return controller.close();
      state.taken++;
      controller.enqueue(megabyte.slice());
    },
    cancel: () => {
      state.isCancelled = true;
    },
  });
  const reaction: Reaction = () => new Response(body, { status });
  return { state, reaction };
}

describe("an endless response", () => {
  it("with success is read up to the limit of a document", async () => {
    const steps: ClientStep[] = [];
    const { server, client, draft } = start({ onStep: (step) => steps.push(step) });
    draft.set("/city", "Delft");
    const { state, reaction } = counted(200);
    server.next.push(reaction);
    const result = await client.send(draft, ids);
    expect(result).toMatchObject({ kind: "unavailable", reason: "tooLarge", status: 200 });
    expect(result.message).toContain("too large");
    expect(state.isCancelled).toBe(true);
    expect(state.taken).toBeLessThan(maximumBytes / megabyte.length + 4);
    expect(steps.at(-1)).toEqual({ kind: "noResponse", reason: "tooLarge" });
    expect(server.methods).toBe("PATCH");
    expect(draft.patch().body).toEqual({ city: "Delft" });
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
    expect(server.held.city).toBe("Delft");
  });

  it.each([
    [400, "refused"],
    [401, "unauthorized"],
    [404, "notFound"],
    [500, "unavailable"],
  ])("with the status %i is read up to the limit of an error", async (status, kind) => {
    const { server, client, draft } = start({ retry: { limit: 0 } });
    draft.set("/city", "Delft");
    const { state, reaction } = counted(status);
    server.next.push(reaction);
    expect(await client.send(draft, ids)).toMatchObject({ kind, status });
    expect(state.isCancelled).toBe(true);
    expect(state.taken).toBeLessThan(5);
  });

  it("to a read is no resource", async () => {
    const { server, client } = start();
    const { state, reaction } = counted(200);
    server.next.push(reaction);
    expect(await client.load(ids)).toMatchObject({ kind: "unavailable", reason: "tooLarge" });
    expect(state.isCancelled).toBe(true);
  });

  it("stops at the timeout, even if `fetch` ignores the signal", async () => {
    const { server, client, draft } = start({ timeout: 20 });
    draft.set("/city", "Delft");
    let isCancelled = false;
    const body = new ReadableStream({
      cancel: () => {
        isCancelled = true;
      },
    });
    server.next.push(() => new Response(body));
    expect(await client.send(draft, ids)).toMatchObject({ kind: "unavailable", reason: "timeout" });
    expect(isCancelled).toBe(true);
  });
});

it("reads a response of many megabytes within the limit", async () => {
  const { server, client, draft } = start();
  draft.set("/city", "Delft");
  server.next.push((got, self) => {
    Object.assign(self.held, JSON.parse(String(got.body)));
    return new Response(JSON.stringify(self.held) + " ".repeat(8 * megabyte.length));
  });
  expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
});

it("reads an empty body, and chunks without bytes", async () => {
  const { server, client, draft } = start();
  draft.set("/city", "Delft");
  server.next.push((got, self) => {
    Object.assign(self.held, JSON.parse(String(got.body)));
    return new Response(null);
  });
  expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
});

it("measures a response without a stream, as in React Native", async () => {
  const { server, client, draft } = start();
  draft.set("/city", "Delft");
  const { buffer } = new Uint8Array(maximumBytes + 1);
  server.next.push(
    () => ({ ok: true, status: 200, headers: new Headers(), arrayBuffer: async () => buffer }) as Response,
  );
  expect(await client.send(draft, ids)).toMatchObject({ kind: "unavailable", reason: "tooLarge" });
});

describe("a compressed response that expands to a gigabyte", () => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
    const gzip = createGzip();
    gzip.pipe(response);
    let count = 0;
    const write = (): void => {
      while (count++ < 1024) if (!gzip.write(megabyte)) return void gzip.once("drain", write);
      gzip.end();
    };
    response.on("close", () => {
      count = 1024;
    });
    write();
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it("takes the memory of a few documents", async () => {
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { client, draft } = start({ baseUrl, fetch: (url, init) => fetch(url, init) });
    draft.set("/city", "Delft");
    const before = process.memoryUsage().rss;
    expect(await client.send(draft, ids)).toMatchObject({ kind: "unavailable", reason: "tooLarge" });
    expect(process.memoryUsage().rss - before).toBeLessThan(6 * maximumBytes);
  });
});
