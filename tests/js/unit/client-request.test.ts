// The requests of a client: URL, authentication and timeouts.
import { afterEach, describe, expect, it, vi } from "vitest";
import { bearerAuthorize, letrazAuthorize } from "../../../js/src/client/authorization.js";
import { fetchWithTimeout, readRetryAfter } from "../../../js/src/client/fetch-with-timeout.js";
import { retryDelay, retryPolicy } from "../../../js/src/client/retry.js";
import { normalizeBaseUrl, resourceUrl, serverUrl } from "../../../js/src/client/urls.js";
import { load } from "../../../js/src/index.js";
import type { LetrazAuth, SessionAuth } from "../../../js/src/types/client.js";

const rp = await load();
const letraz = rp.letraz.experience.operation;
const affinda = rp.affinda.resume.operation;

const urlOf = "https://a.example/resume/base/experience/7f/";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("an address", () => {
  it.each([
    ["https://a.example/api/v1", "https://a.example/api/v1"],
    ["https://a.example/api/v1/", "https://a.example/api/v1"],
    ["https://a.example", "https://a.example"],
    ["http://127.0.0.1:8000//", "http://127.0.0.1:8000"],
  ])("begins with %s, with or without a slash", (given, base) => {
    expect(normalizeBaseUrl(given)).toBe(base);
    expect(normalizeBaseUrl(new URL(given))).toBe(base);
  });

  it("may be relative to the page", () => {
    vi.stubGlobal("location", { href: "https://page.example/edit/7" });
    expect(normalizeBaseUrl("/api/v1/")).toBe("https://page.example/api/v1");
  });

  it.each([
    "",
    "/api",
    "nonsense",
    "ftp://a.example",
    "https://ada:secret@a.example",
    "https://a.example/?key=secret",
    "https://a.example/#secret",
  ])("refuses the base %j, and does not repeat it", (given) => {
    expect(() => normalizeBaseUrl(given)).toThrow(TypeError);
    expect(() => normalizeBaseUrl(given)).not.toThrow("secret");
  });

  it("has the document's path with its slash, and ids that stay in their segment", () => {
    const base = "https://a.example";
    expect(resourceUrl(base, letraz, { resume_id: "base", id: "7f" })).toBe(
      "https://a.example/resume/base/experience/7f/",
    );
    expect(resourceUrl(base, letraz, { resume_id: "a/b?c#d", id: "../ü %" })).toBe(
      "https://a.example/resume/a%2Fb%3Fc%23d/experience/..%2F%C3%BC%20%25/",
    );
    expect(resourceUrl(base, affinda, { identifier: "abc" })).toBe("https://a.example/v2/resumes/abc");
  });

  it.each(["", ".", "..", "\ud800", undefined, null, 7])("refuses %j as an id", (id) => {
    const values = { resume_id: "base", id } as Record<string, string>;
    expect(() => resourceUrl("https://a.example", letraz, values)).toThrow(TypeError);
  });

  it("refuses another operation's ids", () => {
    expect(() => resourceUrl("https://a.example", letraz, { identifier: "abc" })).toThrow(letraz.id);
  });

  it("is the document's own by default, in each region", () => {
    expect(serverUrl(letraz)).toBe("https://api.letraz.app/api/v1");
    expect(serverUrl(affinda)).toBe("https://api.affinda.com");
    for (const region of ["api", "api.us1", "api.eu1"])
      expect(serverUrl(affinda, { region })).toBe(`https://${region}.affinda.com`);
    expect(() => serverUrl(affinda, { region: "api.mars" })).toThrow(TypeError);
    expect(() => serverUrl({ ...letraz, servers: [] })).toThrow(TypeError);
  });
});

describe("authorization", () => {
  const headersOf = async (auth: LetrazAuth, method: "GET" | "PATCH" = "PATCH") =>
    (await letrazAuthorize(auth)(method, urlOf))?.headers;

  it("sends a bearer token, fixed or fetched for each request", async () => {
    let count = 0;
    const tokens = [
      ["t1 \n", "Bearer t1"],
      [() => `t${++count}`, "Bearer t1"],
      [async () => `t${++count}`, "Bearer t2"],
    ] as const;
    for (const [token, authorization] of tokens)
      expect(await headersOf({ type: "bearer", token })).toEqual({ authorization });
    expect(await bearerAuthorize({ token: "t" })("GET", urlOf)).toMatchObject({ credentials: "omit" });
  });

  it.each([
    () => "",
    () => "a\nb",
    () => undefined as unknown as string,
    () => Promise.reject(new Error("secret")),
    () => {
      throw new Error("secret");
    },
  ])("is null without a token: %s", async (token) => {
    expect(await bearerAuthorize({ token })("PATCH", urlOf)).toBeNull();
  });

  it("sends a name and a password with any characters", async () => {
    expect(await headersOf({ type: "basic", username: "ada", password: "pässwörd:🔑" })).toEqual({
      authorization: `Basic ${Buffer.from("ada:pässwörd:🔑").toString("base64")}`,
    });
  });

  it("sends a session's cookies, with the CSRF token", async () => {
    vi.stubGlobal("document", { cookie: "xcsrftoken=no; csrftoken=from-cookie; theirs=own" });
    expect(await headersOf({ type: "session" })).toEqual({ "x-csrftoken": "from-cookie" });
    expect(await headersOf({ type: "session" }, "GET")).toEqual({});
    expect(await headersOf({ type: "session", csrfCookie: "theirs" })).toEqual({ "x-csrftoken": "own" });
    expect(await headersOf({ type: "session", csrfToken: async () => "given" })).toEqual({
      "x-csrftoken": "given",
    });
    const credentials = async (auth: SessionAuth) => (await letrazAuthorize(auth)("GET", urlOf))?.credentials;
    expect(await credentials({ type: "session" })).toBe("include");
    expect(await credentials({ type: "session", credentials: "same-origin" })).toBe("same-origin");
  });

  it('sends nothing with the type "none"', async () => {
    const asked = await letrazAuthorize({ type: "none" })("PATCH", urlOf);
    expect(asked).toEqual({ headers: {}, credentials: "same-origin", secrets: [] });
  });

  it("sends a session's cookies where no browser stores them", async () => {
    expect(await headersOf({ type: "session" })).toEqual({});
    expect(await headersOf({ type: "session", sessionId: "s1", csrfToken: "c1" })).toEqual({
      cookie: "sessionid=s1; csrftoken=c1",
      "x-csrftoken": "c1",
      referer: urlOf,
    });
  });

  it.each([
    { type: "bearer", token: "sec\nret" },
    { type: "bearer", token: "" },
    { type: "bearer", token: "secret✓" },
    { type: "bearer" },
    { type: "basic", username: "sec:ret", password: "secret" },
    { type: "basic", username: "ada" },
    { type: "session", csrfToken: "sec\0ret" },
    { type: "session", sessionId: "secret; admin=1" },
    { type: "apiKey", key: "secret" },
    null,
  ])("refuses what no header can hold: %j", (auth) => {
    expect(() => letrazAuthorize(auth as LetrazAuth)).toThrow(TypeError);
    expect(() => letrazAuthorize(auth as LetrazAuth)).not.toThrow(/sec/);
  });
});

