// The client and the independent Letraz server, with every fault between them. After each fault, the draft has every
// edit, the result has a message, no other user's edit is overwritten, and after sending again the server has what the
// user typed.
import { describe, expect, test } from "vitest";
import { before, each, sentence, typed, useBadLine } from "./bad-line.mjs";
import { faults } from "./fault-proxy.mjs";

const line = useBadLine();
const { letraz } = line;

const type = (draft, values) => {
  for (const [name, value] of Object.entries(values)) draft.set(`/${name}`, value);
};

/** The actions of a user between two calls, and the expected typed values. */
const meanwhile = {
  nothing: [() => {}, typed],
  "takes it all back": [(draft) => type(draft, before), before],
};

describe.each(Object.entries(each))("%s", (_, [fault, kind, timeout]) => {
  test.each(Object.entries(meanwhile))("once, and the person: %s", async (_, [act, wanted]) => {
    const client = line.clientWith({ retry: { limit: 0 }, timeout });
    const draft = await line.open();
    type(draft, typed);
    line.proxy.next(fault());
    const result = await client.send(draft, letraz.ids);
    await line.proxy.settled();
    expect(result).toMatchObject({ kind, message: expect.stringMatching(sentence) });
    expect(draft.value).toMatchObject(typed);
    act(draft);
    const again = await line.clientWith().send(draft, letraz.ids);
    expect(["sent", "unchanged"]).toContain(again.kind);
    expect(again.conflicts ?? []).toEqual([]);
    expect(await letraz.row()).toMatchObject(wanted);
    expect([draft.dirty, draft.value]).toEqual([false, expect.objectContaining(wanted)]);
    expect(await client.send(draft, letraz.ids)).toMatchObject({ kind: "unchanged" });
  });

  test("again and again, with a client that repeats", async () => {
    const client = line.clientWith({ timeout });
    const draft = await line.open();
    type(draft, typed);
    line.proxy.next(...Array.from({ length: 4 }, fault));
    const result = await client.send(draft, letraz.ids);
    expect(result.message).toMatch(sentence);
    expect(draft.value).toMatchObject(typed);
    await line.restart();
    expect(["sent", "unchanged"]).toContain((await line.clientWith().send(draft, letraz.ids)).kind);
    expect(await letraz.row()).toMatchObject(typed);
    expect(draft.dirty).toBe(false);
  });

  test("and the person types on while somebody else stores something: nothing of either is lost", async () => {
    const client = line.clientWith({ retry: { limit: 0 }, timeout });
    const draft = await line.open();
    type(draft, typed);
    line.proxy.next(fault());
    const first = await client.send(draft, letraz.ids);
    await line.proxy.settled();
    await letraz.change({ job_title: "Dyer" });
    type(draft, { city: "Lagos", started_from_year: 2020 });
    expect(await line.clientWith().send(draft, letraz.ids)).toMatchObject({ kind: "sent" });
    expect(await letraz.row()).toMatchObject({
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
  const client = line.clientWith();
  const draft = await line.open();
  type(draft, typed);
  await line.proxy.down();
  expect(await client.send(draft, letraz.ids)).toMatchObject({
    kind: "unavailable",
    reason: "network",
    status: 0,
    message: "The server did not answer.",
  });
  expect(draft.value).toMatchObject(typed);
  await line.proxy.up();
  expect(await client.send(draft, letraz.ids)).toMatchObject({ kind: "sent" });
  expect(await letraz.row()).toMatchObject(typed);
});

test("the server changes what it stores: the person is told what", async () => {
  const client = line.clientWith();
  const draft = await line.open();
  type(draft, typed);
  line.proxy.next(faults.changeStored((text) => text.replace("Lisbon", "LISBON")));
  expect(await client.send(draft, letraz.ids)).toMatchObject({
    kind: "sent",
    altered: [{ kind: "replace", path: "/city", before: "Lisbon", after: "LISBON" }],
  });
  expect(draft.value.city).toBe("LISBON");
  draft.set("/city", "Lisbon");
  expect(await client.send(draft, letraz.ids)).toMatchObject({ kind: "sent", altered: [] });
  expect(await letraz.row()).toMatchObject(typed);
});

test("white space that the server trims is no conflict, also for who typed on", async () => {
  const client = line.clientWith();
  const draft = await line.open();
  draft.set("/city", "  Lisbon ");
  const hold = faults.hold();
  line.proxy.next(hold);
  const sending = client.send(draft, letraz.ids);
  await hold.stored;
  draft.set("/job_title", "Dyer");
  hold.release();
  expect(await sending).toMatchObject({ kind: "sent", altered: [{ path: "/city" }], conflicts: [] });
  expect(draft.value).toMatchObject({ city: "Lisbon", job_title: "Dyer" });
});

test("an edit while sending, and a second call, which waits its turn", async () => {
  const client = line.clientWith();
  const draft = await line.open();
  type(draft, typed);
  const hold = faults.hold();
  line.proxy.next(hold);
  const first = client.send(draft, letraz.ids);
  await hold.stored;
  draft.set("/city", "Lagos");
  const second = client.send(draft, letraz.ids);
  hold.release();
  expect([(await first).kind, (await second).kind]).toEqual(["sent", "sent"]);
  expect(line.proxy.log.map(({ body }) => JSON.parse(body))).toEqual([typed, { city: "Lagos" }]);
  expect(await letraz.row()).toMatchObject({ ...typed, city: "Lagos" });
});

test("a response that was lost, and somebody else who changed the same: both are shown", async () => {
  const client = line.clientWith({ retry: { limit: 0 } });
  const draft = await line.open();
  type(draft, typed);
  line.proxy.next(faults.lostResponse());
  await client.send(draft, letraz.ids);
  await letraz.change({ city: "Faro" });
  expect(await client.send(draft, letraz.ids)).toMatchObject({
    kind: "conflict",
    conflicts: [{ path: "/city", mine: "Lisbon", theirs: "Faro" }],
  });
  expect((await letraz.row()).city).toBe("Faro");
  draft.resolve("/city", "mine");
  expect(await client.send(draft, letraz.ids)).toMatchObject({ kind: "sent" });
  expect(await letraz.row()).toMatchObject(typed);
});

test("checking first", async () => {
  const client = line.clientWith({ checkFirst: true });
  const draft = await line.open();
  type(draft, typed);
  await letraz.change({ city: "Faro", job_title: "Dyer" });
  expect(await client.send(draft, letraz.ids)).toMatchObject({
    kind: "conflict",
    conflicts: [{ path: "/city", theirs: "Faro" }],
  });
  expect(line.proxy.log.map(({ method }) => method)).toEqual(["GET"]);
  draft.resolve("/city", "theirs");
  expect(await client.send(draft, letraz.ids)).toMatchObject({ kind: "sent" });
  expect(await letraz.row()).toMatchObject({
    city: "Faro",
    description: typed.description,
    job_title: "Dyer",
  });
});

test("a signal stops what hangs", async () => {
  const client = line.clientWith({ timeout: 60_000 });
  const draft = await line.open();
  type(draft, typed);
  line.proxy.next(faults.hang({ stored: true }));
  const ending = new AbortController();
  const sending = client.send(draft, letraz.ids, { signal: ending.signal });
  await line.proxy.arrived(1);
  ending.abort();
  expect(await sending).toMatchObject({ kind: "aborted", message: expect.stringMatching(sentence) });
  expect(await client.send(draft, letraz.ids)).toMatchObject({ kind: "sent" });
  expect(await letraz.row()).toMatchObject(typed);
});

test("what was saved before the page was closed meets what the server has by then", async () => {
  const client = line.clientWith({ retry: { limit: 0 } });
  const draft = await line.open();
  type(draft, typed);
  line.proxy.next(faults.lostResponse());
  await client.send(draft, letraz.ids);
  const saved = draft.save();
  draft.close();
  const result = await line.clientWith().load(letraz.ids, { saved });
  expect(result).toMatchObject({ kind: "loaded" });
  expect(result.draft.conflicts).toEqual([]);
  expect(await client.send(result.draft, letraz.ids)).toMatchObject({ kind: "unchanged" });
  expect(await letraz.row()).toMatchObject(typed);
});
