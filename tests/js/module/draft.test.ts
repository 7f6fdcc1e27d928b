// The editing session over the real module: what each method does, and what it refuses.
import { readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import type { Draft, Issue } from "../../../js/src/index.js";
import { DraftError, jsonText, LimitError, load, ValueError } from "../../../js/src/index.js";
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

/** What a draft says of itself, beside what the endpoint says of its base and value. */
function expectAsPatched(
  draft: Draft<object, object>,
  endpoint: { patch: typeof resume.patch } = resume,
): void {
  const patch = endpoint.patch(draft.base, draft.value, today);
  const own = draft.patch();
  expect(own.bodyText).toBe(patch.bodyText);
  expect({
    ...own,
    body: own.body,
    changes: own.changes,
    ignored: own.ignored,
    issues: own.issues,
  }).toMatchObject({
    valid: patch.valid,
    body: patch.body,
    changes: patch.changes,
    ignored: patch.ignored,
    issues: patch.issues,
  });
  expect(draft.issues).toEqual(patch.issues);
  expect(draft.valid).toBe(patch.valid);
  expect(draft.changes).toEqual(patch.changes);
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof DraftError) return error.code;
    throw error;
  }
  return "nothing was thrown";
}

describe("an edit", () => {
  it("is seen in the value, the patch and the changes", () => {
    using draft = resume.open(stored, options);
    expect(draft.dirty).toBe(false);
    expect(draft.patch().body).toBeNull();
    draft.set("/workExperience/0/jobTitle", "Lead");
    expect(draft.get("/workExperience/0/jobTitle")).toBe("Lead");
    expect(draft.dirty).toBe(true);
    expect(draft.changes).toMatchObject([{ kind: "replace", path: "/workExperience/0/jobTitle" }]);
    expectAsPatched(draft);
    draft.set("/workExperience/0/jobTitle", stored.workExperience[0].jobTitle);
    expect(draft.dirty).toBe(false);
    expectAsPatched(draft);
  });

  it("adds, replaces, removes and inserts", () => {
    using draft = open({ list: [{ id: 1 }, { id: 2 }] });
    draft.set("/a", "x");
    draft.insert("/list/1", { id: 3 });
    draft.insert("/list/-", { id: 4 });
    draft.set("/list/4", { id: 5 });
    draft.remove("/list/0");
    draft.set("/list/0/t", "t");
    expect(draft.value).toEqual({ a: "x", list: [{ id: 3, t: "t" }, { id: 2 }, { id: 4 }, { id: 5 }] });
    draft.remove("/a");
    expect(draft.value).not.toHaveProperty("a");
    draft.set("", { a: "y" });
    expect(draft.value).toEqual({ a: "y" });
  });

  it("keeps labels and digits where nobody has been", () => {
    using draft = experience.open(jsonText(`{"employment_type":"Full Time","extra":1e400,"job_title":"x"}`));
    draft.set("/job_title", "y");
    expect(draft.value).toMatchObject({ employment_type: "Full Time", job_title: "y" });
    expect(draft.patch().bodyText).toBe('{"job_title":"y"}');
    expect(draft.save()).toContain("1e400");
  });

  it("of a moved item is told at its new place", () => {
    using draft = open({ list: [{ id: 1 }, { id: 2 }, { id: 3, t: "long" }] });
    draft.move("/list/2", "/list/0");
    draft.set("/list/0/t", "longer");
    expect(draft.changes).toEqual([
      expect.objectContaining({ kind: "move", path: "/list/0", from: "/list/2" }),
      expect.objectContaining({ kind: "replace", path: "/list/0/t" }),
    ]);
    expect(draft.issuesAt("/list/0/t")).toMatchObject([{ code: "maxLength", severity: "error" }]);
    draft.move("/list/0", "/list/1");
    expect(draft.issuesAt("/list/1/t")).toHaveLength(1);
    expect(draft.issuesAt("/list/0/t")).toHaveLength(0);
    draft.move("/list/1/t", "/a");
    expect(draft.get("/a")).toBe("longer");
    expect(draft.get("/list/1")).toEqual({ id: 3 });
    draft.move("/a", "/list/-");
    expect(draft.get("/list/3")).toBe("longer");
    for (let step = 0; step < 4; step++) draft.undo();
    expect(draft.value).toEqual({ list: [{ id: 3, t: "long" }, { id: 1 }, { id: 2 }] });
  });

  it("that changes nothing is none", () => {
    using draft = open({ a: "x", list: [{ id: 1 }] });
    draft.set("/a", "x");
    draft.revert();
    draft.revert("/a");
    draft.move("/list/0", "/list/0");
    expect([draft.version, draft.undo(), draft.redo()]).toEqual([0, false, false]);
  });

  it("hands out values that stay what they are", () => {
    using draft = open({ a: "x" });
    const { value } = draft;
    expect(draft.value).toBe(value);
    expect(Object.isFrozen(value)).toBe(true);
    draft.set("/a", "y");
    expect(draft.value).not.toBe(value);
    expect(value).toEqual({ a: "x" });
  });

  it("with hostile names is an edit like any other", () => {
    using draft = open({ list: [] });
    for (const name of ["__proto__", "constructor", "", "a~1b", "é😀"]) {
      draft.set(`/${name}`, name);
      expect(draft.get(`/${name}`)).toBe(name);
    }
    expect(Object.keys(draft.value)).toContain("__proto__");
    expect(Object.getPrototypeOf(draft.value)).toBe(Object.prototype);
  });
});

