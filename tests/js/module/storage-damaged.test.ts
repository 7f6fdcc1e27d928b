// Damaged records: nothing throws, nothing is deleted by itself, and each can be read and deleted.
import { openDB } from "idb";
import { describe, expect, it, vi } from "vitest";
import { draftStore } from "../../../js/src/storage.js";
import { job, keysOf, locks, newName, openIn } from "./storage-samples.js";

/** Stores values under the keys of drafts, as another version or another program may. */
async function storeRaw(name: string, ...records: readonly object[]): Promise<void> {
  await draftStore({ name }).keys(); // makes the database
  const database = await openDB(name);
  for (const record of records) await database.put("drafts", { key: "job", tab: "old", at: 5, ...record });
  database.close();
}

/** Returns the record that a draft with an edit stores. */
async function savedEdit(edit = { path: "/city", value: "Delft" as unknown }): Promise<string> {
  const kept = await openIn(newName());
  kept.draft.set(edit.path, edit.value);
  const saved = kept.draft.save();
  kept.draft.revert();
  return saved;
}

const circular: Record<string, unknown> = {};
circular.self = circular;

describe("a damaged record", () => {
  it.each<[string, unknown, string]>([
    ["cut off", '{"format":"resume-patch-draft","ver', '{"format":"resume-patch-draft","ver'],
    ["of another program", "hello", "hello"],
    ["empty", "", ""],
    ["missing", undefined, ""],
    ["null", null, "null"],
    ["a number", 7, "7"],
    ["an object", { city: "Delft" }, '{"city":"Delft"}'],
    ["a BigInt", 7n, "7"],
    ["a cycle", circular, "[object Object]"],
    ["bytes", new Uint8Array([1]), '{"0":1}'],
  ])("whose text is %s is offered, at every opening, until it is deleted", async (_, saved, text) => {
    const name = newName();
    await storeRaw(name, { saved });
    for (let visit = 0; visit < 2; visit++) {
      const kept = await openIn(name);
      expect([kept.restored, kept.failure, kept.draft.value]).toEqual([false, null, job]);
      expect(kept.unreadable).toMatchObject([{ saved: text, at: 5, error: { name: "DraftError" } }]);
      kept.draft.set("/city", "Delft");
      await kept.flush();
      kept.draft.revert();
      await kept.close();
    }
    const kept = await openIn(name);
    kept.draft.set("/city", "Delft");
    await expect(kept.unreadable[0]?.discard()).resolves.toBe(true);
    expect([kept.unreadable, kept.draft.get("/city")]).toEqual([[], "Delft"]);
    await kept.close();
    const after = await openIn(name);
    expect([after.unreadable, after.draft.get("/city")]).toEqual([[], "Delft"]);
  });

  it.each(["1", Number.NaN, 5n, null, new Date(5)])("with the time %s is opened and deleted", async (at) => {
    const name = newName();
    await storeRaw(name, { saved: await savedEdit(), at }, { saved: "no", tab: "older", at });
    const kept = await openIn(name);
    expect([kept.draft.get("/city"), kept.unreadable.length]).toEqual(["Delft", 1]);
    await expect(kept.unreadable[0]?.discard()).resolves.toBe(true);
    kept.draft.revert();
    await kept.close();
    expect(await keysOf(name)).toEqual([]);
  });

  const state = { tab: "older", at: 1, value: "{}" };
  const badStates: readonly { merged: unknown }[] = [
    { merged: null },
    { merged: 5 },
    { merged: "states" },
    { merged: [null] },
    { merged: [{}] },
    { merged: [state] },
    { merged: [{ ...state, includes: [null] }] },
    { merged: [{ ...state, value: 5, includes: [] }] },
  ];
  it.each(badStates)("whose states of other tabs are $merged is merged", async ({ merged }) => {
    const name = newName();
    await storeRaw(
      name,
      { saved: await savedEdit(), merged },
      { saved: await savedEdit({ path: "/job_title", value: "Dyer" }), tab: "older", at: 1 },
    );
    const kept = await openIn(name);
    expect(kept.draft.value).toMatchObject({ city: "Delft", job_title: "Dyer" });
    expect(kept.unreadable).toEqual([]);
  });

  it("of another tab stays when the other tabs are merged, and is offered", async () => {
    const name = newName();
    const kept = await openIn(name);
    await storeRaw(name, { saved: "no" });
    await kept.mergeOtherTabs();
    expect(kept.unreadable).toMatchObject([{ saved: "no" }]);
    await kept.close();
    expect(await keysOf(name)).toEqual(["job"]);
  });

  it("does not hide the readable ones, and stays when they are reverted", async () => {
    const name = newName();
    await storeRaw(name, { saved: "no", at: 9 }, { saved: await savedEdit(), tab: "older" });
    const kept = await openIn(name);
    expect([kept.draft.get("/city"), kept.unreadable.length]).toEqual(["Delft", 1]);
    kept.draft.revert();
    await kept.close();
    locks.crash();
    expect((await openIn(name)).unreadable).toHaveLength(1);
  });

  it("whose key no tab made is left alone", async () => {
    const name = newName();
    await storeRaw(name, { tab: 5, saved: "no" }, { tab: new Date(5), saved: "no" }, { key: 7, saved: "no" });
    const kept = await openIn(name);
    expect([kept.unreadable, kept.otherEdits, await keysOf(name)]).toEqual([[], [], []]);
  });

  it("stays, with its offer, if it cannot be deleted", async () => {
    const name = newName();
    await storeRaw(name, { saved: "no" });
    const kept = await openIn(name);
    const fails = vi.spyOn(IDBObjectStore.prototype, "delete").mockImplementation(() => {
      throw new DOMException("There is no space left.", "QuotaExceededError");
    });
    await expect(kept.unreadable[0]?.discard()).rejects.toThrow("There is no space left.");
    fails.mockRestore();
    expect(kept.unreadable).toHaveLength(1);
    await expect(kept.unreadable[0]?.discard()).resolves.toBe(true);
  });
});

it("a database of the same name without drafts is a failure, and the draft works", async () => {
  const name = newName();
  (await openDB(name, 1)).close();
  const kept = await openIn(name);
  expect(kept.failure?.name).toBe("NotFoundError");
  kept.draft.set("/city", "Delft");
  await kept.flush();
  expect(kept.failure?.name).toBe("NotFoundError");
});
