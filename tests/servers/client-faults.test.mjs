// The client against the independent Letraz server, with everything between them that can go wrong. After each fault: the
// draft holds every edit, the result says what happened in words, nobody else's edit is overwritten, and sending again
// ends with the server holding what the person typed.
import fc from "fast-check";
import { load } from "resume-patch";
import { letrazClient } from "resume-patch/client";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { faults, startFaultProxy } from "./fault-proxy.mjs";
import { startLetraz } from "./letraz.mjs";

const { experience } = (await load()).letraz;

let server;
let proxy;
let account;
let ids;
beforeAll(async () => {
  server = await startLetraz();
});
afterAll(async () => {
  await server?.stop();
  expect(server?.errors()).toBe("");
});
beforeEach(async () => {
  account = await server.reset({ experience: before });
  ids = { resumeId: "base", id: account.row.id };
  proxy = await startFaultProxy(server.url);
});
afterEach(() => proxy?.stop());

const row = () => server.row(account.row.id);
const clientWith = (options = {}) =>
  letrazClient({
    endpoint: experience,
    baseUrl: proxy.url,
    auth: { type: "bearer", token: account.token },
    retry: { delay: 5 },
    ...options,
  });
/** Opens the draft with all the time that takes. */
async function open() {
  const result = await clientWith().load(ids);
  expect(result).toMatchObject({ kind: "loaded" });
  proxy.log.length = 0;
  return result.draft;
}

const typed = { city: "Lisbon", description: "Weaves\nby hand." };
const before = { city: "Porto", description: "Weaves." };
const type = (draft, values) => {
  for (const [name, value] of Object.entries(values)) draft.set(`/${name}`, value);
};
const sentence = /^\p{Lu}.*\.$/u;

/** What a test takes for a server that never answers. */
const short = 300;

/** Each fault, with what a client that does not repeat makes of it, and how long that waits. */
const each = {
  "reset in the request": [faults.resetRequest, "unavailable"],
  "reset in the response": [faults.resetResponse, "unavailable"],
  "lost response": [faults.lostResponse, "unavailable"],
  hang: [faults.hang, "unavailable", short],
  "hang, and stored": [() => faults.hang({ stored: true }), "unavailable", short],
  trickle: [() => faults.trickle({ bytes: 64, milliseconds: 2 }), "sent"],
  "trickle without end": [() => faults.trickle({ bytes: 1, milliseconds: 20 }), "unavailable", short],
  "broken body": [faults.brokenBody, "sent"],
  "truncated body": [faults.truncatedBody, "sent"],
  "empty body": [faults.emptyBody, "sent"],
  "other JSON": [faults.otherJson, "sent"],
  "another id": [faults.otherId, "sent"],
  "200 by somebody else": [() => faults.status(200, { body: "<p>Welcome to the hotel!</p>" }), "unavailable"],
  401: [() => faults.status(401), "unauthorized"],
  403: [() => faults.status(403), "unauthorized"],
  404: [() => faults.status(404), "notFound"],
  409: [() => faults.status(409), "conflict"],
  412: [() => faults.status(412), "conflict"],
  413: [() => faults.status(413), "refused"],
  429: [() => faults.status(429, { retryAfter: 0 }), "unavailable"],
  500: [() => faults.status(500), "unavailable"],
  502: [() => faults.status(502), "unavailable"],
  503: [() => faults.status(503, { retryAfter: new Date() }), "unavailable"],
  504: [() => faults.status(504), "unavailable"],
};

/** What a person may do between two calls, and what is then typed. */
const meanwhile = {
  nothing: [() => {}, typed],
  "takes it all back": [(draft) => type(draft, before), before],
};

