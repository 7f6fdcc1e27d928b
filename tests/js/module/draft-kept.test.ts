// What outlives a moment: rebasing, saving, and traps of the module.
import { describe, expect, it, vi } from "vitest";
import { type DraftError, load } from "../../../js/src/index.js";
import { job, storedWithTwoJobs as stored } from "./draft-samples.js";

const rp = await load();
const { resume } = rp.affinda;
const { experience } = rp.letraz;

function errorOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe("a rebase", () => {
  it("takes what the server changed, keeps what the person changed, and asks about the rest", () => {
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

  it("carries conflicts on, and lets the last one that changed a place be the other side", () => {
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

  it("settles a conflict about what is removed, until that is undone", () => {
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

  it("after sending counts what was stored as done, and keeps what was typed meanwhile", () => {
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

  it("after sending still asks about what somebody else has changed", () => {
    using draft = experience.open(job);
    draft.set("/job_title", "Lead");
    const sent = draft.patch();
    draft.set("/city", "Utrecht");
    const conflicts = draft.rebase({ ...job, job_title: "Lead", city: "Delft" }, { sent });
    expect(conflicts).toEqual([{ path: "/city", base: "Rotterdam", mine: "Utrecht", theirs: "Delft" }]);
  });

  it("takes the ids that the server gave to new items", () => {
    using draft = resume.open(stored);
    draft.insert("/skills/0", { name: "Knitting" });
    const sent = draft.patch();
    const latest = structuredClone(stored);
    latest.skills.unshift({ ...stored.skills[0], id: 4711, name: "Knitting" });
    expect(draft.rebase(latest, { sent })).toEqual([]);
    expect([draft.value, draft.dirty]).toEqual([latest, false]);
  });

  it("ends a conflict where the person's side was sent, or where the server has come to it by itself", () => {
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

  it("after sending something else leaves a conflict that nobody has settled", () => {
    using draft = experience.open(job);
    draft.set("/city", "Utrecht");
    draft.rebase({ ...job, city: "Delft" });
    const sent = experience.update(job, { job_title: "Lead" });
    const conflicts = draft.rebase({ ...job, city: "Delft", job_title: "Lead" }, { sent });
    expect(conflicts).toMatchObject([{ path: "/city", theirs: "Delft" }]);
  });

  it("knows a patch that another made of the same", () => {
    using draft = experience.open(job);
    draft.set("/job_title", " Lead ");
    const sent = experience.patch(job, draft.value);
    expect(draft.rebase({ ...job, job_title: "Lead" }, { sent })).toEqual([]);
    expect(draft.dirty).toBe(false);
  });

  it("can be undone past, without bringing back what the server has changed", () => {
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

  it("on the same, or where nothing was edited since the last one, costs no step", () => {
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

  it("after sending can be undone past as well: the edit is taken back, as an edit", () => {
    using draft = experience.open(job);
    draft.set("/job_title", "Lead");
    draft.rebase({ ...job, job_title: "Lead", updated_at: "2" }, { sent: draft.patch() });
    expect(draft.dirty).toBe(false);
    draft.undo();
    expect(draft.value).toEqual({ ...job, updated_at: "2" });
    expect(draft.patch().body).toEqual({ job_title: "Engineer" });
  });
});

describe("a saved draft", () => {
  function edited() {
    const draft = resume.open(stored);
    draft.set("/workExperience/0/jobTitle", "One");
    draft.move("/workExperience/1", "/workExperience/0");
    draft.insert("/skills/0", { name: "Knitting" });
    draft.remove("/summary");
    draft.setFromInput("/workExperience/1/id", "abc");
    draft.set("/workExperience/1/jobTitle", "Two");
    draft.undo();
    return draft;
  }

  it("comes back with its edits, undone ones too", () => {
    using draft = edited();
    using again = resume.open(stored, { saved: draft.save() });
    expect(again.save()).toBe(draft.save());
    for (let step = 0; step < 8; step++) {
      expect([again.value, again.issues, again.changes]).toEqual([draft.value, draft.issues, draft.changes]);
      expect([again.patch().bodyText, again.dirty]).toEqual([draft.patch().bodyText, draft.dirty]);
      expect(again.undo()).toBe(draft.undo());
    }
    while (draft.redo()) expect(again.redo()).toBe(true);
    expect(again.value).toEqual(draft.value);
  });

  it("comes back with its conflicts and its past", () => {
    using draft = experience.open(job);
    draft.set("/job_title", "Lead");
    draft.set("/city", "Utrecht");
    const latest = { ...job, company_name: "Darkwater", city: "Delft" };
    draft.rebase(latest);
    draft.set("/city", "Gouda");
    for (const undone of [0, 1, 1, 1]) {
      if (undone === 1) draft.undo();
      using again = experience.open(latest, { saved: draft.save() });
      expect([again.value, again.conflicts]).toEqual([draft.value, draft.conflicts]);
      expect(again.save()).toBe(draft.save());
      while (again.undo());
      expect(again.value).toEqual(latest);
      while (again.redo());
      expect(again.get("/city")).toBe("Gouda");
    }
  });

  it("is rebased when the server has moved on", () => {
    using draft = experience.open(job);
    draft.set("/job_title", "Lead");
    draft.set("/city", "Utrecht");
    using again = experience.open(
      { ...job, company_name: "Darkwater", city: "Delft" },
      { saved: draft.save() },
    );
    expect(again.value).toMatchObject({ company_name: "Darkwater", job_title: "Lead", city: "Utrecht" });
    expect(again.conflicts).toMatchObject([{ path: "/city", theirs: "Delft" }]);
    again.undo();
    expect(again.value).toMatchObject({ job_title: "Lead", city: "Delft" });
  });

  it("remembers what was sent without an answer, and finds out from the server what became of it", () => {
    using draft = resume.open(stored);
    draft.insert("/skills/0", { name: " Knitting " });
    draft.setUnconfirmed(draft.patch());
    draft.set("/skills/0/name", " Knitting and weaving");
    const saved = draft.save();
    const latest = structuredClone(stored);
    latest.skills.unshift({ ...stored.skills[0], id: 4711, name: "Knitting" });

    using unchanged = resume.open(stored, { saved });
    expect(unchanged.unconfirmed).toMatchObject({ patch: { bodyText: draft.unconfirmed?.patch.bodyText } });
    expect([unchanged.value, unchanged.save()]).toEqual([draft.value, saved]);
    using stays = resume.open({ ...stored, summary: "Else" }, { saved });
    expect(stays.unconfirmed).not.toBeNull();
    expect(stays.get("/skills/0")).toEqual({ name: " Knitting and weaving" });

    for (const again of [resume.open(latest, { saved }), draft]) {
      expect(again.rebase(latest)).toEqual([]);
      expect([again.unconfirmed, again.conflicts]).toEqual([null, []]);
      expect(again.value.skills).toHaveLength(latest.skills.length);
      expect(again.get("/skills/0")).toMatchObject({ id: 4711, name: " Knitting and weaving" });
    }
  });

  it("takes white space for no trace of what was sent where the server has what it had", () => {
    using draft = experience.open(job);
    draft.set("/city", "Rotterdam ");
    draft.setUnconfirmed(draft.patch());
    expect(draft.rebase({ ...job, job_title: "Lead" })).toEqual([]);
    expect([draft.unconfirmed === null, draft.get("/city")]).toEqual([false, "Rotterdam "]);
    draft.setUnconfirmed(null);
    expect(draft.unconfirmed).toBeNull();
    expect(draft.save()).not.toContain("unconfirmed");
  });

  it("with a damaged note of what was sent is a DraftError that says so", () => {
    using draft = experience.open(job);
    draft.set("/city", "Utrecht");
    draft.setUnconfirmed(draft.patch());
    const saved = draft.save();
    const first = saved.indexOf("Utrecht");
    expect(first).toBeLessThan(saved.indexOf('"format"'));
    const bad = [
      saved.replace("Utrecht", "Utrechs"),
      saved.slice(0, first),
      '{"unconfirmed":7}',
      saved.replace(/"draft":.*/, '"draft":{}}'),
    ];
    for (const text of bad)
      expect(errorOf(() => experience.open(job, { saved: text }))).toMatchObject({ code: "damaged" });
    expect(errorOf(() => resume.open(stored, { saved }))).toMatchObject({ code: "foreign" });
    expect(() => experience.open([] as unknown as typeof job, { saved })).toThrow(TypeError);
  });

  it("that is damaged, or not ours, is a DraftError that says so", () => {
    using draft = edited();
    const saved = draft.save();
    const codeOf = (text: string) => (errorOf(() => resume.open(stored, { saved: text })) as DraftError).code;
    for (const end of [0, 1, saved.length >> 1, saved.length - 1])
      expect(codeOf(saved.slice(0, end))).toBe("damaged");
    expect(codeOf(saved.replace("Knitting", "Knotting"))).toBe("damaged");
    expect(codeOf(saved.replace('"version":1', '"version":2'))).toBe("unknownFormat");
    expect(codeOf('{"some":"thing"}')).toBe("unknownFormat");
    expect(codeOf("[]")).toBe("unknownFormat");
    expect(errorOf(() => experience.open(job, { saved }))).toMatchObject({
      name: "DraftError",
      code: "foreign",
    });
    expect(() => resume.open(stored, { saved: 7 as unknown as string })).toThrow(TypeError);
  });
});
