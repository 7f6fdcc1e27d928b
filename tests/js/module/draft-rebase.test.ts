// Rebases: edits that stay or go, items that one side removed, texts that both sides edited.
import { describe, expect, it, vi } from "vitest";
import { load } from "../../../js/src/index.js";
import { anything, job, storedWithTwoJobs as stored } from "./draft-samples.js";

const rp = await load();
const { resume } = rp.affinda;
const { experience } = rp.letraz;

describe("a rebase", () => {
  it("takes the server's changes, keeps the user's, and reports the rest as conflicts", () => {
    using draft = experience.open(job);
    draft.set("/job_title", "Lead");
    draft.set("/city", "Utrecht");
    const conflicts = draft.rebase({ ...job, company_name: "Darkwater", city: "Delft" });
    expect(conflicts).toEqual([{ path: "/city", base: "Rotterdam", mine: "Utrecht", theirs: "Delft" }]);
    expect(draft.value).toMatchObject({ company_name: "Darkwater", job_title: "Lead", city: "Utrecht" });
    expect(draft.base).toMatchObject({ company_name: "Darkwater", city: "Delft" });
    expect(draft.patch().body).toEqual({ job_title: "Lead", city: "Utrecht" });
    draft.resolve("/city", "theirs");
    expect([draft.get("/city"), draft.conflicts]).toEqual(["Delft", []]);
    draft.undo();
    expect(draft.conflicts).toEqual(conflicts);
    draft.resolve("/city", { value: "Leiden" });
    expect(draft.patch().body).toEqual({ job_title: "Lead", city: "Leiden" });
    draft.undo();
    draft.resolve("/city", "mine");
    expect([draft.get("/city"), draft.conflicts]).toEqual(["Utrecht", []]);
    draft.undo();
    expect(draft.conflicts).toEqual(conflicts);
  });

  it("keeps conflicts, with the latest server version as `theirs`", () => {
    using draft = experience.open(job);
    draft.set("/city", "Utrecht");
    draft.set("/job_title", "Lead");
    draft.rebase({ ...job, city: "Delft", job_title: "Boss" });
    draft.rebase({ ...job, city: "Gouda", job_title: "Boss" });
    expect(draft.conflicts).toEqual([
      { path: "/city", base: "Delft", mine: "Utrecht", theirs: "Gouda" },
      { path: "/job_title", base: "Engineer", mine: "Lead", theirs: "Boss" },
    ]);
  });

  it("resolves a conflict about a removal, until the resolution is undone", () => {
    using draft = resume.open(stored);
    draft.set("/workExperience/0/jobTitle", "Mine");
    const latest = structuredClone(stored);
    latest.workExperience[0].jobTitle = "Theirs";
    expect(draft.rebase(latest)).toMatchObject([{ path: "/workExperience/0/jobTitle" }]);
    draft.move("/workExperience/0", "/workExperience/1");
    expect(draft.conflicts).toMatchObject([{ path: "/workExperience/1/jobTitle" }]);
    draft.remove("/workExperience/1");
    expect(draft.conflicts).toEqual([]);
    draft.undo();
    expect(draft.conflicts).toMatchObject([{ path: "/workExperience/1/jobTitle" }]);
  });

  it("after sending treats the stored edits as done, and keeps later edits", () => {
    using draft = experience.open(job);
    draft.set("/job_title", " Lead ");
    draft.set("/city", "Utrecht ");
    const sent = draft.patch();
    vi.setSystemTime(Date.now() + 2000);
    draft.set("/city", "Utrecht!");
    vi.useRealTimers();
    const latest = { ...job, job_title: "Lead", city: "Utrecht", updated_at: "2" };
    expect(draft.rebase(latest, { sent })).toEqual([]);
    expect(draft.value).toEqual({ ...latest, city: "Utrecht!" });
    expect(draft.patch().body).toEqual({ city: "Utrecht!" });
    expect(draft.dirty).toBe(true);
    draft.undo();
    expect(draft.value).toEqual(latest);
    expect(draft.dirty).toBe(false);
  });

  it("after sending reports what another user has changed", () => {
    using draft = experience.open(job);
    draft.set("/job_title", "Lead");
    const sent = draft.patch();
    draft.set("/city", "Utrecht");
    const conflicts = draft.rebase({ ...job, job_title: "Lead", city: "Delft" }, { sent });
    expect(conflicts).toEqual([{ path: "/city", base: "Rotterdam", mine: "Utrecht", theirs: "Delft" }]);
  });

  it("takes the ids that the server assigned to new items", () => {
    using draft = resume.open(stored);
    draft.insert("/skills/0", { name: "Knitting" });
    const sent = draft.patch();
    const latest = structuredClone(stored);
    latest.skills.unshift({ ...stored.skills[0], id: 4711, name: "Knitting" });
    expect(draft.rebase(latest, { sent })).toEqual([]);
    expect([draft.value, draft.dirty]).toEqual([latest, false]);
  });

  it("ends a conflict if the user's side was sent, or if the server has the same value", () => {
    for (const typed of [null, "Utrecht!"]) {
      using draft = experience.open(job);
      draft.set("/city", " Utrecht");
      draft.rebase({ ...job, city: "Delft" });
      expect(draft.conflicts).toHaveLength(1);
      const sent = draft.patch();
      if (typed !== null) draft.set("/city", typed);
      expect(draft.rebase({ ...job, city: "Utrecht" }, { sent })).toEqual([]);
      expect([draft.get("/city"), draft.dirty]).toEqual([typed ?? "Utrecht", typed !== null]);
    }
    using draft = experience.open(job);
    draft.set("/city", "Utrecht");
    draft.rebase({ ...job, city: "Delft" });
    draft.rebase({ ...job, city: "Delft", job_title: "Lead" });
    expect(draft.conflicts).toHaveLength(1);
    expect(draft.rebase({ ...job, city: "Utrecht" })).toEqual([]);
  });

  it("after sending something else keeps an unresolved conflict", () => {
    using draft = experience.open(job);
    draft.set("/city", "Utrecht");
    draft.rebase({ ...job, city: "Delft" });
    const sent = experience.update(job, { job_title: "Lead" });
    const conflicts = draft.rebase({ ...job, city: "Delft", job_title: "Lead" }, { sent });
    expect(conflicts).toMatchObject([{ path: "/city", theirs: "Delft" }]);
  });

  it("accepts a patch that the endpoint made of the same edit", () => {
    using draft = experience.open(job);
    draft.set("/job_title", " Lead ");
    const sent = experience.patch(job, draft.value);
    expect(draft.rebase({ ...job, job_title: "Lead" }, { sent })).toEqual([]);
    expect(draft.dirty).toBe(false);
  });

  it("can be undone past without reverting the server's changes", () => {
    using draft = experience.open(job);
    draft.set("/job_title", "Lead");
    draft.set("/city", "Utrecht");
    draft.rebase({ ...job, company_name: "Darkwater", city: "Delft" });
    draft.set("/job_title", "Boss");
    draft.undo();
    expect(draft.value).toMatchObject({ job_title: "Lead", city: "Utrecht" });
    draft.undo();
    expect(draft.value).toMatchObject({ company_name: "Darkwater", job_title: "Lead", city: "Delft" });
    draft.undo();
    expect(draft.value).toMatchObject({ company_name: "Darkwater", job_title: "Engineer", city: "Delft" });
    expect([draft.undo(), draft.dirty]).toEqual([false, false]);
    draft.redo();
    draft.redo();
    expect(draft.value).toMatchObject({ job_title: "Lead", city: "Utrecht" });
    draft.redo();
    expect(draft.get("/job_title")).toBe("Boss");
    expect(draft.redo()).toBe(false);
    for (let step = 0; step < 3; step++) draft.undo();
    draft.set("/job_title", "Other");
    expect([draft.redo(), draft.patch().body]).toEqual([false, { job_title: "Other" }]);
    draft.undo();
    expect(draft.dirty).toBe(false);
  });

  it("on the same base or without new edits adds no undo step", () => {
    using draft = experience.open(job);
    draft.set("/job_title", "Lead");
    const { version } = draft;
    draft.rebase({ ...job });
    expect(draft.version).toBe(version);
    for (let poll = 2; poll < 30; poll++) draft.rebase({ ...job, updated_at: `${poll}` });
    expect(draft.value).toEqual({ ...job, job_title: "Lead", updated_at: "29" });
    expect(draft.undo()).toBe(true);
    expect(draft.value).toEqual({ ...job, updated_at: "29" });
    expect([draft.undo(), draft.redo(), draft.get("/job_title")]).toEqual([false, true, "Lead"]);
  });

  it("after sending can be undone past, which makes a new edit", () => {
    using draft = experience.open(job);
    draft.set("/job_title", "Lead");
    draft.rebase({ ...job, job_title: "Lead", updated_at: "2" }, { sent: draft.patch() });
    expect(draft.dirty).toBe(false);
    draft.undo();
    expect(draft.value).toEqual({ ...job, updated_at: "2" });
    expect(draft.patch().body).toEqual({ job_title: "Engineer" });
  });
});

