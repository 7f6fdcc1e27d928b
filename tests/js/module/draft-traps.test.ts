// Drafts after a trap of the module, and drafts that are garbage collected.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import glue from "../../../js/src/generated/glue.js";
import { LimitError } from "../../../js/src/index.js";
import { makeResumePatches } from "../../../js/src/load/resume-patch.js";
import { Engine } from "../../../js/src/module/engine.js";
import { makeInstance } from "../../../js/src/module/instance.js";
import { inlinedModule } from "./built-modules.js";
import { wrapSchema } from "./cases.js";
import { job, storedWithTwoJobs as stored } from "./draft-samples.js";

/** Loads the package with a module in which the next call of a chosen function traps. */
async function fragile() {
  const compiled = await WebAssembly.compile(inlinedModule());
  const state: { trap: string | null; instances: number; closed: number } = {
    trap: null,
    instances: 0,
    closed: 0,
  };
  const engine = new Engine(() => {
    state.instances++;
    const instance = makeInstance(glue, compiled);
    return new Proxy(instance, {
      get(target, name, receiver) {
        if (name === "closeDraft") state.closed++;
        if (name !== state.trap) return Reflect.get(target, name, receiver);
        state.trap = null;
        // The call is half done and the memory is inconsistent.
        return () => {
          target.HEAPU8.fill(0xab, 1 << 20);
          throw new WebAssembly.RuntimeError("unreachable");
        };
      },
    });
  });
  engine.start();
  return { rp: makeResumePatches(engine)(), state };
}

describe("a trap of the module", () => {
  it("is a typed error, and every draft is restored as it was", async () => {
    const { rp, state } = await fragile();
    const drafts = [rp.affinda.resume.open(stored), rp.affinda.resume.open(stored)] as const;
    const other = rp.letraz.experience.open(job);
    drafts[0].set("/workExperience/0/jobTitle", "One");
    drafts[0].insert("/skills/0", { name: "Knitting" });
    drafts[0].undo();
    drafts[1].remove("/summary");
    other.set("/city", "Utrecht");
    other.rebase({ ...job, city: "Delft" });
    other.set("/job_title", "Lead");
    other.setServerIssues([
      { path: "/company_name", code: "server", severity: "error", params: {}, message: "No." },
    ]);
    const values = [...drafts, other].map(({ value }) => value);
    for (const trap of [
      "editDraft",
      "queryDraft",
      "_readInput",
      "_reserveInput",
      "extractOperation",
      "compile",
      "openDraft",
    ]) {
      state.trap = trap;
      expect(() => {
        drafts[0].set("/workExperience/0/jobTitle", `Lost in ${trap}`);
        // An edit does not call some of these.
        rp.affinda.resume.open(stored).save();
        rp.compile(wrapSchema({}), "change");
      }).toThrow(LimitError);
      drafts[0].set("/workExperience/0/jobTitle", "One");
      expect([...drafts, other].map(({ value }) => value)).toEqual(values);
    }
    expect(state.instances).toBeGreaterThan(5);
    expect(other.conflicts).toMatchObject([{ path: "/city", mine: "Utrecht", theirs: "Delft" }]);
    expect(other.issues).toMatchObject([{ path: "/company_name", code: "server" }]);
    other.set("/company_name", "Darkwater");
    expect(other.issues).toEqual([]);
    expect(drafts[0].redo()).toBe(false);
    drafts[1].undo();
    expect(drafts[1].dirty).toBe(false);
    other.undo();
    other.undo();
    other.undo();
    expect(other.value).toMatchObject({ city: "Delft" });
  });

  it("does not confuse fields", async () => {
    const { rp, state } = await fragile();
    const draft = rp.affinda.resume.open(stored);
    const titles = ["/workExperience/0/jobTitle", "/workExperience/1/jobTitle"] as const;
    for (let round = 0; round < 3; round++) for (const path of titles) draft.set(path, `${path} ${round}`);
    const before = draft.patch().bodyText;
    state.trap = "_setField";
    expect(() => draft.set(titles[1], "lost")).toThrow(LimitError);
    expect(draft.patch().bodyText).toBe(before);
    expect(draft.issuesAt(titles[1])).toEqual([]);
    draft.set(titles[1], "x");
    draft.set(titles[1], "Second");
    draft.set(titles[0], "y");
    draft.set(titles[0], "First");
    expect(titles.map((path) => draft.get(path))).toEqual(["First", "Second"]);
    expect(draft.patch().bodyText).toBe(rp.affinda.resume.patch(draft.base, draft.value).bodyText);
  });

  it("after an edit does not fail the edit", async () => {
    const { rp, state } = await fragile();
    const draft = rp.letraz.experience.open(job);
    const heard: string[][] = [];
    draft.subscribe((paths) => heard.push(paths));
    state.trap = "queryDraft";
    draft.set("/city", "Delft");
    expect([draft.get("/city"), draft.version, heard]).toEqual(["Delft", 1, [["/city"]]]);
    expect(draft.patch().body).toEqual({ city: "Delft" });
  });

  it("after a rebase does not fail the rebase", async () => {
    const { rp, state } = await fragile();
    const draft = rp.letraz.experience.open(job);
    draft.set("/job_title", "Lead");
    draft.set("/city", "Utrecht");
    const latest = { ...job, city: "Delft" };
    state.trap = "queryDraft";
    expect(draft.rebase(latest)).toMatchObject([{ path: "/city", theirs: "Delft" }]);
    expect([draft.base, draft.version]).toEqual([latest, 3]);
    expect(draft.patch().body).toEqual({ job_title: "Lead", city: "Utrecht" });
    expect([draft.undo(), draft.get("/city")]).toEqual([true, "Delft"]);
  });

  it("after many edits replays only a few of them", async () => {
    const { rp, state } = await fragile();
    const draft = rp.affinda.resume.open(stored);
    for (let count = 0; count < 5000; count++) draft.set("/summary", `${count}`);
    state.trap = "_setField";
    expect(() => draft.set("/summary", "lost")).toThrow(LimitError);
    expect(draft.get("/summary")).toBe("4999");
    expect(draft.undo()).toBe(true);
  });
});

describe("a dropped draft", () => {
  it("is freed", async () => {
    setFlagsFromString("--expose-gc");
    const collect: () => void = runInNewContext("gc");
    const { rp, state } = await fragile();
    for (let count = 0; count < 50; count++) rp.affinda.resume.open(stored).set("/summary", "x");
    for (let tries = 0; tries < 100 && state.closed < 50; tries++) {
      collect();
      await new Promise((done) => setTimeout(done, 5));
    }
    expect(state.closed).toBeGreaterThanOrEqual(49);
  });
});
