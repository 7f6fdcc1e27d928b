// Redirects: within the origin they are followed, to another origin nothing is sent.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { LetrazAuth } from "../../../js/src/types/client.js";
import { answers, ids, start, stored, token } from "./client-server.js";

interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

type Handler = (received: Received, response: ServerResponse) => void;

/** Listens on a port of its own, which makes it an origin of its own. */
async function listen(handle: Handler) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += String(chunk);
    });
    request.on("end", () => {
      const got = { method: request.method ?? "", url: request.url ?? "", headers: request.headers, body };
      received.push(got);
      handle(got, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { received, origin, close: () => server.close() };
}

const held: Record<string, unknown> = {};
const work: Handler = ({ method, body }, response) => {
  if (method === "PATCH") Object.assign(held, JSON.parse(body));
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(held));
};

let react: Handler = work;
const other = await listen(work);
const own = await listen((received, response) => react(received, response));

beforeEach(() => {
  for (const name of Object.keys(held)) delete held[name];
  Object.assign(held, stored);
  react = work;
  own.received.length = 0;
  other.received.length = 0;
});
afterAll(() => {
  own.close();
  other.close();
});

const redirectTo =
  (status: number, location: string): Handler =>
  ({ url, ...rest }, response) => {
    if (url.startsWith("/moved")) return work({ url, ...rest }, response);
    response.writeHead(status, { location }).end("moved");
  };

function begin(auth: LetrazAuth = { type: "bearer", token }) {
  return start({ baseUrl: own.origin, fetch: (url, init) => fetch(url, init), retry: { limit: 1 }, auth });
}

const auths: readonly LetrazAuth[] = [
  { type: "session", csrfToken: "csrf-token-value", sessionId: "session-id-value" },
  { type: "basic", username: "ada", password: "a-password" },
  { type: "bearer", token },
];

describe.each([301, 302, 303, 307, 308])("a redirect with the status %i", (status) => {
  it.each(auths)("to another origin gets nothing of a person: $type", async (auth) => {
    const { client, draft } = begin(auth);
    draft.set("/city", "Delft");
    react = redirectTo(status, `${other.origin}/resume/`);
    const result = await client.send(draft, ids);
    expect(result).toMatchObject({
      kind: "unavailable",
      reason: "redirect",
      status: 0,
      origin: other.origin,
      message: expect.stringContaining("redirects to another address"),
    });
    expect(other.received).toEqual([]);
    expect(own.received).toHaveLength(1);
    expect(draft.patch().body).toEqual({ city: "Delft" });
    react = work;
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
    expect(held.city).toBe("Delft");
  });

  it("to another origin gets no read", async () => {
    const { client } = begin();
    react = redirectTo(status, `${other.origin}/resume/`);
    expect(await client.load(ids)).toMatchObject({ reason: "redirect", origin: other.origin });
    expect(other.received).toEqual([]);
  });

  it("within the origin is followed", async () => {
    const { client, draft } = begin();
    draft.set("/city", "Delft");
    react = redirectTo(status, "/moved/?x=1#part");
    // After 303 the resource is read, and shows whether the server stored the change.
    if (status === 303) held.city = "Delft";
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent", status: 200 });
    expect(own.received.map(({ method }) => method)).toEqual(["PATCH", status === 303 ? "GET" : "PATCH"]);
    expect(own.received[1]).toMatchObject({
      url: "/moved/?x=1",
      body: status === 303 ? "" : '{"city":"Delft"}',
    });
    expect(own.received[1]?.headers.authorization).toBe(`Bearer ${token}`);
    expect(draft.dirty).toBe(false);
  });
});

it("through the own origin to another one is refused at the last step", async () => {
  const { client, draft } = begin();
  draft.set("/city", "Delft");
  react = ({ url }, response) => {
    const location = url === "/step" ? `//${new URL(other.origin).host}/resume/` : "/step";
    response.writeHead(307, { location }).end();
  };
  expect(await client.send(draft, ids)).toMatchObject({ reason: "redirect", origin: other.origin });
  expect(own.received).toHaveLength(2);
  expect(other.received).toEqual([]);
});

it("that never ends is refused", async () => {
  const { client, draft } = begin();
  draft.set("/city", "Delft");
  react = (_, response) => response.writeHead(307, { location: "/again" }).end();
  expect(await client.send(draft, ids)).toMatchObject({ reason: "redirect", origin: own.origin });
  expect(own.received).toHaveLength(6);
});

it.each(["", "http://[", "data:application/json,{}", "javascript:alert(1)", "http://user:pass@127.0.0.1:1/"])(
  "to %j is refused",
  async (location) => {
    const { client, draft } = begin();
    draft.set("/city", "Delft");
    react = (_, response) => response.writeHead(308, location === "" ? {} : { location }).end();
    expect(await client.send(draft, ids)).toMatchObject({ kind: "unavailable" });
    expect(draft.patch().body).toEqual({ city: "Delft" });
  },
);

describe("a host that shows no redirects", () => {
  it("gives a result without the origin, as in a browser", async () => {
    const { server, client, draft } = start();
    draft.set("/city", "Delft");
    const opaque = Object.defineProperty(Response.error(), "type", { value: "opaqueredirect" });
    server.next.push(() => opaque);
    const result = await client.send(draft, ids);
    expect(result).toMatchObject({ kind: "unavailable", reason: "redirect", status: 0 });
    expect(result).not.toHaveProperty("origin");
    expect(server.got[0]?.init.redirect).toBe("manual");
  });

  it("and a custom `fetch` that follows them: the response does not count", async () => {
    const { server, client, draft } = start();
    draft.set("/city", "Delft");
    server.next.push((got) => {
      const body = { ...stored, ...JSON.parse(String(got.body)) };
      return Object.defineProperties(Response.json(body), {
        redirected: { value: true },
        url: { value: "https://elsewhere.example/resume/" },
      });
    });
    expect(await client.send(draft, ids)).toMatchObject({
      reason: "redirect",
      origin: "https://elsewhere.example",
    });
    expect(draft.patch().body).toEqual({ city: "Delft" });
  });
});

it("a status between 300 and 399 without a target is no redirect", async () => {
  const { server, client, draft } = start({ retry: { limit: 0 } });
  draft.set("/city", "Delft");
  server.next.push(answers(302));
  expect(await client.send(draft, ids)).toMatchObject({ reason: "badResponse", status: 302 });
});