const one = { id: 1, t: "one" };
const two = { id: 2, t: "two" };
const three = { id: 3, t: "three" };
const base = { list: [one, two, three] };
const edited = { id: 2, t: "zwei" };

/** A draft in which the second of three items was removed, and a rebase on a resource in which it was edited. */
function removedHere() {
  const draft = anything.open(base);
  draft.remove("/list/1");
  draft.rebase({ list: [one, edited, three] });
  return draft;
}

it("a removed item that the server changed returns beside the item at its position", () => {
  using draft = removedHere();
  expect(draft.conflicts).toEqual([{ path: "/list/1", base: two, theirs: edited }]);
  draft.resolve("/list/1", "theirs");
  expect(draft.value).toEqual({ list: [one, edited, three] });
  expect(draft.dirty).toBe(false);
  draft.undo();
  expect(draft.value).toEqual({ list: [one, three] });
  expect(draft.conflicts.length).toBe(1);
});

it("a removed item can return with another value, or stay removed", () => {
  using other = removedHere();
  other.resolve("/list/1", { value: { id: 2, t: "deux" } });
  expect(other.get("/list")).toEqual([one, { id: 2, t: "deux" }, three]);
  using away = removedHere();
  away.resolve("/list/1", "mine");
  expect(away.get("/list")).toEqual([one, three]);
  expect(away.conflicts).toEqual([]);
});

