// The records of several tabs: no edit is lost and none is doubled.
import { describe, expect, it, vi } from "vitest";
import { jsonText, load } from "../../../js/src/index.js";
import type { StoredDraft, StoredDraftOptions } from "../../../js/src/storage.js";
import { draftStore } from "../../../js/src/storage.js";
import type { Resume, ResumeUpdate } from "../../../js/src/types/resources.js";
import { job, keysOf, locks, newName, open, openIn as openAtOnce } from "./storage-samples.js";

/** Opens the job's draft in a tab that writes only on request. */
const openIn: typeof openAtOnce = (name, options, key, base) => openAtOnce(name, options, key, base, 1e6);

const { resume } = (await load()).affinda;
const digits = "12345678901234567890.10";
const cv = `{"summary":"Weaves.","skills":[{"id":1,"name":"Dyeing"}],"custom":${digits},"education":[{"id":7,"grade":{"value":"1"},"custom":${digits}}]}`;

type KeptResume = StoredDraft<Resume, ResumeUpdate>;

async function openResume(name: string, base = cv, options: StoredDraftOptions = {}): Promise<KeptResume> {
  const kept = await draftStore({ name, interval: 1e6 }).open(resume, "cv", jsonText(base) as never, options);
  open.push(kept as never);
  return kept;
}

