// What the tests of kept drafts open: two openings of one store are two tabs here.
import "fake-indexeddb/auto";
import { afterEach, vi } from "vitest";
import { load } from "../../../js/src/index.js";
import type { KeptDraft } from "../../../js/src/storage.js";
import { draftStore } from "../../../js/src/storage.js";
import type { Experience, ExperienceUpdate } from "../../../js/src/types/resources.js";

export const { experience } = (await load()).letraz;
export const job = { id: "1", company_name: "Brightwater", job_title: "Engineer", city: "Rotterdam" };

type Kept = KeptDraft<Experience, ExperienceUpdate>;

let stores = 0;
export const newName = (): string => `store-${++stores}`;
/** Closed after the test. */
export const open: Kept[] = [];

/** Opens the job's draft in a tab of its own. */
export async function openIn(name: string, options = {}, key = "job", base: object = job): Promise<Kept> {
  const store = draftStore({ name, interval: 0 });
  const kept = await store.open(experience, key, base as Experience, options);
  open.push(kept);
  return kept;
}

export const keysOf = (name: string): Promise<string[]> => draftStore({ name }).keys();

afterEach(async () => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  await Promise.all(open.splice(0).map((kept) => kept.close()));
});
