// Faults between a draft and its server: the draft keeps every edit, the result has a message, and after sending again
// the server has what was typed.
import { describe, expect, it, vi } from "vitest";
import { load } from "../../../js/src/index.js";
import { de } from "../../../js/src/messages/catalogues/de.js";
import type { SendResult } from "../../../js/src/types/client-results.js";
import type { Reaction } from "./client-server.js";
import { answers, hangs, ids, isDown, start, stored, token } from "./client-server.js";

const page = "<!DOCTYPE html><title>502 Bad Gateway</title>";
const html = { "content-type": "text/html" };
const once = { retry: { limit: 0 } };

/** Returns what a result means for the user. The compiler checks that no kind is missing. */
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

describe("send after one failure", () => {
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
    ["409 at a field", answers(409, '{"city":["Taken."]}'), { kind: "refused", status: 409 }, "correct 1"],
    ["413", answers(413, page, html), { kind: "refused", status: 413 }, "correct 0"],
    ["418", answers(418), { kind: "refused", status: 418 }, "correct 0"],
    ["408", answers(408), { kind: "unavailable", reason: "status", status: 408 }, "wait 0"],
    ["429", answers(429, "", { "retry-after": "7" }), { kind: "unavailable", status: 429 }, "wait 7000"],
    ["500", answers(500, page, html), { kind: "unavailable", status: 500 }, "wait 0"],
    ["502", answers(502, page, html), { kind: "unavailable", status: 502 }, "wait 0"],
    ["503", answers(503, "", { "retry-after": "soon" }), { kind: "unavailable", status: 503 }, "wait 0"],
    ["304", answers(304), { kind: "unavailable", reason: "badResponse", status: 304 }, "wait 0"],
    ["no network", isDown, { kind: "unavailable", reason: "network", status: 0 }, "wait 0"],
    ["no response in time", hangs, { kind: "unavailable", reason: "timeout", status: 0 }, "wait 0"],
  ])("keeps the edit and sends it later: %s", async (_, reaction, expected, step) => {
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

  it("has its message in the language of the endpoint", async () => {
    const { experience } = (await load({ messages: de })).letraz;
    const { server, client, draft } = start(once, experience);
    draft.set("/city", "Delft");
    server.next.push(answers(503), isDown);
    expect((await client.send(draft, ids)).message).toMatch(/^Der Server steht/);
    expect((await client.send(draft, ids)).message).toMatch(/^Der Server hat nicht geantwortet/);
    expect((await client.send(draft, ids)).message).toBe("Gespeichert.");
  });
});

describe("a listener that closes the draft", () => {
  it("ends the call as any other close does", async () => {
    for (const looks of [false, true]) {
      const { server, client, draft } = start({ checkFirst: looks });
      draft.set("/job_title", "Baker");
      server.held.city = "Gouda";
      draft.subscribe((paths) => paths.includes("") && draft.close());
      expect(await client.send(draft, ids)).toMatchObject({ kind: looks ? "aborted" : "sent" });
    }
  });
});