it("an edit of the item at the same position resolves nothing", () => {
  using draft = removedHere();
  draft.set("/list/1/t", "trois");
  draft.move("/list/1", "/list/0");
  draft.remove("/list/0");
  expect(draft.conflicts.length).toBe(1);
  draft.resolve("/list/1", "theirs");
  expect(draft.get("/list")).toEqual([one, edited]);
});

it("a conflict about a removed item stays after a reload and another rebase", () => {
  using before = removedHere();
  using draft = anything.open(before.base, { saved: before.save() });
  expect(draft.conflicts).toEqual(before.conflicts);
  draft.rebase({ a: "more", list: [one, edited, three] });
  expect(draft.conflicts).toEqual(before.conflicts);
  draft.resolve("/list/1", "theirs");
  expect(draft.value).toEqual({ a: "more", list: [one, edited, three] });
});

const prose = "We build tools for farms";
const mine = "We build sturdy tools for farms";
const theirs = "We build tools for large farms";

it('merges texts word by word with `text: "words"`', () => {
  using whole = anything.open({ a: prose });
  whole.set("/a", mine);
  expect(whole.rebase({ a: theirs })).toEqual([{ path: "/a", base: prose, mine, theirs }]);
  using words = anything.open({ a: prose }, { text: "words" });
  words.set("/a", mine);
  expect(words.rebase({ a: theirs })).toEqual([]);
  expect(words.get("/a")).toBe("We build sturdy tools for large farms");
  words.undo();
  expect(words.get("/a")).toBe(theirs);
  words.redo();
  using again = anything.open({ a: theirs }, { text: "words", saved: whole.save() });
  expect(again.conflicts.length).toBe(1);
  using late = anything.open({ a: prose });
  late.set("/a", mine);
  using opened = anything.open({ a: theirs }, { text: "words", saved: late.save() });
  expect(opened.get("/a")).toBe("We build sturdy tools for large farms");
  expect(() => anything.open({}, { text: "letters" as "words" })).toThrow(TypeError);
});
