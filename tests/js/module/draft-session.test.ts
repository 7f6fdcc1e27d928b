// The editing session over the real module: steps, what is typed, listeners, what the server said.
import { readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import type { Issue } from "../../../js/src/index.js";
import { load } from "../../../js/src/index.js";
import { wrapSchema } from "./cases.js";

const rp = await load();
const { resume } = rp.affinda;
const { experience } = rp.letraz;
const stored = JSON.parse(
  readFileSync(new URL("../../cases/affinda-example-response.json", import.meta.url), "utf8"),
);
const options = { today: "2026-11-21" };
const today = { today: "2026-11-21" };

const job = { company_name: "Brightwater", job_title: "Engineer", employment_type: "Full Time" };

const anything = rp.compile<Record<string, unknown>, Record<string, unknown>>(
  wrapSchema({
    type: "object",
    properties: {
      a: { type: "string", nullable: true },
      n: { type: "integer" },
      list: {
        type: "array",
        items: {
          type: "object",
          "x-identity": "id",
          properties: { id: { type: "integer" }, t: { type: "string", maxLength: 3 } },
        },
      },
    },
  }),
  "change",
);

function open(base: Record<string, unknown>) {
  return anything.open(base);
}

describe("undo", () => {
  it("takes edits of one field within a second back together", () => {
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

  it("of nothing is none, and what is known of fields stays true", () => {
    using draft = experience.open(job);
    // What is set twice is set by number from then on.
    for (const path of ["/company_name", "/company_name", "/job_title"]) draft.set(path, `${draft.version}`);
    expect(draft.redo()).toBe(false);
    draft.set("/job_title", "");
    draft.set("/company_name", "");
    expect(draft.issuesAt("/company_name")).toMatchObject([{ code: "blank" }]);
    expect(draft.value).toMatchObject({ company_name: "", job_title: "" });
  });

  it("brings back what stood in what was removed", () => {
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

  it("is bounded, and keeps the newest steps", () => {
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

describe("the steps there are", () => {
  it("are told before they are taken", () => {
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

  it("go on past a rebase", () => {
    using draft = open({ a: "x" });
    draft.set("/a", "y");
    draft.rebase({ a: "y" }, { sent: draft.patch() });
    expect([draft.dirty, draft.canUndo, draft.canRedo]).toEqual([false, true, false]);
    expect(draft.undo()).toBe(true);
    expect([draft.get("/a"), draft.canUndo, draft.canRedo]).toEqual(["x", false, true]);
  });

  it("come back with a saved draft", () => {
    using draft = open({ a: "x" });
    draft.set("/a", "y");
    draft.set("/n", 1);
    draft.undo();
    using again = anything.open({ a: "x" }, { saved: draft.save() });
    expect([again.canUndo, again.canRedo]).toEqual([true, true]);
  });
});

describe("edits as one step", () => {
  it("are undone and made again together", () => {
    using draft = open({ a: "x", n: 1, list: [{ id: 1 }, { id: 2 }] });
    draft.set("/a", "before");
    const given = draft.asOneStep(() => {
      draft.set("/n", 2);
      draft.setFromInput("/n", "3");
      draft.remove("/a");
      draft.move("/list/1", "/list/0");
      draft.asOneStep(() => draft.set("/a", "y"));
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

  it("stay a step of their own when typing goes on", () => {
    vi.useFakeTimers();
    try {
      using draft = open({ a: "x" });
      draft.set("/a", "xy");
      draft.asOneStep(() => draft.set("/a", "xyz"));
      draft.set("/a", "xyzz");
      const seen = [];
      while (draft.undo()) seen.push(draft.get("/a"));
      expect(seen).toEqual(["xyz", "xy", "x"]);
    } finally {
      vi.useRealTimers();
    }
  });

  it("stay when one of them is refused", () => {
    using draft = open({ a: "x" });
    expect(() =>
      draft.asOneStep(() => {
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
  it("puts back one place or all, and can be undone", () => {
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

describe("what was typed", () => {
  it("is converted as a form's texts are", () => {
    using draft = experience.open(
      { ...job, city: "", started_from_year: 2020, description: "a\r\nb" },
      options,
    );
    draft.setFromInput("/employment_type", "Part-time");
    draft.setFromInput("/started_from_year", " 2021 ");
    draft.setFromInput("/current", "on");
    expect(draft.patch().body).toEqual({ employment_type: "prt", started_from_year: 2021, current: true });
    draft.setFromInput("/started_from_year", "");
    expect(draft.get("/started_from_year")).toBeNull();
    draft.revert();
    draft.setFromInput("/city", "x");
    draft.setFromInput("/city", "");
    draft.setFromInput("/description", "a\nb");
    expect([draft.get("/city"), draft.dirty]).toEqual(["", false]);
  });

  it("and is no value is kept, beside the value as it was", () => {
    using draft = experience.open({ ...job, started_from_year: 2020 }, options);
    draft.setFromInput("/started_from_year", "202x");
    const issue = { path: "/started_from_year", code: "type", severity: "error", params: { input: "202x" } };
    expect(draft.issuesAt("/started_from_year")).toMatchObject([issue]);
    expect(draft.get("/started_from_year")).toBe(2020);
    expect([draft.valid, draft.dirty, draft.patch().valid]).toEqual([false, true, false]);
    draft.setFromInput("/finished_at_year", "soon");
    expect(draft.issues).toMatchObject([issue, { path: "/finished_at_year", params: { input: "soon" } }]);
    expect(draft.value).not.toHaveProperty("finished_at_year");
    draft.undo();
    expect(draft.issues).toHaveLength(1);
    draft.setFromInput("/started_from_year", "2020");
    expect([draft.valid, draft.dirty]).toEqual([true, false]);
    draft.undo();
    expect(draft.issues).toMatchObject([issue]);
    draft.revert("/started_from_year");
    expect(draft.dirty).toBe(false);
  });

  it("follows its item", () => {
    using draft = open({ list: [{ id: 1 }, { id: 2 }] });
    draft.setFromInput("/list/1/id", "two");
    draft.move("/list/1", "/list/0");
    expect(draft.issuesAt("/list/0/id")).toMatchObject([{ params: { input: "two" } }]);
    draft.rebase({ list: [{ id: 1 }, { id: 3 }, { id: 2 }] });
    const at = (draft.value.list as { id: number }[]).findIndex(({ id }) => id === 2);
    expect(draft.issuesAt(`/list/${at}/id`)).toHaveLength(1);
    draft.remove(`/list/${at}`);
    expect(draft.issues).toEqual([]);
  });
});

describe("listeners", () => {
  it("are told what changed, until they no longer want to be", () => {
    using draft = open({ a: "x", list: [{ id: 1 }] });
    const heard: string[][] = [];
    const stop = draft.subscribe((paths) => heard.push(paths));
    draft.set("/a", "y");
    draft.insert("/list/0", { id: 2 });
    draft.undo();
    stop();
    stop();
    draft.redo();
    expect(heard).toEqual([["/a"], ["/list/0"], ["/list/0"]]);
    expect(draft.version).toBe(4);
  });

  it("that throw harm nobody, and those that edit are heard in order", () => {
    const reported = vi.spyOn(console, "error").mockImplementation(() => {});
    using draft = open({ a: "x", n: 0 });
    const heard: string[][] = [];
    draft.subscribe(() => {
      throw new Error("mine");
    });
    draft.subscribe((paths) => {
      if (paths.includes("/a")) draft.set("/n", 1);
    });
    draft.subscribe((paths) => heard.push(paths));
    draft.set("/a", "y");
    expect(heard).toEqual([["/a"], ["/n"]]);
    expect(draft.value).toEqual({ a: "y", n: 1 });
    draft.subscribe(() => draft.set("/n", Math.random()));
    draft.set("/n", 2);
    expect(reported).toHaveBeenCalled();
    reported.mockRestore();
  });
});

describe("server issues", () => {
  const issue = (path: string): Issue => ({
    path,
    code: "server",
    severity: "error",
    params: {},
    message: "No.",
  });

  it("are shown until their place is edited, and follow their items", () => {
    using draft = open({ a: "x", n: 1, list: [{ id: 1 }, { id: 2, t: "b" }] });
    draft.setServerIssues([issue("/a"), issue("/list/1/t"), issue("/list/0/t"), issue("/n")]);
    expect([draft.valid, draft.patch().valid, draft.issues.length]).toEqual([false, true, 4]);
    draft.move("/list/1", "/list/0");
    expect(draft.issuesAt("/list/0/t")).toMatchObject([{ code: "server" }]);
    draft.set("/a", "y");
    draft.set("/list/0/t", "c");
    expect(draft.issues.map(({ path }) => path)).toEqual(["/list/1/t", "/n"]);
    draft.set("/list", []);
    draft.set("/n", 2);
    expect([draft.issues, draft.valid]).toEqual([[], true]);
    draft.setServerIssues([issue("")]);
    draft.set("/n", 3);
    expect(draft.issues).toEqual([]);
  });
});

describe("a patch", () => {
  it("stays that of its time", () => {
    using draft = resume.open(stored, options);
    draft.set("/workExperience/0/jobTitle", "One");
    const patch = draft.patch();
    const expected = resume.patch(draft.base, draft.value, today);
    draft.set("/workExperience/0/jobTitle", "Two");
    draft.remove("/summary");
    expect(patch.bodyText).toBe(expected.bodyText);
    expect(patch.changes).toEqual(expected.changes);
    expect(patch.encode("application/json").body).toBe(expected.bodyText);
  });
});

describe("memory", () => {
  it("is enough for a thousand drafts, and is given back", () => {
    const drafts = Array.from({ length: 1000 }, () => resume.open(stored, options));
    for (const [index, draft] of drafts.entries()) draft.set("/workExperience/0/jobTitle", `Job ${index}`);
    expect(drafts[7]?.get("/workExperience/0/jobTitle")).toBe("Job 7");
    for (const draft of drafts) draft.close();
  });
});