describe.each(Object.entries(each))("%s", (_, [fault, kind, timeout]) => {
  test.each(Object.entries(meanwhile))("once, and the person: %s", async (_, [act, wanted]) => {
    const client = clientWith({ retry: { limit: 0 }, timeout });
    const draft = await open();
    type(draft, typed);
    proxy.next(fault());
    const result = await client.send(draft, ids);
    await proxy.settled();
    expect(result).toMatchObject({ kind, message: expect.stringMatching(sentence) });
    expect(draft.value).toMatchObject(typed);
    act(draft);
    const again = await clientWith().send(draft, ids);
    expect(["sent", "unchanged"]).toContain(again.kind);
    expect(again.conflicts ?? []).toEqual([]);
    expect(await row()).toMatchObject(wanted);
    expect([draft.dirty, draft.value]).toEqual([false, expect.objectContaining(wanted)]);
    expect(await client.send(draft, ids)).toMatchObject({ kind: "unchanged" });
  });

  test("again and again, with a client that repeats", async () => {
    const client = clientWith({ timeout });
    const draft = await open();
    type(draft, typed);
    proxy.next(...Array.from({ length: 4 }, fault));
    const result = await client.send(draft, ids);
    expect(result.message).toMatch(sentence);
    expect(draft.value).toMatchObject(typed);
    await proxy.stop();
    proxy = await startFaultProxy(server.url);
    expect(["sent", "unchanged"]).toContain((await clientWith().send(draft, ids)).kind);
    expect(await row()).toMatchObject(typed);
    expect(draft.dirty).toBe(false);
  });

  test("and the person types on while somebody else stores something: nothing of either is lost", async () => {
    const client = clientWith({ retry: { limit: 0 }, timeout });
    const draft = await open();
    type(draft, typed);
    proxy.next(fault());
    const first = await client.send(draft, ids);
    await proxy.settled();
    await server.change(account.row.id, { job_title: "Dyer" });
    type(draft, { city: "Lagos", started_from_year: 2020 });
    expect(await clientWith().send(draft, ids)).toMatchObject({ kind: "sent" });
    expect(await row()).toMatchObject({
      ...typed,
      city: "Lagos",
      started_from_year: 2020,
      job_title: "Dyer",
    });
    expect(draft.value.job_title).toBe("Dyer");
    expect(first.message).toMatch(sentence);
  });
});

test("connection refused", async () => {
  const client = clientWith();
  const draft = await open();
  type(draft, typed);
  await proxy.down();
  expect(await client.send(draft, ids)).toMatchObject({
    kind: "unavailable",
    reason: "network",
    status: 0,
    message: "The server could not be reached.",
  });
  expect(draft.value).toMatchObject(typed);
  await proxy.up();
  expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
  expect(await row()).toMatchObject(typed);
});

test("the server changes what it stores: the person is told what", async () => {
  const client = clientWith();
  const draft = await open();
  type(draft, typed);
  proxy.next(faults.changeStored((text) => text.replace("Lisbon", "LISBON")));
  expect(await client.send(draft, ids)).toMatchObject({
    kind: "sent",
    altered: [{ kind: "replace", path: "/city", before: "Lisbon", after: "LISBON" }],
  });
  expect(draft.value.city).toBe("LISBON");
  draft.set("/city", "Lisbon");
  expect(await client.send(draft, ids)).toMatchObject({ kind: "sent", altered: [] });
  expect(await row()).toMatchObject(typed);
});

test("white space that the server trims is no conflict, also for who typed on", async () => {
  const client = clientWith();
  const draft = await open();
  draft.set("/city", "  Lisbon ");
  const hold = faults.hold();
  proxy.next(hold);
  const sending = client.send(draft, ids);
  await hold.stored;
  draft.set("/job_title", "Dyer");
  hold.release();
  expect(await sending).toMatchObject({ kind: "sent", altered: [{ path: "/city" }], conflicts: [] });
  expect(draft.value).toMatchObject({ city: "Lisbon", job_title: "Dyer" });
});

test("an edit while sending, and a second call, which waits its turn", async () => {
  const client = clientWith();
  const draft = await open();
  type(draft, typed);
  const hold = faults.hold();
  proxy.next(hold);
  const first = client.send(draft, ids);
  await hold.stored;
  draft.set("/city", "Lagos");
  const second = client.send(draft, ids);
  hold.release();
  expect([(await first).kind, (await second).kind]).toEqual(["sent", "sent"]);
  expect(proxy.log.map(({ body }) => JSON.parse(body))).toEqual([typed, { city: "Lagos" }]);
  expect(await row()).toMatchObject({ ...typed, city: "Lagos" });
});

test("a response that was lost, and somebody else who changed the same: both are shown", async () => {
  const client = clientWith({ retry: { limit: 0 } });
  const draft = await open();
  type(draft, typed);
  proxy.next(faults.lostResponse());
  await client.send(draft, ids);
  await server.change(account.row.id, { city: "Faro" });
  expect(await client.send(draft, ids)).toMatchObject({
    kind: "conflict",
    conflicts: [{ path: "/city", mine: "Lisbon", theirs: "Faro" }],
  });
  expect((await row()).city).toBe("Faro");
  draft.resolve("/city", "mine");
  expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
  expect(await row()).toMatchObject(typed);
});

