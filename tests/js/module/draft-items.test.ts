// A draft tracks its items: edits, server issues and conflicts stay with their item.
import { describe, expect, it } from "vitest";
import { load } from "../../../js/src/index.js";
import { anything } from "./draft-samples.js";

const rp = await load();
const { resume } = rp.affinda;

// biome-ignore lint/suspicious/noExplicitAny: the resources of the tests are incomplete.
type Any = any;

const ann = { name: "Ann", company: "Acme", position: "Lead", email: "ann@acme.example" };
const bob = { name: "Bob", company: "Basic", position: "Chef", email: "bob@basic.example" };
const cleo = { name: "Cleo", company: "Citrus", position: "Buyer", email: "cleo@citrus.example" };

const skills = (...pairs: [number, string][]): Any => ({ skills: pairs.map(([id, name]) => ({ id, name })) });
const open = (base: Any): Any => resume.open(base);
const names = (draft: Any): string[] => draft.value.skills.map(({ name }: { name: string }) => name);

describe("items without ids", () => {
  it("receive the server's changes, also after an inserted item", () => {
    using draft = open({ referees: [ann, bob] });
    draft.insert("/referees/0", cleo);
    draft.set("/referees/1/email", "ann@new.example");
    expect(draft.rebase({ referees: [{ ...ann, number: "1" }, bob] })).toEqual([]);
    expect(draft.value.referees).toEqual([cleo, { ...ann, number: "1", email: "ann@new.example" }, bob]);
  });

  it("are reverted to their own base", () => {
    using draft = open({ referees: [ann, bob] });
    draft.insert("/referees/0", cleo);
    draft.set("/referees/1/email", "ann@new.example");
    draft.revert("/referees/1/email");
    expect(draft.value.referees).toEqual([cleo, ann, bob]);
    draft.move("/referees/1", "/referees/2");
    draft.set("/referees/2", { name: "Someone else" });
    draft.revert("/referees/2");
    expect(draft.value.referees).toEqual([cleo, bob, ann]);
    draft.revert("/referees/0");
    expect(draft.value.referees).toEqual([bob, ann]);
  });

  it("are a conflict if one was removed here and changed on the server", () => {
    using draft = open({ referees: [ann, bob] });
    draft.remove("/referees/0");
    draft.set("/referees/0/email", "bob@new.example");
    const edited = { ...ann, number: "1" };
    expect(draft.rebase({ referees: [edited, bob] })).toEqual([
      { path: "/referees/0", base: ann, theirs: edited },
    ]);
    expect(draft.value.referees).toEqual([{ ...bob, email: "bob@new.example" }]);
    draft.resolve("/referees/0", "theirs");
    expect(draft.value.referees).toEqual([edited, { ...bob, email: "bob@new.example" }]);
  });

  it("keep an edit that changed or replaced the whole item", () => {
    using draft = open({ referees: [ann, bob] });
    draft.set("/referees/0", { name: "Anna", company: "Other", position: "Boss" });
    draft.move("/referees/0", "/referees/1");
    expect(
      draft.rebase({
        referees: [
          { ...ann, number: "1" },
          { ...bob, number: "2" },
        ],
      }),
    ).toEqual([]);
    expect(draft.value.referees).toEqual([
      { ...bob, number: "2" },
      { number: "1", name: "Anna", company: "Other", position: "Boss" },
    ]);
  });
});

