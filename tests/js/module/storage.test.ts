// Drafts that outlive the page, in one tab and in several.
import { openDB } from "idb";
import { describe, expect, it, vi } from "vitest";
import type { OtherTabChange } from "../../../js/src/storage.js";
import { draftStore } from "../../../js/src/storage.js";
import type { Experience } from "../../../js/src/types/resources.js";
import { experience, job, keysOf, locks, newName, open, openIn } from "./storage-samples.js";

describe("a stored draft", () => {
  it("is restored with its edits and its undo history", async () => {
    const name = newName();
    const before = await openIn(name);
    expect(before.restored).toBe(false);
    before.draft.set("/city", "Delft");
    before.draft.set("/job_title", "Designer");
    await before.close();

    const { draft, restored } = await openIn(name);
    expect(restored).toBe(true);
    expect(draft.value).toEqual({ ...job, city: "Delft", job_title: "Designer" });
    expect(draft.undo()).toBe(true);
    expect(draft.value).toEqual({ ...job, city: "Delft" });
  });

  it("remembers an unconfirmed request, even if the edit was undone", async () => {
    const name = newName();
    const before = await openIn(name);
    before.draft.set("/city", "Delft");
    before.draft.setUnconfirmed(before.draft.patch());
    before.draft.undo();
    await before.close();

    const { draft, restored } = await openIn(name, {}, "job", { ...job, city: "Delft" });
    expect([restored, draft.get("/city"), draft.dirty]).toEqual([true, "Rotterdam", true]);
  });

  it("has nothing to restore if the server has all edits", async () => {
    const name = newName();
    const before = await openIn(name);
    before.draft.set("/city", " Delft");
    before.draft.setUnconfirmed(before.draft.patch());
    await before.close();

    const after = await openIn(name, {}, "job", { ...job, city: "Delft" });
    expect([after.restored, after.draft.dirty, after.draft.get("/city")]).toEqual([false, false, "Delft"]);
    await after.flush();
    expect(await keysOf(name)).toEqual([]);
  });

  it("is written without being closed", async () => {
    const name = newName();
    const { draft } = await openIn(name);
    draft.set("/city", "Delft");
    await expect.poll(() => keysOf(name)).toEqual(["job"]);
    locks.crash();
    expect((await openIn(name)).draft.get("/city")).toBe("Delft");
  });

  it("is written at most once in an interval", async () => {
    const name = newName();
    const kept = await draftStore({ name, interval: 60 }).open(experience, "job", job as Experience);
    open.push(kept);
    const put = vi.spyOn(IDBObjectStore.prototype, "put");
    for (let length = 1; length <= 50; length++) kept.draft.set("/city", "x".repeat(length));
    await new Promise((resolve) => setTimeout(resolve, 30));
    kept.draft.set("/city", "Delft");
    await expect.poll(() => put.mock.calls.length).toBe(1);
    await kept.flush();
    locks.crash();
    expect((await openIn(name)).draft.get("/city")).toBe("Delft");
  });

  it("is deleted when no edit is left", async () => {
    const name = newName();
    const kept = await openIn(name);
    kept.draft.set("/city", "Delft");
    await kept.flush();
    expect(await keysOf(name)).toEqual(["job"]);
    kept.draft.set("/city", "Rotterdam");
    await kept.flush();
    expect(await keysOf(name)).toEqual([]);
  });

  it("is deleted when the server has stored the edits", async () => {
    const name = newName();
    const kept = await openIn(name);
    kept.draft.set("/city", "Delft");
    await kept.flush();
    kept.draft.rebase({ ...job, city: "Delft" } as Experience, { sent: kept.draft.patch() });
    await kept.flush();
    expect(await keysOf(name)).toEqual([]);
  });

  it("is rebased, not dropped, if the base has changed", async () => {
    const name = newName();
    const before = await openIn(name);
    before.draft.set("/city", "Delft");
    await before.close();
    const { draft } = await openIn(name, {}, "job", { ...job, job_title: "Lead" });
    expect(draft.value).toEqual({ ...job, city: "Delft", job_title: "Lead" });
    expect(draft.patch().body).toEqual({ city: "Delft" });
  });

  it("is separate for each resource", async () => {
    const name = newName();
    const first = await openIn(name, {}, "first");
    const second = await openIn(name, {}, "second");
    first.draft.set("/city", "Delft");
    second.draft.set("/city", "Gouda");
    await Promise.all([first.close(), second.close()]);
    expect((await keysOf(name)).sort()).toEqual(["first", "second"]);
    expect((await openIn(name, {}, "second")).draft.get("/city")).toBe("Gouda");
  });

  it("is deleted when it is discarded", async () => {
    const name = newName();
    const kept = await openIn(name);
    kept.draft.set("/city", "Delft");
    await kept.flush();
    await kept.discard();
    expect(kept.draft.value).toEqual(job);
    await kept.close();
    expect(await keysOf(name)).toEqual([]);
  });

  it("is deleted even if the page is unloaded at once", async () => {
    const name = newName();
    const before = await openIn(name);
    before.draft.set("/city", "Delft");
    await before.close();
    const kept = await openIn(name);
    await kept.flush();
    const database = await openDB(name);
    const discarding = kept.discard();
    // Transactions are carried out in the order in which they began, and this is the next one.
    expect(await database.getAll("drafts")).toEqual([]);
    await discarding;
    database.close();
  });

  it("may be closed by its owner", async () => {
    const kept = await openIn(newName());
    kept.draft.set("/city", "Delft");
    kept.draft.close();
    await kept.flush();
    expect(kept.failure).toBeNull();
  });
});

