// A draft with the real module: typing, listeners, server issues.
import { describe, expect, it, vi } from "vitest";
import type { Issue } from "../../../js/src/index.js";
import { load } from "../../../js/src/index.js";
import { openAnything as open, stored, today } from "./draft-samples.js";

const rp = await load();
const { resume } = rp.affinda;
const { experience } = rp.letraz;

const job = { company_name: "Brightwater", job_title: "Engineer", employment_type: "Full Time" };

describe("input", () => {
  it("is converted as the texts of a form are", () => {
    using draft = experience.open(
      { ...job, city: "", started_from_year: 2020, description: "a\r\nb" },
      today,
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

  it("that cannot be converted is kept beside the old value", () => {
    using draft = experience.open({ ...job, started_from_year: 2020 }, today);
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
  it("receive the changed paths until they unsubscribe", () => {
    using draft = open({ a: "x", list: [{ id: 1 }] });
    const heard: string[][] = [];
    const stop = draft.subscribe((paths) => heard.push(paths));
    draft.set("/a", "y");
    draft.insert("/list/0", { id: 2 });
    draft.undo();
    stop();
    stop();
    draft.redo();
    expect(heard).toEqual([["/a"], ["/list/0", "/list"], ["/list/0", "/list"]]);
    expect(draft.version).toBe(4);
  });

  it("receive a list's path if items changed position, else only the item's", () => {
    using draft = open({ list: [{ id: 1 }, { id: 2 }], other: [{ id: 3 }] });
    const told = (edit: () => void): string[] => {
      const heard: string[] = [];
      const stop = draft.subscribe((paths) => heard.push(...paths));
      edit();
      stop();
      return heard;
    };
    expect(told(() => draft.insert("/list/-", { id: 4 }))).toEqual(["/list/2"]);
    expect(told(() => draft.remove("/list/2"))).toEqual(["/list/2"]);
    expect(told(() => draft.undo())).toEqual(["/list/2"]);
    expect(told(() => draft.remove("/list/1"))).toEqual(["/list/1", "/list"]);
    expect(told(() => draft.undo())).toEqual(["/list/1", "/list"]);
    expect(told(() => draft.redo())).toEqual(["/list/1", "/list"]);
    expect(told(() => draft.insert("/other/0", { id: 5 }))).toEqual(["/other/0", "/other"]);
    expect(told(() => draft.move("/list/1", "/list/0"))).toEqual(["/list/1", "/list/0", "/list"]);
    expect(told(() => draft.move("/list/0", "/other/2"))).toEqual(["/list/0", "/list", "/other/2"]);
    expect(told(() => draft.undo())).toEqual(["/other/2", "/list/0", "/list"]);
    const edits = (): void => {
      draft.set("/list/1/id", 7);
      draft.remove("/list/0");
    };
    expect(told(() => draft.transaction(edits))).toEqual(["/list/1/id", "/list/0", "/list"]);
    expect(told(() => draft.undo())).toEqual(["/list/0", "/list", "/list/1/id"]);
  });

  it("may throw or edit, and are notified in order", () => {
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

  it("do not come back with the checkpoint that a long edit of their place causes", () => {
    using draft = open({ a: "x", n: 1 });
    draft.setServerIssues([issue("/a"), issue("/n")]);
    expect(draft.issues).toHaveLength(2);
    draft.set("/a", "y".repeat(1 << 18));
    expect(draft.issues.map(({ path }) => path)).toEqual(["/n"]);
  });
});

describe("a patch", () => {
  it("keeps its content after later edits", () => {
    using draft = resume.open(stored, today);
    draft.set("/workExperience/0/jobTitle", "One");
    const patch = draft.patch();
    const expected = resume.patch(draft.base, draft.value, today);
    draft.set("/workExperience/0/jobTitle", "Two");
    draft.remove("/summary");
    expect(patch.bodyText).toBe(expected.bodyText);
    expect(patch.changes).toEqual(expected.changes);
    expect(patch.encode("application/json").body).toBe(expected.bodyText);
  });

  it("is encoded as a form by the fields of its endpoint", () => {
    using draft = experience.open({ ...job, city: "Delft", finished_at_month: 5 }, today);
    draft.set("/finished_at_month", null);
    draft.set("/city", null);
    const { body, unsendable } = draft.patch().encode("application/x-www-form-urlencoded");
    expect([String(body), unsendable]).toEqual(["finished_at_month=", ["/city"]]);
  });
});

describe("memory", () => {
  it("suffices for a thousand drafts, and is freed", () => {
    const drafts = Array.from({ length: 1000 }, () => resume.open(stored, today));
    for (const [index, draft] of drafts.entries()) draft.set("/workExperience/0/jobTitle", `Job ${index}`);
    expect(drafts[7]?.get("/workExperience/0/jobTitle")).toBe("Job 7");
    for (const draft of drafts) draft.close();
  });
});