describe("a conflict", () => {
  it("is at its item after an undo across the rebase that caused it", () => {
    using draft = open(skills([1, "a"], [2, "b"], [3, "c"]));
    draft.set("/skills/1/name", "mine");
    draft.insert("/skills/0", { name: "new" });
    draft.rebase(skills([1, "a"], [2, "theirs"], [3, "c"]));
    expect(draft.conflicts).toMatchObject([{ path: "/skills/2/name" }]);
    draft.undo();
    expect(draft.conflicts).toMatchObject([{ path: "/skills/1/name", mine: "mine", theirs: "theirs" }]);
    draft.resolve(draft.conflicts[0].path, "theirs");
    expect(draft.value.skills).toMatchObject([{ name: "a" }, { name: "theirs" }, { name: "c" }]);
    expect(draft.conflicts).toEqual([]);
    draft.undo();
    expect(draft.conflicts).toMatchObject([{ path: "/skills/1/name" }]);
  });

  it("ends when the removal that caused it is undone, and returns with redo", () => {
    using draft = open(skills([1, "a"]));
    draft.remove("/skills/0");
    draft.rebase(skills([1, "b"]));
    expect(draft.conflicts).toHaveLength(1);
    draft.undo();
    expect([draft.conflicts, names(draft)]).toEqual([[], ["b"]]);
    draft.redo();
    expect([draft.conflicts.length, names(draft)]).toEqual([1, []]);
    draft.resolve("/skills/0", "theirs");
    expect([draft.conflicts, names(draft)]).toEqual([[], ["b"]]);
  });

  it("of one item is listed once, with the server's latest version", () => {
    using draft = open(skills([1, "a"], [2, "b"], [3, "c"]));
    draft.remove("/skills/1");
    draft.rebase(skills([1, "a"], [2, "b2"], [3, "c"]));
    draft.remove("/skills/0");
    draft.rebase(skills([1, "a"], [2, "b3"], [3, "c"]));
    expect(draft.conflicts).toMatchObject([{ path: "/skills/0", theirs: { id: 2, name: "b3" } }]);
    draft.resolve("/skills/0", "theirs");
    expect([draft.conflicts, names(draft)]).toEqual([[], ["b3", "c"]]);
  });

  it("has its own path if several items are missing at one position", () => {
    using draft = open(skills([1, "a"], [2, "b"], [3, "c"], [4, "d"]));
    draft.remove("/skills/1");
    draft.remove("/skills/1");
    draft.set("/skills/1/name", "mine");
    draft.rebase(skills([1, "a"], [2, "b2"], [3, "c2"]));
    const paths = draft.conflicts.map(({ path }: { path: string }) => path);
    expect(new Set(paths).size).toBe(3);
    const about = (name: string) => draft.conflicts.find(({ theirs }: Any) => theirs?.name === name);
    draft.resolve(about("c2").path, "theirs");
    expect(names(draft)).toEqual(["a", "c2", "mine"]);
    draft.resolve(about("b2").path, "theirs");
    expect(names(draft)).toEqual(["a", "b2", "c2", "mine"]);
    draft.resolve(draft.conflicts[0].path, "theirs");
    expect([draft.conflicts, names(draft)]).toEqual([[], ["a", "b2", "c2"]]);
  });

  it("follows its item through a replaced list and a saved draft", () => {
    using draft = open(skills([1, "a"], [2, "b"], [3, "c"]));
    draft.set("/skills/1/name", "mine");
    draft.rebase(skills([1, "a"], [2, "theirs"], [3, "c"]));
    const [a, b, c] = draft.value.skills;
    draft.set("/skills", [c, b, a]);
    draft.insert("/skills/0", { name: "new" });
    using again: Any = resume.open(draft.base, { saved: draft.save() });
    for (const one of [draft, again]) {
      expect(one.conflicts).toMatchObject([{ path: "/skills/2/name", theirs: "theirs" }]);
      one.resolve("/skills/2/name", "theirs");
      expect(names(one)).toEqual(["new", "c", "theirs", "a"]);
    }
  });

  it("ends if the server reverts its change, or the item is removed on both sides", () => {
    using draft = open(skills([1, "a"], [2, "b"]));
    draft.remove("/skills/0");
    draft.set("/skills/0/name", "mine");
    draft.rebase(skills([1, "a2"], [2, "b2"]));
    expect(draft.conflicts).toHaveLength(2);
    draft.rebase(skills([2, "mine"]));
    expect([draft.conflicts, names(draft)]).toEqual([[], ["mine"]]);
  });
});

describe("a refusal", () => {
  const issue = (path: string): Any => ({
    path,
    code: "server",
    severity: "error",
    params: {},
    message: "No.",
  });

  it("is shown at the item that was sent", () => {
    using draft = anything.open({
      list: [
        { id: 1, t: "a" },
        { id: 2, t: "b" },
      ],
    });
    draft.set("/list/1/t", "me");
    const sent = draft.patch();
    draft.insert("/list/0", { t: "new" });
    expect(draft.setServerIssues([issue("/list/1/t")], { sent })).toMatchObject([{ path: "/list/2/t" }]);
    expect(draft.issuesAt("/list/2/t")).toHaveLength(1);
    draft.undo();
    expect(draft.issuesAt("/list/1/t")).toHaveLength(1);
    draft.rebase({
      list: [
        { id: 7, t: "other" },
        { id: 1, t: "a" },
        { id: 2, t: "b" },
      ],
    });
    expect(draft.issuesAt("/list/2/t")).toHaveLength(1);
    draft.set("/list/2/t", "you");
    expect(draft.issuesAt("/list/2/t")).toEqual([]);
  });

  it("is dropped when its item is removed", () => {
    using draft = anything.open({
      list: [
        { id: 1, t: "a" },
        { id: 2, t: "b" },
      ],
    });
    draft.set("/list/0/t", "me");
    const sent = draft.patch();
    draft.remove("/list/0");
    expect(draft.setServerIssues([issue("/list/0/t"), issue("/list/1/t")], { sent })).toMatchObject([
      { path: "/list/0/t" },
    ]);
    expect(draft.valid).toBe(false);
  });
});

