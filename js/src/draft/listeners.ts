import { reportError } from "../errors/report-error.js";
import type { DraftListener } from "../types/draft.js";

/** A listener that edits is told of its own edit, and so may go on for ever; this often it may. */
const mostRounds = 1000;

/** Who wants to know of changes. */
export class Listeners {
  readonly #listeners = new Set<{ readonly call: DraftListener }>();
  readonly #waiting: { readonly paths: string[]; readonly judged: string[] | null }[] = [];
  #isTelling = false;

  add(call: DraftListener): () => void {
    if (typeof call !== "function") throw new TypeError("subscribe takes a function.");
    const listener = { call };
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  clear(): void {
    this.#listeners.clear();
    this.#waiting.length = 0;
  }

  /** Tells every listener. A change that a listener makes is told when all have heard of the present one. */
  tell(paths: string[], judged: string[] | null): void {
    if (this.#listeners.size === 0) return;
    this.#waiting.push({ paths, judged });
    if (this.#isTelling) return;
    this.#isTelling = true;
    for (let round = 0; round < mostRounds && this.#waiting.length > 0; round++) this.#tellOne();
    this.#isTelling = false;
    if (this.#waiting.length === 0) return;
    this.#waiting.length = 0;
    reportError(new Error("A listener of a draft edits the draft again each time it is told of an edit."));
  }

  #tellOne(): void {
    const { paths, judged } = this.#waiting.shift() ?? { paths: [], judged: [] };
    for (const listener of [...this.#listeners]) {
      if (!this.#listeners.has(listener)) continue;
      try {
        listener.call(paths.slice(), judged?.slice() ?? null);
      } catch (failure) {
        reportError(failure);
      }
    }
  }
}