describe("what cannot be done", () => {
  const refusals: readonly [string, (draft: Draft<object, object>) => unknown][] = [
    ["badPointer", (draft) => draft.set("a", 1)],
    ["badPointer", (draft) => draft.remove("/~2")],
    ["notFound", (draft) => draft.set("/missing/x", 1)],
    ["notFound", (draft) => draft.remove("/missing")],
    ["notFound", (draft) => draft.remove("/list/7")],
    ["notFound", (draft) => draft.move("/missing", "/a")],
    ["notFound", (draft) => draft.revert("/missing")],
    ["notFound", (draft) => draft.setFromInput("/list/9/id", "1")],
    ["beneathScalar", (draft) => draft.set("/a/x", 1)],
    ["beneathScalar", (draft) => draft.insert("/a/0", 1)],
    ["notAList", (draft) => draft.insert("/x", 1)],
    ["notAList", (draft) => draft.insert("", 1)],
    ["outOfRange", (draft) => draft.insert("/list/2", 1)],
    ["outOfRange", (draft) => draft.insert("/list/01", 1)],
    ["outOfRange", (draft) => draft.set("/list/2", 1)],
    ["outOfRange", (draft) => draft.move("/list/0", "/list/1")],
    ["notAnObject", (draft) => draft.set("", [])],
    ["wholeResource", (draft) => draft.remove("")],
    ["wholeResource", (draft) => draft.move("", "/a")],
    ["intoItself", (draft) => draft.move("/list", "/list/0")],
    ["noConflict", (draft) => draft.resolve("/a", "mine")],
  ];

  it.each(refusals)("is a DraftError (%s), and nothing has changed", (code, work) => {
    using draft = open({ a: "x", list: [{ id: 1 }] });
    expect(codeOf(() => work(draft))).toBe(code);
    expect([draft.value, draft.version, draft.dirty]).toEqual([{ a: "x", list: [{ id: 1 }] }, 0, false]);
  });

  it("with a value that JSON cannot carry, or that is too deep", () => {
    using draft = open({ a: "x", list: [{ id: 1 }] });
    expect(() => draft.set("/a", Number.NaN)).toThrow(ValueError);
    expect(() => draft.set("/a", undefined)).toThrow(ValueError);
    const deep = (levels: number) => jsonText("[".repeat(levels) + "]".repeat(levels));
    expect(() => draft.set("/a", deep(513))).toThrow(LimitError);
    expect(codeOf(() => draft.set("/list/0/t", deep(510)))).toBe("tooDeep");
    draft.set("/list/0/t", deep(509));
    expect(codeOf(() => draft.move("/list/0", "/list/0/t"))).toBe("intoItself");
    expect(draft.patch().valid).toBe(false);
    expect(() => resume.open(jsonText("[]"))).toThrow(TypeError);
    expect(() => draft.rebase(jsonText("[]"))).toThrow(TypeError);
  });

  it("on a closed draft is an error, but for closing it", () => {
    const draft = open({ a: "x" });
    draft.close();
    draft.close();
    draft[Symbol.dispose]();
    const uses: ((draft: Draft<object, object>) => unknown)[] = [
      (one) => one.value,
      (one) => one.base,
      (one) => one.get("/a"),
      (one) => one.set("/a", 1),
      (one) => one.undo(),
      (one) => one.issues,
      (one) => one.valid,
      (one) => one.patch(),
      (one) => one.save(),
      (one) => one.rebase({}),
      (one) => one.conflicts,
      (one) => one.version,
      (one) => one.subscribe(() => {}),
      (one) => one.setServerIssues([]),
    ];
    for (const use of uses) expect(codeOf(() => use(draft))).toBe("closed");
  });
});

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
