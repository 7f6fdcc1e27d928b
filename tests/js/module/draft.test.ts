// The methods of a draft with the real module, and the edits that they refuse.
import { describe, expect, it } from "vitest";
import type { Draft } from "../../../js/src/index.js";
import { DraftError, jsonText, LimitError, load, ValueError } from "../../../js/src/index.js";
import { anything, openAnything as open, stored, today } from "./draft-samples.js";

const rp = await load();
const { resume } = rp.affinda;
const { experience } = rp.letraz;

/** Compares the state of a draft with the endpoint's results for its base and value. */
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
  it("changes the value, the patch and the changes", () => {
    using draft = resume.open(stored, today);
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

  it("keeps labels and digits of unedited places", () => {
    using draft = experience.open(jsonText(`{"employment_type":"Full Time","extra":1e400,"job_title":"x"}`));
    draft.set("/job_title", "y");
    expect(draft.value).toMatchObject({ employment_type: "Full Time", job_title: "y" });
    expect(draft.patch().bodyText).toBe('{"job_title":"y"}');
    expect(draft.save()).toContain("1e400");
  });

  it("of a moved item is reported at its new place", () => {
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

  it("without an effect is no edit", () => {
    using draft = open({ a: "x", list: [{ id: 1 }] });
    draft.set("/a", "x");
    draft.revert();
    draft.revert("/a");
    draft.move("/list/0", "/list/0");
    expect([draft.version, draft.undo(), draft.redo()]).toEqual([0, false, false]);
  });

  it("returns values that never change", () => {
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

describe("a refused edit", () => {
  const refusals: readonly [string, (draft: Draft<object, object>) => unknown][] = [
    ["invalidPointer", (draft) => draft.set("a", 1)],
    ["invalidPointer", (draft) => draft.remove("/~2")],
    ["notFound", (draft) => draft.set("/missing/x", 1)],
    ["notFound", (draft) => draft.remove("/missing")],
    ["notFound", (draft) => draft.remove("/list/7")],
    ["notFound", (draft) => draft.move("/missing", "/a")],
    ["notFound", (draft) => draft.revert("/missing")],
    ["notFound", (draft) => draft.setFromInput("/missing/x", "1")],
    ["beneathScalar", (draft) => draft.set("/a/x", 1)],
    ["beneathScalar", (draft) => draft.insert("/a/0", 1)],
    ["notAList", (draft) => draft.insert("/x", 1)],
    ["notAList", (draft) => draft.insert("", 1)],
    ["outOfRange", (draft) => draft.insert("/list/2", 1)],
    ["outOfRange", (draft) => draft.insert("/list/01", 1)],
    ["outOfRange", (draft) => draft.set("/list/2", 1)],
    ["outOfRange", (draft) => draft.move("/list/0", "/list/1")],
    ["notAnObject", (draft) => draft.set("", [])],
    ["wholeDocument", (draft) => draft.remove("")],
    ["wholeDocument", (draft) => draft.move("", "/a")],
    ["ownChild", (draft) => draft.move("/list", "/list/0")],
    ["noConflict", (draft) => draft.resolve("/a", "mine")],
  ];

  it.each(refusals)("throws a DraftError (%s) and changes nothing", (code, work) => {
    using draft = open({ a: "x", list: [{ id: 1 }] });
    expect(codeOf(() => work(draft))).toBe(code);
    expect([draft.value, draft.version, draft.dirty]).toEqual([{ a: "x", list: [{ id: 1 }] }, 0, false]);
  });

  it("throws for a value that JSON cannot carry, or that is too deep", () => {
    using draft = open({ a: "x", list: [{ id: 1 }] });
    expect(() => draft.set("/a", Number.NaN)).toThrow(ValueError);
    expect(() => draft.set("/a", undefined)).toThrow(ValueError);
    const deep = (levels: number) => jsonText("[".repeat(levels) + "]".repeat(levels));
    expect(() => draft.set("/a", deep(513))).toThrow(LimitError);
    expect(codeOf(() => draft.set("/list/0/t", deep(502)))).toBe("tooDeep");
    draft.set("/list/0/t", deep(501));
    expect(codeOf(() => draft.move("/list/0", "/list/0/t"))).toBe("ownChild");
    expect(draft.patch().valid).toBe(false);
    using again = anything.open(draft.base, { saved: draft.save() });
    expect(again.save()).toBe(draft.save());
    expect(() => anything.open(jsonText(`{"a":${"[".repeat(504)}${"]".repeat(504)}}`))).toThrow(LimitError);
    expect(() => resume.open(jsonText("[]"))).toThrow(TypeError);
    expect(() => draft.rebase(jsonText("[]"))).toThrow(TypeError);
  });

  it("throws on a closed draft, except for `close`", () => {
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
