// A server that repeats a credential in every way: it is in no result, error, issue, step, draft or log.
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { affindaClient, letrazClient } from "../../../js/src/client.js";
import type { ClientStep, LetrazAuth } from "../../../js/src/types/client.js";
import { encodings, leaksIn } from "../../secret-encodings.mjs";
import { answers, experience, ids, type Reaction, rp, stored, TestServer } from "./client-server.js";

const secret = "c4nary-7f/Kq+9=Zx";
const secrets = [secret];
const cookie = "c4nary-session-91";
const pair = Buffer.from(`ada:${secret}`).toString("base64");

const auths: Readonly<Record<string, LetrazAuth>> = {
  bearer: { type: "bearer", token: secret },
  "bearer from a function": { type: "bearer", token: async () => secret },
  basic: { type: "basic", username: "ada", password: secret },
  session: { type: "session", csrfToken: secret, sessionId: cookie },
};

type Body = (text: string) => string;
const json =
  (make: (text: string) => unknown): Body =>
  (text) =>
    JSON.stringify(make(text));

/** The bodies of refusals that repeat a text. */
const bodies: Readonly<Record<string, Body>> = {
  Letraz: json((text) => ({
    error: {
      uuid: text,
      code: text,
      message: text,
      details: JSON.stringify({ city: [text], [text]: [text] }),
      extra: text,
    },
  })),
  Affinda: json((text) => ({ type: text, errors: [{ attr: text, code: text, detail: text }] })),
  "RFC 9457": json((text) => ({
    type: text,
    title: text,
    detail: text,
    errors: [{ pointer: `#/${text}`, detail: text }],
  })),
  "Django REST framework": json((text) => ({ city: [text], [text]: [text], detail: text })),
  "nested JSON": json((text) => JSON.stringify({ detail: JSON.stringify([text]) })),
  "a page": (text) => `<!doctype html><title>${text}</title><a href="/?token=${text}">${text}</a>`,
  "a text": (text) => text,
};

const answer =
  (status: number, body: string): Reaction =>
  () =>
    new Response(body, {
      status,
      headers: { "retry-after": "0", "x-request-id": "7", "www-authenticate": "Basic" },
    });

/** What a server or a connection may do, with a text that repeats the secret. */
const failures: Readonly<Record<string, (text: string) => Reaction>> = {
  ...Object.fromEntries(
    [400, 401, 403, 404, 409, 412, 418, 422, 429, 500, 503].map((status) => [
      `status ${status}`,
      (text: string) => answer(status, JSON.stringify({ detail: text, city: [text] })),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(bodies).map(([name, body]) => [name, (text: string) => answer(400, body(text))]),
  ),
  "success with another shape": (text) => answers(200, `[${JSON.stringify(text)}]`),
  "success with broken JSON": (text) => answers(200, `{"city":"${text}`),
  "success with another resource": (text) => answers(200, JSON.stringify({ id: text })),
  "an error of fetch": (text) => () => {
    throw Object.assign(new TypeError(text, { cause: new Error(text) }), { request: text });
  },
  "an error of the body": (text) => () =>
    new Response(
      new ReadableStream({
        start(stream) {
          stream.error(new Error(text));
        },
      }),
    ),
  "a redirect to another origin": (text) =>
    answers(307, "", { location: `https://other.example/?t=${encodeURIComponent(text)}` }),
  "a redirect to an origin of the secret": (text) =>
    answers(307, "", { location: `https://${text.replace(/[^\w-]/g, "-")}.example/` }),
  "a redirect to itself": (text) =>
    answers(307, "", { location: `/elsewhere?t=${encodeURIComponent(text)}` }),
};

const log = vi.fn();
beforeEach(() => {
  for (const name of ["log", "info", "warn", "error", "debug"] as const)
    vi.spyOn(console, name).mockImplementation(log);
});
afterEach(() => {
  expect(log).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

/** Returns everything that a value shows, hidden properties and causes included. */
const shown = (value: unknown): string =>
  `${JSON.stringify(value)} ${inspect(value, { depth: 20, showHidden: true, maxStringLength: null, breakLength: Infinity })}`;

describe.each(Object.entries(auths))("the credential of %s", (_, auth) => {
  it.each(Object.entries(failures))("is nowhere after %s", async (_name, failure) => {
    for (const encode of Object.values(encodings)) {
      const server = new TestServer();
      const steps: ClientStep[] = [];
      const client = letrazClient({
        endpoint: experience,
        baseUrl: "https://letraz.example/api/v1/",
        auth,
        fetch: server.fetch,
        retry: { delay: 1 },
        onStep: (step) => steps.push(step),
      });
      const draft = experience.open(stored);
      draft.set("/city", "Delft");
      const known = [secret, { session: cookie, basic: pair }[auth.type as string] ?? secret];
      const text = `Wrong: ${encode(secret)} and ${encode(known.at(-1) ?? "")}`;
      for (let request = 0; request < 9; request++) server.next.push(failure(text));
      const results: unknown[] = [await client.send(draft, ids)];
      server.next.splice(0);
      server.next.push(failure(text), failure(text));
      const loaded = await client.load(ids);
      results.push(loaded.kind === "loaded" ? loaded.draft.value : loaded);
      const request = client.request(draft, ids);
      const everything = [results, steps, draft.issues, draft.value, draft.save(), request, { ...client }];
      expect(leaksIn(everything.map(shown).join("\n"), known)).toEqual([]);
      draft.close();
    }
  });
});

it("the origin of a refused redirect is shown unless it contains the secret", async () => {
  const server = new TestServer();
  const token = "C4nary-7fKq9";
  const client = letrazClient({
    endpoint: experience,
    baseUrl: "https://letraz.example/api/v1/",
    auth: { type: "bearer", token },
    fetch: server.fetch,
  });
  for (const [location, origin] of [
    ["https://other.example/", "https://other.example"],
    [`https://x.${token}.example/`, undefined],
  ] as const) {
    server.next.push(answers(307, "", { location }));
    const result = await client.load(ids);
    expect(result).toMatchObject({ kind: "unavailable", reason: "redirect" });
    expect("origin" in result ? result.origin : undefined).toBe(origin);
  }
});

it("the token of Affinda is nowhere", async () => {
  for (const [, failure] of Object.entries(failures)) {
    for (const encode of Object.values(encodings)) {
      const server = new TestServer();
      const client = affindaClient({
        endpoint: rp.affinda.resume,
        token: secret,
        fetch: server.fetch,
        retry: { delay: 1 },
      });
      server.next.push(failure(encode(secret)), failure(encode(secret)));
      const result = await client.load({ identifier: "abc" });
      if (result.kind === "loaded") continue;
      expect(leaksIn(shown(result), secrets)).toEqual([]);
    }
  }
});

it.each([
  [() => letrazClient({ auth: { type: "bearer", token: `${secret}\nx\u0001` } })],
  [() => letrazClient({ auth: { type: "basic", username: `ada:${secret}`, password: secret } })],
  [() => letrazClient({ auth: { type: "session", sessionId: `${secret}; x`, csrfToken: "x" } })],
  [
    () =>
      letrazClient({
        auth: { type: "none" },
        baseUrl: `https://ada:${encodeURIComponent(secret)}@a.example`,
      }),
  ],
  [() => affindaClient({ token: `${secret}\u0001` })],
])("an option that no request can carry is refused without it: %s", (create) => {
  let error: unknown;
  try {
    create();
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(TypeError);
  expect(leaksIn(shown(error), secrets)).toEqual([]);
});
