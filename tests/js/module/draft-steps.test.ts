// Undo, redo and transactions with the real module.
import { describe, expect, it, vi } from "vitest";
import { load } from "../../../js/src/index.js";
import { anything, openAnything as open } from "./draft-samples.js";

const rp = await load();
const { experience } = rp.letraz;

const job = { company_name: "Brightwater", job_title: "Engineer", employment_type: "Full Time" };

describe("undo", () => {
  it("reverts edits of one field within a second together", () => {
    vi.useFakeTimers();
    try {
      using draft = open({ a: "x", n: 1 });
      for (const text of ["xy", "xyz"]) {
        vi.advanceTimersByTime(400);
        draft.set("/a", text);
      }
      vi.advanceTimersByTime(1000);
      draft.set("/a", "later");
      draft.set("/n", 2);
      draft.set("/a", "last");
      const seen = [];
      while (draft.undo()) seen.push([draft.get("/a"), draft.get("/n")]);
      expect(seen).toEqual([
        ["later", 2],
        ["later", 1],
        ["xyz", 1],
        ["x", 1],
      ]);
      while (draft.redo()) seen.push(draft.get("/a"));
      expect(seen.slice(4)).toEqual(["xyz", "later", "later", "last"]);
    } finally {
      vi.useRealTimers();
    }
  });

  it("without a step does nothing, and field edits still work", () => {
    using draft = experience.open(job);
    // A path that is set twice is set by number from then on.
    for (const path of ["/company_name", "/company_name", "/job_title"]) draft.set(path, `${draft.version}`);
    expect(draft.redo()).toBe(false);
    draft.set("/job_title", "");
    draft.set("/company_name", "");
    expect(draft.issuesAt("/company_name")).toMatchObject([{ code: "blank" }]);
    expect(draft.value).toMatchObject({ company_name: "", job_title: "" });
  });

  it("restores edits inside a removed item", () => {
    using draft = open({ list: [{ id: 1, t: "a" }, { id: 2 }] });
    draft.set("/list/0/t", "b");
    draft.remove("/list/0");
    draft.set("", { a: "z" });
    draft.undo();
    draft.undo();
    expect(draft.value).toEqual({ list: [{ id: 1, t: "b" }, { id: 2 }] });
    draft.undo();
    expect(draft.dirty).toBe(false);
    draft.redo();
    draft.set("/a", "new");
    expect(draft.redo()).toBe(false);
  });

  it("has a limit, and keeps the latest steps", () => {
    using draft = open({ n: 0, a: "" });
    for (let step = 1; step <= 1500; step++)
      draft.set(step % 2 === 0 ? "/n" : "/a", step % 2 === 0 ? step : `${step}`);
    let steps = 0;
    while (draft.undo()) steps++;
    expect(steps).toBeGreaterThanOrEqual(1000);
    expect(steps).toBeLessThan(1200);
    expect(draft.get("/n")).toBeGreaterThan(300);
  });
});

describe("canUndo and canRedo", () => {
  it("report steps before they are made", () => {
    using draft = open({ a: "x" });
    const steps = () => [draft.canUndo, draft.canRedo];
    expect(steps()).toEqual([false, false]);
    draft.set("/a", "y");
    expect(steps()).toEqual([true, false]);
    draft.undo();
    expect(steps()).toEqual([false, true]);
    draft.set("/a", "z");
    expect(steps()).toEqual([true, false]);
  });

  it("count steps across a rebase", () => {
    using draft = open({ a: "x" });
    draft.set("/a", "y");
    draft.rebase({ a: "y" }, { sent: draft.patch() });
    expect([draft.dirty, draft.canUndo, draft.canRedo]).toEqual([false, true, false]);
    expect(draft.undo()).toBe(true);
    expect([draft.get("/a"), draft.canUndo, draft.canRedo]).toEqual(["x", false, true]);
  });

  it("are restored with a saved draft", () => {
    using draft = open({ a: "x" });
    draft.set("/a", "y");
    draft.set("/n", 1);
    draft.undo();
    using again = anything.open({ a: "x" }, { saved: draft.save() });
    expect([again.canUndo, again.canRedo]).toEqual([true, true]);
  });
});

describe("a transaction", () => {
  it("is undone and redone as one step", () => {
    using draft = open({ a: "x", n: 1, list: [{ id: 1 }, { id: 2 }] });
    draft.set("/a", "before");
    const given = draft.transaction(() => {
      draft.set("/n", 2);
      draft.setFromInput("/n", "3");
      draft.remove("/a");
      draft.move("/list/1", "/list/0");
      draft.transaction(() => draft.set("/a", "y"));
      return "done";
    });
    expect(given).toBe("done");
    draft.set("/n", 4);
    const after = { a: "y", n: 3, list: [{ id: 2 }, { id: 1 }] };
    draft.undo();
    expect(draft.value).toEqual(after);
    draft.undo();
    expect(draft.value).toEqual({ a: "before", n: 1, list: [{ id: 1 }, { id: 2 }] });
    draft.redo();
    expect(draft.value).toEqual(after);
    using again = anything.open(draft.base, { saved: draft.save() });
    again.undo();
    expect(again.value).toEqual({ a: "before", n: 1, list: [{ id: 1 }, { id: 2 }] });
  });

  it("stays one step when typing continues", () => {
    vi.useFakeTimers();
    try {
      using draft = open({ a: "x" });
      draft.set("/a", "xy");
      draft.transaction(() => draft.set("/a", "xyz"));
      draft.set("/a", "xyzz");
      const seen = [];
      while (draft.undo()) seen.push(draft.get("/a"));
      expect(seen).toEqual(["xyz", "xy", "x"]);
    } finally {
      vi.useRealTimers();
    }
  });

  it("keeps its edits if one of them is refused", () => {
    using draft = open({ a: "x" });
    expect(() =>
      draft.transaction(() => {
        draft.set("/a", "y");
        draft.set("/n", 2);
        draft.remove("/list/0");
      }),
    ).toThrow(expect.objectContaining({ name: "DraftError" }));
    expect(draft.value).toEqual({ a: "y", n: 2 });
    draft.set("/n", 3);
    draft.undo();
    draft.undo();
    expect(draft.value).toEqual({ a: "x" });
  });
});

describe("revert", () => {
  it("reverts one place or all, and can be undone", () => {
    using draft = open({
      a: "x",
      n: 1,
      list: [
        { id: 1, t: "a" },
        { id: 2, t: "b" },
      ],
    });
    draft.move("/list/1", "/list/0");
    draft.set("/list/0/t", "c");
    draft.insert("/list/0", { id: 9 });
    draft.remove("/a");
    draft.set("/n", 2);
    draft.revert("/list/1/t");
    expect(draft.get("/list/1")).toEqual({ id: 2, t: "b" });
    draft.revert("/list/0");
    expect(draft.get("/list/0")).toEqual({ id: 2, t: "b" });
    draft.revert("/a");
    expect(draft.get("/a")).toBe("x");
    draft.revert();
    expect(draft.dirty).toBe(false);
    draft.undo();
    expect(draft.get("/n")).toBe(2);
  });
});