describe("a page that is unloaded", () => {
  it("writes at once what is not written yet", async () => {
    const listeners = new Map<string, () => void>();
    const target = {
      addEventListener: (event: string, call: () => void) => listeners.set(event, call),
      removeEventListener: (event: string) => listeners.delete(event),
    };
    vi.stubGlobal("window", target);
    vi.stubGlobal("document", { ...target, visibilityState: "hidden" });
    const name = newName();
    const kept = await draftStore({ name, interval: 1e6 }).open(experience, "job", job as Experience);
    open.push(kept);
    const put = vi.spyOn(IDBObjectStore.prototype, "put");

    kept.draft.set("/city", "Delft");
    listeners.get("pagehide")?.();
    expect(put).toHaveBeenCalledTimes(1);
    kept.draft.set("/city", "Gouda");
    listeners.get("visibilitychange")?.();
    expect(put).toHaveBeenCalledTimes(2);
    listeners.get("pagehide")?.();
    expect(put).toHaveBeenCalledTimes(2);
    await kept.close();
    expect(listeners.size).toBe(0);
  });
});

describe("two tabs", () => {
  it("are notified of each other's edits", async () => {
    const name = newName();
    const heard: OtherTabChange[] = [];
    await openIn(name, { onOtherTab: (news: OtherTabChange) => heard.push(news) });
    const other = await openIn(name);
    other.draft.set("/city", "Delft");
    await expect.poll(() => heard).toEqual([{ kind: "stored" }]);
    await other.discard();
    await expect.poll(() => heard).toEqual([{ kind: "stored" }, { kind: "removed" }]);
  });

  it("do not overwrite each other: a third one finds the edits of both", async () => {
    const name = newName();
    const [first, second] = [await openIn(name), await openIn(name)];
    first.draft.set("/city", "Delft");
    second.draft.set("/job_title", "Designer");
    await Promise.all([first.close(), second.close()]);
    const third = await openIn(name);
    expect(third.draft.value).toEqual({ ...job, city: "Delft", job_title: "Designer" });
    expect(third.conflicts).toEqual([]);
  });

  it("that changed one field differently leave a conflict, and the later one's side", async () => {
    const name = newName();
    const [first, second] = [await openIn(name), await openIn(name)];
    first.draft.set("/city", "Delft");
    await first.flush();
    await new Promise((resolve) => setTimeout(resolve, 5));
    second.draft.set("/city", "Gouda");
    await second.flush();
    locks.crash();
    const third = await openIn(name);
    expect(third.draft.get("/city")).toBe("Gouda");
    expect(third.conflicts).toEqual([{ path: "/city", base: "Rotterdam", mine: "Gouda", theirs: "Delft" }]);
  });

  it("merge their edits on request", async () => {
    const name = newName();
    const [first, second] = [await openIn(name), await openIn(name)];
    first.draft.set("/city", "Delft");
    await first.flush();
    second.draft.set("/job_title", "Designer");
    expect(await second.mergeOtherTabs()).toEqual([]);
    expect(second.draft.value).toEqual({ ...job, city: "Delft", job_title: "Designer" });
  });
});