it("undoing a stored insertion is a conflict with the server's later change", () => {
  using draft = open({ workExperience: [] });
  draft.insert("/workExperience/0", { jobTitle: "a", organization: "o" });
  const sent = draft.patch();
  draft.rebase({ workExperience: [{ id: 2, jobTitle: "a", organization: "o" }] }, { sent });
  draft.rebase({ workExperience: [{ id: 2, jobTitle: "b", organization: "o" }] });
  draft.undo();
  expect(draft.value.workExperience).toEqual([]);
  expect(draft.conflicts).toMatchObject([{ path: "/workExperience/0", theirs: { id: 2, jobTitle: "b" } }]);
});

it("undoing a stored edit is a conflict with the server's later change", () => {
  using draft = open({ summary: "b" });
  draft.setFromInput("/summary", "m1");
  draft.rebase({ summary: "m1" }, { sent: draft.patch() });
  draft.rebase({ summary: "s2" });
  draft.undo();
  expect(draft.conflicts).toEqual([{ path: "/summary", base: "m1", mine: "b", theirs: "s2" }]);
});

it("undoing a stored edit is a conflict with the server's removal of the item", () => {
  using draft = open(skills([3, "a"], [4, "b"]));
  draft.set("/skills/0/name", "x");
  draft.rebase(skills([3, "x"], [4, "b"]), { sent: draft.patch() });
  draft.rebase(skills([4, "b"]));
  draft.undo();
  expect(names(draft)).toEqual(["a", "b"]);
  expect(draft.conflicts).toMatchObject([{ path: "/skills/0", mine: { id: 3, name: "a" } }]);
});

it("undoing a stored insertion keeps items that others inserted", () => {
  using draft = open(skills([5, "5"]));
  draft.insert("/skills/0", { name: "6" });
  draft.rebase(skills([7, "7"], [6, "6"], [5, "5"]), { sent: draft.patch() });
  draft.undo();
  expect(names(draft)).toEqual(["7", "5"]);
});

it("undoing across a rebase without edits reverts what was sent", () => {
  using draft = open(skills([1, "a"]));
  draft.set("/skills/0/name", "mine");
  draft.rebase({ ...skills([1, "a"]), summary: "x" });
  draft.rebase({ ...skills([1, "mine"]), summary: "x" }, { sent: draft.patch() });
  expect(draft.dirty).toBe(false);
  draft.undo();
  expect(names(draft)).toEqual(["a"]);
  expect(draft.patch().body.skills).toMatchObject([{ name: "a" }]);
});

it("rebases, lists, saves and resolves eight thousand conflicts in near-linear time", () => {
  const list = (suffix: string) => ({
    list: Array.from({ length: 8000 }, (_, id) => ({ id, t: `${id}${suffix}` })),
  });
  using draft: Any = anything.open(list(""));
  draft.set("/list", list(" mine").list);
  const started = performance.now();
  expect(draft.rebase(list(" theirs"))).toHaveLength(8000);
  expect(draft.rebase(list(" others"))).toHaveLength(8000);
  const sent = draft.patch();
  draft.set("/list/0/t", "typed");
  expect(draft.rebase({ ...list(" others"), n: 1 }, { sent }).length).toBeLessThanOrEqual(8000);
  expect(draft.save().length).toBeGreaterThan(0);
  // This takes about 1.5 seconds; quadratic work would take minutes.
  expect(performance.now() - started).toBeLessThan(30000);
});

it("resolves thousands of conflicts one by one in near-linear time", () => {
  const list = (suffix: string) => ({
    list: Array.from({ length: 8000 }, (_, id) => ({ id, t: `${id}${suffix}` })),
  });
  for (const mine of [list(" mine").list, []]) {
    using draft: Any = anything.open(list(""));
    draft.set("/list", mine);
    const paths = draft.rebase(list(" theirs")).map(({ path }: { path: string }) => path);
    expect(paths).toHaveLength(8000);
    const started = performance.now();
    for (const path of paths.reverse()) draft.resolve(path, "theirs");
    expect([draft.conflicts, draft.dirty]).toEqual([[], false]);
    // It takes some two seconds; what is quadratic in the resource takes minutes.
    expect(performance.now() - started).toBeLessThan(30000);
  }
});
