import { reportError } from "../errors/report-error.js";
import type { DraftListener } from "../types/draft.js";

/** A listener that edits is told of its own edit, and so may go on for ever; this often it may. */
const maximumRounds = 1000;

/** Who wants to know of changes. */
export class DraftListeners {
  readonly #listeners = new Set<{ readonly callback: DraftListener }>();
  readonly #pending: { readonly paths: string[]; readonly issuePaths: string[] | null }[] = [];
  #isNotifying = false;

  add(callback: DraftListener): () => void {
    if (typeof callback !== "function") throw new TypeError("subscribe takes a function.");
    const listener = { callback };
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  clear(): void {
    this.#listeners.clear();
    this.#pending.length = 0;
  }

  /** Tells every listener. A change that a listener makes is told when all have heard of the present one. */
  notify(paths: string[], issuePaths: string[] | null): void {
    if (this.#listeners.size === 0) return;
    this.#pending.push({ paths, issuePaths });
    if (this.#isNotifying) return;
    this.#isNotifying = true;
    for (let round = 0; round < maximumRounds && this.#pending.length > 0; round++) this.#notifyOne();
    this.#isNotifying = false;
    if (this.#pending.length === 0) return;
    this.#pending.length = 0;
    reportError(new Error("A listener of a draft edits the draft again each time it is told of an edit."));
  }

  #notifyOne(): void {
    const { paths, issuePaths } = this.#pending.shift() ?? { paths: [], issuePaths: [] };
    for (const listener of [...this.#listeners]) {
      if (!this.#listeners.has(listener)) continue;
      try {
        listener.callback(paths.slice(), issuePaths?.slice() ?? null);
      } catch (failure) {
        reportError(failure);
      }
    }
  }
}