/** Writes the records of the tabs in order, and ends all tabs as a crash does. */
async function crash(...tabs: readonly { flush(): Promise<void> }[]): Promise<void> {
  for (const tab of tabs) {
    await tab.flush();
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  locks.crash();
}

describe("closed tabs", () => {
  it("keep the digits of unedited numbers", async () => {
    const name = newName();
    const [first, second] = [await openResume(name), await openResume(name)];
    first.draft.set("/summary", "Spins.");
    second.draft.set("/skills/0/name", "Carding");
    second.draft.set("/education/0/grade/value", "2");
    await crash(first, second);
    const third = await openResume(name);
    expect(third.draft.valueText).toBe(
      cv.replace("Weaves.", "Spins.").replace("Dyeing", "Carding").replace('"value":"1"', '"value":"2"'),
    );
    expect(third.draft.patch().bodyText).not.toContain("12345678901234567000");
  });

  it("leave a conflict that stays until it is resolved, with the earlier tab's text as `theirs`", async () => {
    const name = newName();
    const [first, second] = [await openIn(name), await openIn(name)];
    first.draft.set("/city", "Delft");
    second.draft.set("/city", "Gouda");
    await crash(first, second);
    const conflict = { path: "/city", base: "Rotterdam", mine: "Gouda", theirs: "Delft" };
    await crash(await openIn(name));
    const { draft, conflicts } = await openIn(name);
    expect([conflicts, draft.conflicts]).toEqual([[], [conflict]]);
    draft.resolve("/city", "theirs");
    expect([draft.get("/city"), draft.conflicts]).toEqual(["Delft", []]);
    expect(draft.undo()).toBe(true);
    expect(draft.get("/city")).toBe("Gouda");
  });

  it.each(["first", "second"])(
    "leave an unresolved conflict with the server, of the %s tab",
    async (which) => {
      const name = newName();
      const [first, second] = [await openIn(name), await openIn(name)];
      const [one, other] = which === "first" ? [first, second] : [second, first];
      one.draft.set("/city", "Delft");
      one.draft.rebase({ ...job, city: "Gouda" } as never);
      expect(one.draft.conflicts).toHaveLength(1);
      other.draft.set("/job_title", "Designer");
      await crash(first, second);
      const { draft } = await openIn(name, {}, "job", { ...job, city: "Gouda" });
      expect(draft.conflicts).toEqual([{ path: "/city", base: "Rotterdam", mine: "Delft", theirs: "Gouda" }]);
      expect(draft.value).toMatchObject({ city: "Delft", job_title: "Designer" });
    },
  );

  it.each(["first", "second"])("leave an input text, of the %s tab", async (which) => {
    const name = newName();
    const [first, second] = [await openIn(name), await openIn(name)];
    const [one, other] = which === "first" ? [first, second] : [second, first];
    one.draft.setFromInput("/finished_at_month", "13th");
    other.draft.set("/job_title", "Designer");
    await crash(first, second);
    const { draft } = await openIn(name);
    expect(draft.issuesAt("/finished_at_month")[0]?.params.input).toBe("13th");
    expect(draft.get("/job_title")).toBe("Designer");
  });

  it.each(["first", "second"])("leave an unconfirmed request, of the %s tab", async (which) => {
    const name = newName();
    const [first, second] = [await openIn(name), await openIn(name)];
    const [one, other] = which === "first" ? [first, second] : [second, first];
    one.draft.set("/city", "Delft");
    one.draft.setUnconfirmed(one.draft.patch());
    other.draft.set("/job_title", "Designer");
    await crash(first, second);
    const { draft } = await openIn(name);
    expect(draft.unconfirmed?.patch.body).toEqual({ city: "Delft" });
    draft.rebase({ ...job, city: "Delft" } as never);
    expect([draft.unconfirmed, draft.patch().body]).toEqual([null, { job_title: "Designer" }]);
  });

  it("leave unmergeable edits in otherEdits, until they are merged or discarded", async () => {
    const name = newName();
    const [first, second] = [await openIn(name), await openIn(name)];
    first.draft.set("/city", "Delft");
    first.draft.setUnconfirmed(first.draft.patch());
    second.draft.set("/city", "Gouda");
    second.draft.setUnconfirmed(second.draft.patch());
    await crash(first, second);
    const third = await openIn(name);
    expect(third.draft.unconfirmed?.patch.body).toEqual({ city: "Gouda" });
    expect(third.otherEdits).toMatchObject([{ reason: "unmergeable" }]);
    third.draft.rebase({ ...job, city: "Gouda" } as never);
    const conflict = { path: "/city", base: "Rotterdam", mine: "Delft", theirs: "Gouda" };
    expect(await third.mergeOtherTabs()).toEqual([conflict]);
    expect(third.draft.conflicts).toEqual([conflict]);
    expect(third.otherEdits).toEqual([]);
    expect(third.draft.unconfirmed?.patch.body).toEqual({ city: "Delft" });
  });

  it.each([
    [
      "input texts",
      (tab: StoredDraft<unknown, unknown>, text: string) =>
        tab.draft.setFromInput("/finished_at_month", text),
    ],
  ])("leave %s at one place in otherEdits", async (_, edit) => {
    const name = newName();
    const [first, second] = [await openIn(name), await openIn(name)];
    edit(first as never, "one");
    first.draft.set("/city", "Delft");
    edit(second as never, "two");
    await crash(first, second);
    const third = await openIn(name);
    expect(third.draft.issuesAt("/finished_at_month")[0]?.params.input).toBe("two");
    const [other] = third.otherEdits;
    expect(other?.reason).toBe("unmergeable");
    await crash(third);
    const fourth = await openIn(name);
    expect(fourth.otherEdits.map(({ saved }) => saved)).toEqual([other?.saved]);
    expect(await fourth.otherEdits[0]?.discard()).toBe(true);
    expect(fourth.otherEdits).toEqual([]);
    await crash(fourth);
    expect((await openIn(name)).otherEdits).toEqual([]);
  });

  it("that cannot be merged keep the draft's fields in place", async () => {
    const name = newName();
    const [first, second] = [await openIn(name), await openIn(name)];
    first.draft.setFromInput("/finished_at_month", "one");
    await first.flush();
    second.draft.setFromInput("/finished_at_month", "two");
    second.draft.set("/city", "Delft");
    second.draft.set("/city", "Gouda");
    await second.mergeOtherTabs();
    expect(second.otherEdits).toHaveLength(1);
    second.draft.set("/job_title", "Designer");
    second.draft.set("/job_title", "Baker");
    second.draft.set("/city", "Breda");
    expect(second.draft.value).toMatchObject({ city: "Breda", job_title: "Baker" });
  });

  it("leave edits that can be undone, also after a merge", async () => {
    const name = newName();
    const [first, second] = [await openIn(name), await openIn(name)];
    first.draft.set("/city", "Delft");
    second.draft.set("/job_title", "Designer");
    await crash(first, second);
    await crash(await openIn(name));
    const { draft } = await openIn(name);
    expect(draft.undo()).toBe(true);
    expect(draft.value).toMatchObject({ city: "Delft", job_title: "Engineer" });
    expect(draft.redo()).toBe(true);
    expect(draft.value).toMatchObject({ city: "Delft", job_title: "Designer" });
  });
});

describe("an open tab", () => {
  it("keeps its record when a second one opens, which lists it in otherEdits", async () => {
    const name = newName();
    const first = await openIn(name);
    first.draft.set("/city", "Delft");
    await first.flush();
    const second = await openIn(name);
    expect([second.restored, second.draft.get("/city")]).toEqual([false, "Rotterdam"]);
    expect(second.otherEdits).toMatchObject([{ reason: "open" }]);
    expect(await second.otherEdits[0]?.discard()).toBe(false);
    second.draft.set("/job_title", "Designer");
    await second.discard();
    first.draft.set("/city", "Gouda");
    await crash(first, second);
    expect((await openIn(name)).draft.get("/city")).toBe("Gouda");
  });

  it("keeps its record when another one merges it, sends and closes", async () => {
    const name = newName();
    const [first, second] = [await openIn(name), await openIn(name)];
    first.draft.set("/city", "Delft");
    await first.flush();
    expect(await second.mergeOtherTabs()).toEqual([]);
    expect(second.otherEdits).toEqual([]);
    await second.discard();
    await second.close();
    await crash();
    expect((await openIn(name)).draft.get("/city")).toBe("Delft");
  });

  it("inserts an item once, although another tab renamed it", async () => {
    const name = newName();
    const [first, second] = [await openResume(name), await openResume(name)];
    first.draft.insert("/skills/-", { name: "Spinning" });
    await first.flush();
    await second.mergeOtherTabs();
    second.draft.set("/skills/1/name", "Carding by hand");
    first.draft.set("/summary", "Spins.");
    await crash(second, first);
    const third = await openResume(name);
    expect(third.draft.get("/skills")).toEqual([{ id: 1, name: "Dyeing" }, { name: "Carding by hand" }]);
    expect([third.draft.get("/summary"), third.draft.conflicts, third.otherEdits]).toEqual([
      "Spins.",
      [],
      [],
    ]);
    await crash(third);
    expect((await openResume(name)).draft.get("/skills")).toHaveLength(2);
  });

  it("has each item once, after two tabs merged each other's edits", async () => {
    const name = newName();
    const [first, second] = [await openResume(name), await openResume(name)];
    first.draft.insert("/skills/-", { name: "Spinning" });
    second.draft.insert("/skills/-", { name: "Carding" });
    await first.flush();
    await second.mergeOtherTabs();
    await first.mergeOtherTabs();
    second.draft.set("/skills/0/name", "Dyeing wool");
    first.draft.set("/summary", "Spins.");
    await crash(first, second);
    const third = await openResume(name);
    const names = (third.draft.get("/skills") as { name: string }[]).map((skill) => skill.name);
    expect(names.sort()).toEqual(["Carding", "Dyeing wool", "Spinning"]);
  });

  it("adds nothing when it merges a second time", async () => {
    const name = newName();
    const [first, second] = [await openResume(name), await openResume(name)];
    first.draft.insert("/skills/-", { name: "Spinning" });
    await first.flush();
    await second.mergeOtherTabs();
    second.draft.remove("/skills/1");
    await second.mergeOtherTabs();
    expect(second.draft.get("/skills")).toHaveLength(1);
  });
});

describe("without Web Locks", () => {
  it.each([
    ["no locks", {}],
    [
      "locks that are not allowed",
      { locks: { request: () => Promise.reject(new DOMException("No.", "SecurityError")) } },
    ],
  ])("%s: an open tab answers over the channel, a closed one does not", async (_, navigator) => {
    vi.stubGlobal("navigator", navigator);
    const name = newName();
    const [first, second] = [await openIn(name), await openIn(name)];
    first.draft.set("/city", "Delft");
    await first.flush();
    second.draft.set("/job_title", "Designer");
    await second.close();
    const third = await openIn(name);
    expect([third.draft.get("/city"), third.draft.get("/job_title")]).toEqual(["Rotterdam", "Designer"]);
    expect(third.otherEdits).toMatchObject([{ reason: "open" }]);
    await third.close();
    await first.close();
    const { draft } = await openIn(name);
    expect([draft.get("/city"), draft.get("/job_title")]).toEqual(["Delft", "Designer"]);
  });

  it("and without channels, the next tab opens every record", async () => {
    vi.stubGlobal("navigator", undefined);
    vi.stubGlobal("BroadcastChannel", undefined);
    const name = newName();
    const first = await openIn(name);
    first.draft.set("/city", "Delft");
    await first.close();
    expect((await openIn(name)).draft.get("/city")).toBe("Delft");
  });
});

describe("two tabs that open at once", () => {
  it("take the edits of a closed tab once", async () => {
    const name = newName();
    const first = await openResume(name);
    first.draft.insert("/skills/-", { name: "Spinning" });
    await crash(first);
    const both = await Promise.all([openResume(name), openResume(name)]);
    expect(both.map(({ restored }) => restored).sort()).toEqual([false, true]);
    await crash(...both);
    expect((await openResume(name)).draft.get("/skills")).toHaveLength(2);
    expect(await keysOf(name)).toEqual(["cv"]);
  });
});
