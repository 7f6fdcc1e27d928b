// Stored drafts for tests. Two drafts opened from one store act as two tabs, whose locks are in `locks`.
import "fake-indexeddb/auto";
import { afterEach, beforeEach, vi } from "vitest";
import { load } from "../../../js/src/index.js";
import type { StoredDraft } from "../../../js/src/storage.js";
import { draftStore } from "../../../js/src/storage.js";
import type { Experience, ExperienceUpdate } from "../../../js/src/types/resources.js";

export const { experience } = (await load()).letraz;
export const job = { id: "1", company_name: "Brightwater", job_title: "Engineer", city: "Rotterdam" };

type Kept = StoredDraft<Experience, ExperienceUpdate>;

let stores = 0;
export const newName = (): string => `store-${++stores}`;
/** The drafts to close after the test. */
export const open: Kept[] = [];

/** Opens the job's draft in a new tab. */
export async function openIn(
  name: string,
  options = {},
  key = "job",
  base: object = job,
  interval = 0,
): Promise<Kept> {
  const store = draftStore({ name, interval });
  const kept = await store.open(experience, key, base as Experience, options);
  open.push(kept);
  return kept;
}

export const keysOf = (name: string): Promise<string[]> => draftStore({ name }).keys();

/** A model of a browser's Web Locks, with exclusive locks only. */
export class FakeLocks {
  readonly #held = new Map<string, () => void>();
  readonly #queue = new Map<string, (() => void)[]>();

  request(name: string, { signal }: { signal: AbortSignal }, callback: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const abort = () => reject(new DOMException("Aborted", "AbortError"));
      const grant = (): void => {
        signal.removeEventListener("abort", abort);
        const end = (): void => {
          if (this.#held.get(name) !== end) return;
          this.#held.delete(name);
          this.#queue.get(name)?.shift()?.();
          resolve();
        };
        this.#held.set(name, end);
        void callback().then(end);
      };
      if (!this.#held.has(name)) return grant();
      signal.addEventListener("abort", () => {
        const waiting = this.#queue.get(name) ?? [];
        this.#queue.set(
          name,
          waiting.filter((one) => one !== grant),
        );
        abort();
      });
      this.#queue.set(name, [...(this.#queue.get(name) ?? []), grant]);
    });
  }

  /** Releases all locks, as a browser does when it ends. */
  crash(): void {
    for (const end of [...this.#held.values()]) end();
  }
}

export let locks = new FakeLocks();

beforeEach(() => {
  locks = new FakeLocks();
  vi.stubGlobal("navigator", { locks });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(open.splice(0).map((kept) => kept.close()));
  vi.unstubAllGlobals();
});
