// What a client remembers of a draft between calls of `send`.
import type { Patch } from "../types/patch.js";
import { unlessAborted } from "./retry.js";

/** A request for a change, with the draft as it was then. */
export interface Shot {
  readonly patch: Patch<unknown>;
  readonly base: unknown;
  readonly value: unknown;
}

/** What is known of a draft. */
export class Turns {
  /** What was sent without an answer that says what became of it. */
  unconfirmed: Shot | null = null;
  #last: Promise<unknown> = Promise.resolve();

  /** Does the work when all earlier work is done; null when the signal says stop before that. */
  async take<Result>(work: () => Promise<Result>, signal: AbortSignal | undefined): Promise<Result | null> {
    const earlier = this.#last;
    let end = (): void => {};
    const own = new Promise<void>((resolve) => {
      end = resolve;
    });
    this.#last = earlier.then(() => own);
    try {
      return (await unlessAborted(earlier, signal)) ? await work() : null;
    } finally {
      end();
    }
  }
}

const known = /* @__PURE__ */ new WeakMap<object, Turns>();

/** What is known of a draft, by whichever client. */
export function turnsOf(draft: object): Turns {
  const turns = known.get(draft) ?? new Turns();
  known.set(draft, turns);
  return turns;
}
