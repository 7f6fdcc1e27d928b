// Drafts that cannot be stored, and stored drafts that cannot be read.
import { describe, expect, it, vi } from "vitest";
import { load } from "../../../js/src/index.js";
import { draftStore } from "../../../js/src/storage.js";
import type { Experience } from "../../../js/src/types/resources.js";
import { experience, job, keysOf, locks, newName, openIn } from "./storage-samples.js";

describe("if the browser stores nothing", () => {
  it("the draft works, and the failure is reported", async () => {
    vi.stubGlobal("indexedDB", {
      open: () => {
        throw new DOMException("The user denied permission.", "SecurityError");
      },
    });
    const failures: (Error | null)[] = [];
    const kept = await openIn(newName(), { onFailure: (failure: Error | null) => failures.push(failure) });
    expect(kept.failure?.name).toBe("SecurityError");
    kept.draft.set("/city", "Delft");
    await kept.flush();
    expect(kept.draft.patch().body).toEqual({ city: "Delft" });
    expect(failures.map((failure) => failure?.name)).toEqual(["SecurityError", "SecurityError"]);
  });

  it("the next write succeeds as soon as storage works", async () => {
    const name = newName();
    const failures: (Error | null)[] = [];
    const kept = await openIn(name, { onFailure: (failure: Error | null) => failures.push(failure) });
    const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementationOnce(() => {
      throw new DOMException("There is no space left.", "QuotaExceededError");
    });
    kept.draft.set("/city", "Delft");
    await kept.flush();
    expect(kept.failure?.name).toBe("QuotaExceededError");
    put.mockRestore();
    await kept.flush();
    expect(kept.failure).toBeNull();
    expect(failures.map((failure) => failure?.name)).toEqual(["QuotaExceededError", undefined]);
    locks.crash();
    expect((await openIn(name)).draft.get("/city")).toBe("Delft");
  });

  it("reverted edits do not return, neither those of other tabs nor those that could not be deleted", async () => {
    const name = newName();
    const before = await openIn(name);
    before.draft.set("/city", "Delft");
    await before.close();
    for (const method of ["put", "delete"] as const) {
      const fails = vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(() => {
        throw new DOMException("There is no space left.", "QuotaExceededError");
      });
      const kept = await openIn(name);
      expect(kept.draft.get("/city")).toBe("Delft");
      if (method === "delete") kept.draft.revert();
      await kept.flush();
      expect(kept.failure?.name).toBe("QuotaExceededError");
      fails.mockRestore();
      if (method === "put") kept.draft.set("/job_title", "Designer");
      await kept.flush();
      expect(kept.failure).toBeNull();
      await kept.close();
    }
    expect(await keysOf(name)).toEqual([]);
  });

  it("an onFailure that throws does no harm", async () => {
    const reported = vi.spyOn(console, "error").mockImplementation(() => {});
    const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("There is no space left.", "QuotaExceededError");
    });
    const kept = await openIn(newName(), {
      onFailure: () => {
        throw new Error("I cannot hear that.");
      },
    });
    kept.draft.set("/city", "Delft");
    await kept.flush();
    expect(kept.failure?.name).toBe("QuotaExceededError");
    expect(reported).toHaveBeenCalled();
    put.mockRestore();
    await kept.close();
    reported.mockRestore();
  });
});

describe("bad input", () => {
  it("is returned as unreadable, and stays stored", async () => {
    const name = newName();
    const before = await openIn(name);
    before.draft.set("/city", "Delft");
    await before.close();
    // Another endpoint's draft is stored under this key.
    const { resume } = (await load()).affinda;
    const kept = await draftStore({ name }).open(resume, "job", { workExperience: [] } as never);
    expect(kept.restored).toBe(false);
    expect(kept.unreadable).toHaveLength(1);
    expect(kept.unreadable[0]?.error).toMatchObject({ name: "DraftError", code: "otherEndpoint" });
    expect(experience.open(job as Experience, { saved: kept.unreadable[0]?.saved ?? "" }).get("/city")).toBe(
      "Delft",
    );
    await kept.close();
    expect((await openIn(name)).draft.get("/city")).toBe("Delft");
  });

  it("throws for a key that is no text and an interval that is no number", async () => {
    await expect(draftStore().open(experience, "", job as Experience)).rejects.toThrow(TypeError);
    expect(() => draftStore({ interval: Number.NaN })).toThrow(TypeError);
  });
});