describe("checking first", () => {
  it("rebases the edits on what another user has stored", async () => {
    const { server, client, draft } = start({ checkFirst: true });
    draft.set("/city", "Delft");
    server.held = { ...server.held, job_title: "Baker" };
    expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
    expect(server.methods).toBe("GET PATCH");
    expect(server.held).toMatchObject({ city: "Delft", job_title: "Baker" });
    expect(draft.value.job_title).toBe("Baker");
  });

  it("sends nothing if both changed the same field, and reports the conflict once", async () => {
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

  it("sends nothing if the read fails", async () => {
    const { server, client, draft } = start({ checkFirst: true, ...once });
    draft.set("/city", "Delft");
    server.next.push(answers(404));
    expect(await client.send(draft, ids)).toMatchObject({ kind: "notFound" });
    expect(server.methods).toBe("GET");
  });
});

describe("a credential", () => {
  const textsIn = (value: unknown): string[] =>
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([name, member]) => [name, ...textsIn(member)])
      : [String(value)];

  it("is in no result, even if the server repeats it", async () => {
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

  it.each([
    ["escaped as PHP and Python do", 'pä"ss/1'],
    ["in JSON inside JSON", 'two words\t"ä"'],
    ["a short one", "x1"],
    ["with characters of regular expressions", "a+$"],
    ["with dots, as the name of a member", "eyjh.eyjz.c2ln"],
    ["a plain name, as the name of a member", "t0ps3cret"],
  ])("is in no result: %s", async (_, password) => {
    const escaped = (value: unknown): string =>
      JSON.stringify(value).replaceAll("/", "\\/").replaceAll("ä", "\\u00e4");
    const words = `Wrong: ${password}.`;
    const long = `${"x".repeat(490)} ${password}`;
    const inner = escaped({ city: [words], [password]: [long], location: { [password]: [words] } });
    const body = escaped({ error: { code: password, message: words, details: inner } });
    for (const answer of [body, words, escaped([words]), escaped(words), escaped({ [password]: [words] })]) {
      const { server, client, draft } = start({
        ...once,
        auth: { type: "basic", username: "ada", password },
      });
      draft.set("/city", "Delft");
      server.next.push(answers(400, answer));
      const result = await client.send(draft, ids);
      expect(result.kind).toBe("refused");
      expect(JSON.stringify(result)).toContain("Wrong: ….");
      for (const said of textsIn([result, draft.issues])) {
        expect(said.replaceAll("~1", "/").toLowerCase()).not.toContain(password);
        expect(said).not.toContain(`x ${password.slice(0, 4)}`);
      }
    }
  });

  it("that is a common word hides nothing else in the response", async () => {
    const body = { error: { code: "validation_error", message: "No message.", details: { city: ["No."] } } };
    for (const secret of ["message", "error", "details", "o", "0"]) {
      const { server, client, draft } = start({ ...once, auth: { type: "bearer", token: secret } });
      draft.set("/city", "Delft");
      server.next.push(answers(400, JSON.stringify(body)));
      expect(await client.send(draft, ids)).toMatchObject({
        kind: "refused",
        message: secret === "message" ? "No …." : "No message.",
        issues: [{ path: "/city", params: { detail: "No." } }],
      });
    }
  });

  it("is searched only as deep as responses are read", async () => {
    const { server, client, draft } = start(once);
    draft.set("/city", "Delft");
    server.next.push(answers(400, `{"detail":"No.","city":${"[".repeat(50_000)}${"]".repeat(50_000)}}`));
    expect(await client.send(draft, ids)).toMatchObject({ kind: "refused", message: "No." });
  });

  it("is in no result if `fetch` puts it into its error", async () => {
    const log = ["log", "warn", "error"].map((name) => vi.spyOn(console, name as "log"));
    const { server, client, draft } = start(once);
    draft.set("/city", "Delft");
    server.next.push((got) => {
      throw new Error(JSON.stringify(got.headers));
    });
    expect(JSON.stringify(await client.send(draft, ids))).not.toContain(token);
    for (const each of log) expect(each).not.toHaveBeenCalled();
  });

  it('that is missing gives "unauthorized" without a request', async () => {
    const { server, client, draft } = start({
      auth: { type: "bearer", token: () => Promise.reject(new Error("signed out")) },
    });
    draft.set("/city", "Delft");
    expect(await client.send(draft, ids)).toEqual({
      kind: "unauthorized",
      status: 0,
      message: "You are not signed in: sign in and save again.",
    });
    expect(server.got).toEqual([]);
  });

  it("that never arrives is limited by the timeout", async () => {
    const { client, draft } = start({
      timeout: 20,
      auth: { type: "bearer", token: () => new Promise(() => {}) },
    });
    draft.set("/city", "Delft");
    expect(await client.send(draft, ids)).toMatchObject({ kind: "unavailable", reason: "timeout" });
  });
});

it("starts from the same draft each time", () => {
  expect(start().draft.value).toEqual(stored);
});