describe("waiting", () => {
  const policy = retryPolicy();

  it.each([
    ["3", 3000],
    [" 0 ", 0],
    ["Sat, 21 Nov 2026 10:00:07 GMT", 7000],
    ["Sat, 21 Nov 2026 09:00:00 GMT", 0],
    ["soon", undefined],
    ["-1", undefined],
    ["", undefined],
  ])("reads Retry-After %j", (value, milliseconds) => {
    const headers = new Headers({ "retry-after": value, date: "Sat, 21 Nov 2026 10:00:00 GMT" });
    expect(readRetryAfter(headers)).toBe(milliseconds);
  });

  it("compares a date with the local clock if the server sends none", () => {
    vi.useFakeTimers({ now: Date.parse("2026-11-21T10:00:00Z") });
    expect(readRetryAfter(new Headers({ "retry-after": "Sat, 21 Nov 2026 10:00:05 GMT" }))).toBe(5000);
    expect(readRetryAfter(new Headers())).toBeUndefined();
  });

  it("doubles each time, with some randomness, up to the longest wait", () => {
    for (let count = 0; count < 12; count++) {
      const full = Math.min(300 * 2 ** count, 20_000);
      for (let times = 0; times < 50; times++) {
        const wait = retryDelay(count, undefined, policy) ?? Number.NaN;
        expect(wait).toBeGreaterThanOrEqual(full / 2);
        expect(wait).toBeLessThanOrEqual(full);
      }
    }
  });

  it("waits as long as the server asks, or not at all", () => {
    expect(retryDelay(0, 5000, policy)).toBe(5000);
    expect(retryDelay(0, 20_001, policy)).toBeNull();
  });

  it.each([{ limit: -1 }, { delay: Number.NaN }, { maxDelay: "1" as unknown as number }])(
    "refuses %j",
    (retry) => {
      expect(() => retryPolicy(retry)).toThrow(TypeError);
    },
  );
});

describe("an exchange", () => {
  const never = () => new Promise<Response>(() => {});

  it("ends at the timeout, even if `fetch` ignores signals", async () => {
    const patience = { timeout: 20, signal: undefined };
    expect(await fetchWithTimeout(never, patience)).toEqual({ kind: "timeout" });
    const stuck = new Response(new ReadableStream({ pull: () => new Promise<void>(() => {}) }));
    expect(await fetchWithTimeout(async () => stuck, patience)).toEqual({ kind: "timeout" });
  });

  it("ends when the signal aborts, before and during the request", async () => {
    const ending = new AbortController();
    const running = fetchWithTimeout(never, { timeout: 60_000, signal: ending.signal });
    ending.abort();
    expect(await running).toEqual({ kind: "aborted" });
    expect(await fetchWithTimeout(never, { timeout: 60_000, signal: ending.signal })).toEqual({
      kind: "aborted",
    });
  });

  it("aborts its own request, and no other", async () => {
    let seen: AbortSignal | undefined;
    const sendRequest = (signal: AbortSignal) => {
      seen = signal;
      return never();
    };
    const ending = new AbortController();
    const remove = vi.spyOn(ending.signal, "removeEventListener");
    await fetchWithTimeout(sendRequest, { timeout: 5, signal: ending.signal });
    expect(seen?.aborted).toBe(true);
    expect(remove).toHaveBeenCalled();
  });

  it("reports that there was no response, without the reason", async () => {
    const patience = { timeout: Number.POSITIVE_INFINITY, signal: undefined };
    const failing = () => Promise.reject(new Error("secret"));
    expect(await fetchWithTimeout(failing, patience)).toEqual({ kind: "network" });
    const broken = new Response(new ReadableStream({ start: (stream) => stream.error(new Error("secret")) }));
    expect(await fetchWithTimeout(async () => broken, patience)).toEqual({ kind: "network" });
    expect(await fetchWithTimeout(async () => ({ kind: "noToken" }), patience)).toEqual({ kind: "noToken" });
  });
});