test("checking first", async () => {
  const client = clientWith({ checkFirst: true });
  const draft = await open();
  type(draft, typed);
  await server.change(account.row.id, { city: "Faro", job_title: "Dyer" });
  expect(await client.send(draft, ids)).toMatchObject({
    kind: "conflict",
    conflicts: [{ path: "/city", theirs: "Faro" }],
  });
  expect(proxy.log.map(({ method }) => method)).toEqual(["GET"]);
  draft.resolve("/city", "theirs");
  expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
  expect(await row()).toMatchObject({ city: "Faro", description: typed.description, job_title: "Dyer" });
});

test("a signal stops what hangs", async () => {
  const client = clientWith({ timeout: 60_000 });
  const draft = await open();
  type(draft, typed);
  proxy.next(faults.hang({ stored: true }));
  const ending = new AbortController();
  const sending = client.send(draft, ids, { signal: ending.signal });
  await proxy.arrived(1);
  ending.abort();
  expect(await sending).toMatchObject({ kind: "aborted", message: expect.stringMatching(sentence) });
  expect(await client.send(draft, ids)).toMatchObject({ kind: "sent" });
  expect(await row()).toMatchObject(typed);
});

test("what was saved before the page was closed meets what the server has by then", async () => {
  const client = clientWith({ retry: { limit: 0 } });
  const draft = await open();
  type(draft, typed);
  proxy.next(faults.lostResponse());
  await client.send(draft, ids);
  const saved = draft.save();
  draft.close();
  const result = await clientWith().load(ids, { saved });
  expect(result).toMatchObject({ kind: "loaded" });
  expect(result.draft.conflicts).toEqual([]);
  expect(await client.send(result.draft, ids)).toMatchObject({ kind: "unchanged" });
  expect(await row()).toMatchObject(typed);
});

/** Somebody who edits, saves through a bad line, and sometimes opens the page anew, while others edit other fields. */
class Session {
  #draft;
  #theirs = "Engineer";
  /** What became of the last request is not known; that is remembered with the draft, not with what is saved of it. */
  #isUnsure = false;

  async begin() {
    await server.change(account.row.id, { ...before, job_title: this.#theirs });
    this.#draft = await open();
  }

  get #typed() {
    return { city: this.#draft.value.city, description: this.#draft.value.description };
  }

  async take(step) {
    if (step === "undo") this.#draft.undo();
    else if (step === "reload") await this.#reload();
    else if (step.set) this.#draft.set(`/${step.set}`, step.value);
    else if (step.send) await this.#send(step);
    else {
      this.#theirs = step.theirs;
      await server.change(account.row.id, { job_title: step.theirs });
    }
    expect(this.#draft.conflicts).toEqual([]);
  }

  async #reload() {
    if (this.#isUnsure) return;
    const saved = this.#draft.save();
    this.#draft.close();
    const result = await clientWith().load(ids, { saved });
    expect(result).toMatchObject({ kind: "loaded" });
    this.#draft = result.draft;
  }

  async #send({ send, limit }) {
    const kept = this.#typed;
    const line = await startFaultProxy(server.url);
    line.next(...send.map(({ make }) => make()));
    const result = await clientWith({ baseUrl: line.url, retry: { limit, delay: 1 } }).send(this.#draft, ids);
    await line.stop();
    expect(result.message).toMatch(sentence);
    expect(this.#typed).toEqual(kept);
    if (send.length > 0) this.#isUnsure = result.kind !== "sent" && result.kind !== "unchanged";
  }

  async end() {
    const wanted = this.#typed;
    expect(["sent", "unchanged"]).toContain((await clientWith().send(this.#draft, ids)).kind);
    expect(await row()).toMatchObject({ ...wanted, job_title: this.#theirs });
    expect(this.#draft.dirty).toBe(false);
    this.#draft.close();
  }
}

test("whole sessions: whatever was edited, and whatever went wrong, all of it is stored at the end", async () => {
  const quick = Object.entries(each).filter(([, [, , timeout]]) => timeout === undefined);
  const fault = fc.constantFrom(...quick).map(([name, [make]]) => ({ toString: () => name, make }));
  const value = fc.constantFrom(null, "Lisbon", "Lagos", "Faro");
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ set: fc.constantFrom("city", "description"), value }) },
    { weight: 3, arbitrary: fc.record({ send: fc.array(fault, { maxLength: 2 }), limit: fc.nat(1) }) },
    fc.record({ theirs: fc.constantFrom("Dyer", "Baker", "Cook") }),
    fc.constantFrom("undo", "reload"),
  );
  const property = fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
    const session = new Session();
    await session.begin();
    for (const step of steps) await session.take(step);
    await session.end();
  });
  await fc.assert(property, { numRuns: Number(process.env.RESUME_PATCH_RUNS ?? 15) });
});
