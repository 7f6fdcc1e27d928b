// Saved drafts, and the drafts opened from them.
import { describe, expect, it } from "vitest";
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

  it("is restored with its edits, also the undone ones", () => {
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

  it("is restored with its conflicts and its history", () => {
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

  it("is rebased if the server has changed", () => {
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

  it("remembers an unconfirmed request, and settles it by the server's resource", () => {
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

  it("does not take white space for a stored edit", () => {
    using draft = experience.open(job);
    draft.set("/city", "Rotterdam ");
    draft.setUnconfirmed(draft.patch());
    expect(draft.rebase({ ...job, job_title: "Lead" })).toEqual([]);
    expect([draft.unconfirmed === null, draft.get("/city")]).toEqual([false, "Rotterdam "]);
    draft.setUnconfirmed(null);
    expect(draft.unconfirmed).toBeNull();
    expect(draft.save()).not.toContain("unconfirmed");
  });

  it("with a damaged unconfirmed request throws a DraftError", () => {
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
      saved.replace(/"documents":.*/, '"documents":{"0":1}}}'),
      saved.replace(/"documents":.*/, '"documents":[]}}'),
    ];
    for (const text of bad)
      expect(errorOf(() => experience.open(job, { saved: text }))).toMatchObject({ code: "damaged" });
    expect(errorOf(() => resume.open(stored, { saved }))).toMatchObject({ code: "otherEndpoint" });
    expect(() => experience.open([] as unknown as typeof job, { saved })).toThrow(TypeError);
  });

  it("that is damaged or of another origin throws a DraftError", () => {
    using draft = edited();
    const saved = draft.save();
    const codeOf = (text: string) => (errorOf(() => resume.open(stored, { saved: text })) as DraftError).code;
    for (const end of [0, 1, saved.length >> 1, saved.length - 1])
      expect(codeOf(saved.slice(0, end))).toBe("damaged");
    expect(codeOf(saved.replace("Knitting", "Knotting"))).toBe("damaged");
    expect(codeOf(saved.replace('"version":3', '"version":1'))).toBe("unknownFormat");
    expect(codeOf('{"some":"thing"}')).toBe("unknownFormat");
    expect(codeOf("[]")).toBe("unknownFormat");
    expect(codeOf("[".repeat(1000) + "]".repeat(1000))).toBe("damaged");
    expect(errorOf(() => experience.open(job, { saved }))).toMatchObject({
      name: "DraftError",
      code: "otherEndpoint",
    });
    expect(() => resume.open(stored, { saved: 7 as unknown as string })).toThrow(TypeError);
  });
});
