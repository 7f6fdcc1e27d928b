import { reportError } from "../errors/report-error.js";
import type { DraftListener } from "../types/draft-options.js";

/** The limit of notifications in one call, because a listener that edits is notified of its own edit. */
const maximumRounds = 1000;

/** The listeners of a draft. */
export class DraftListeners {
  readonly #listeners = new Set<{ readonly callback: DraftListener }>();
  readonly #pending: { readonly paths: string[]; readonly issuePaths: string[] | null }[] = [];
  #isNotifying = false;

  add(callback: DraftListener): () => void {
    if (typeof callback !== "function")
      throw new TypeError("The listener of `subscribe` must be a function.");
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

  /** Notifies every listener. A change made by a listener is notified after all listeners received this one. */
  notify(paths: string[], issuePaths: string[] | null): void {
    if (this.#listeners.size === 0) return;
    this.#pending.push({ paths, issuePaths });
    if (this.#isNotifying) return;
    this.#isNotifying = true;
    for (let round = 0; round < maximumRounds && this.#pending.length > 0; round++) this.#notifyOne();
    this.#isNotifying = false;
    if (this.#pending.length === 0) return;
    this.#pending.length = 0;
    reportError(
      new Error(
        `A draft's listener edited the draft ${maximumRounds} times in one call: edit only if a value differs.`,
      ),
    );
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
