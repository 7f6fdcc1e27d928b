// The client and the independent Letraz server, with every fault between them. After each fault, the draft has every
// edit, the result has a message, no other user's edit is overwritten, and after sending again the server has what the
// user typed.
import { describe, expect, test } from "vitest";
import { faults } from "./fault-proxy.mjs";
import { before, faultCases, sentence, typed, useFaultyConnection } from "./faulty-connection.mjs";

const connection = useFaultyConnection();
const { letraz } = connection;

const type = (draft, values) => {
  for (const [name, value] of Object.entries(values)) draft.set(`/${name}`, value);
};

/** The actions of a user between two calls, and the expected typed values. */
const meanwhile = {
  nothing: [() => {}, typed],
  "reverts everything": [(draft) => type(draft, before), before],
};

describe.each(Object.entries(faultCases))("%s", (_, [fault, kind, timeout]) => {
  test.each(Object.entries(meanwhile))(
    "keeps every edit when it happens once and the person's next step is: %s",
    async (_, [act, wanted]) => {
      const client = connection.clientWith({ retry: { limit: 0 }, timeout });
      const draft = await connection.open();
      type(draft, typed);
      connection.proxy.next(fault());
      const result = await client.send(draft, letraz.ids);
      await connection.proxy.settled();
      expect(result).toMatchObject({ kind, message: expect.stringMatching(sentence) });
      expect(draft.value).toMatchObject(typed);
      act(draft);
      const again = await connection.clientWith().send(draft, letraz.ids);
      expect(["sent", "unchanged"]).toContain(again.kind);
      expect(again.conflicts ?? []).toEqual([]);
      expect(await letraz.row()).toMatchObject(wanted);
      expect([draft.dirty, draft.value]).toEqual([false, expect.objectContaining(wanted)]);
      expect(await client.send(draft, letraz.ids)).toMatchObject({ kind: "unchanged" });
    },
  );

  test("keeps every edit when it happens repeatedly and the client retries", async () => {
    const client = connection.clientWith({ timeout });
    const draft = await connection.open();
    type(draft, typed);
    connection.proxy.next(...Array.from({ length: 4 }, fault));
    const result = await client.send(draft, letraz.ids);
    expect(result.message).toMatch(sentence);
    expect(draft.value).toMatchObject(typed);
    await connection.restart();
    expect(["sent", "unchanged"]).toContain((await connection.clientWith().send(draft, letraz.ids)).kind);
    expect(await letraz.row()).toMatchObject(typed);
    expect(draft.dirty).toBe(false);
  });

  test("keeps later edits and someone else's change", async () => {
    const client = connection.clientWith({ retry: { limit: 0 }, timeout });
    const draft = await connection.open();
    type(draft, typed);
    connection.proxy.next(fault());
    const first = await client.send(draft, letraz.ids);
    await connection.proxy.settled();
    await letraz.change({ job_title: "Dyer" });
    type(draft, { city: "Lagos", started_from_year: 2020 });
    expect(await connection.clientWith().send(draft, letraz.ids)).toMatchObject({ kind: "sent" });
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

test("keeps the edit when the connection is refused", async () => {
  const client = connection.clientWith();
  const draft = await connection.open();
  type(draft, typed);
  await connection.proxy.down();
  expect(await client.send(draft, letraz.ids)).toMatchObject({
    kind: "unavailable",
    reason: "network",
    status: 0,
    message: "The server did not answer.",
  });
  expect(draft.value).toMatchObject(typed);
  await connection.proxy.up();
  expect(await client.send(draft, letraz.ids)).toMatchObject({ kind: "sent" });
  expect(await letraz.row()).toMatchObject(typed);
});

test("reports what the server saved differently", async () => {
  const client = connection.clientWith();
  const draft = await connection.open();
  type(draft, typed);
  connection.proxy.next(faults.changeStored((text) => text.replace("Lisbon", "LISBON")));
  expect(await client.send(draft, letraz.ids)).toMatchObject({
    kind: "sent",
    altered: [{ kind: "replace", path: "/city", before: "Lisbon", after: "LISBON" }],
  });
  expect(draft.value.city).toBe("LISBON");
  draft.set("/city", "Lisbon");
  expect(await client.send(draft, letraz.ids)).toMatchObject({ kind: "sent", altered: [] });
  expect(await letraz.row()).toMatchObject(typed);
});

test("reports no conflict when the server trims white space", async () => {
  const client = connection.clientWith();
  const draft = await connection.open();
  draft.set("/city", "  Lisbon ");
  const hold = faults.hold();
  connection.proxy.next(hold);
  const sending = client.send(draft, letraz.ids);
  await hold.stored;
  draft.set("/job_title", "Dyer");
  hold.release();
  expect(await sending).toMatchObject({ kind: "sent", altered: [{ path: "/city" }], conflicts: [] });
  expect(draft.value).toMatchObject({ city: "Lisbon", job_title: "Dyer" });
});

test("keeps an edit made while sending, and queues a second call", async () => {
  const client = connection.clientWith();
  const draft = await connection.open();
  type(draft, typed);
  const hold = faults.hold();
  connection.proxy.next(hold);
  const first = client.send(draft, letraz.ids);
  await hold.stored;
  draft.set("/city", "Lagos");
  const second = client.send(draft, letraz.ids);
  hold.release();
  expect([(await first).kind, (await second).kind]).toEqual(["sent", "sent"]);
  expect(connection.proxy.log.map(({ body }) => JSON.parse(body))).toEqual([typed, { city: "Lagos" }]);
  expect(await letraz.row()).toMatchObject({ ...typed, city: "Lagos" });
});

test("reports a conflict after a lost response and someone else's change", async () => {
  const client = connection.clientWith({ retry: { limit: 0 } });
  const draft = await connection.open();
  type(draft, typed);
  connection.proxy.next(faults.lostResponse());
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

test("sends nothing when `checkFirst` finds a conflict", async () => {
  const client = connection.clientWith({ checkFirst: true });
  const draft = await connection.open();
  type(draft, typed);
  await letraz.change({ city: "Faro", job_title: "Dyer" });
  expect(await client.send(draft, letraz.ids)).toMatchObject({
    kind: "conflict",
    conflicts: [{ path: "/city", theirs: "Faro" }],
  });
  expect(connection.proxy.log.map(({ method }) => method)).toEqual(["GET"]);
  draft.resolve("/city", "theirs");
  expect(await client.send(draft, letraz.ids)).toMatchObject({ kind: "sent" });
  expect(await letraz.row()).toMatchObject({
    city: "Faro",
    description: typed.description,
    job_title: "Dyer",
  });
});

test("stops a hanging request by its signal", async () => {
  const client = connection.clientWith({ timeout: 60_000 });
  const draft = await connection.open();
  type(draft, typed);
  connection.proxy.next(faults.hang({ stored: true }));
  const ending = new AbortController();
  const sending = client.send(draft, letraz.ids, { signal: ending.signal });
  await connection.proxy.arrived(1);
  ending.abort();
  expect(await sending).toMatchObject({ kind: "aborted", message: expect.stringMatching(sentence) });
  expect(await client.send(draft, letraz.ids)).toMatchObject({ kind: "sent" });
  expect(await letraz.row()).toMatchObject(typed);
});

test("recognizes a saved change when the draft is restored after a lost response", async () => {
  const client = connection.clientWith({ retry: { limit: 0 } });
  const draft = await connection.open();
  type(draft, typed);
  connection.proxy.next(faults.lostResponse());
  await client.send(draft, letraz.ids);
  const saved = draft.save();
  draft.close();
  const result = await connection.clientWith().load(letraz.ids, { saved });
  expect(result).toMatchObject({ kind: "loaded" });
  expect(result.draft.conflicts).toEqual([]);
  expect(await client.send(result.draft, letraz.ids)).toMatchObject({ kind: "unchanged" });
  expect(await letraz.row()).toMatchObject(typed);
});
