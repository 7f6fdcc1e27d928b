// Calls of `send` for one draft, one after the other.
import { unlessAborted } from "./retry.js";

/** Who sends a draft, in the order of the calls. */
export class SerialQueue {
  #last: Promise<unknown> = Promise.resolve();

  /** Does the work when all earlier work is done; null when the signal says stop before that. */
  async run<Result>(work: () => Promise<Result>, signal: AbortSignal | undefined): Promise<Result | null> {
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

const known = /* @__PURE__ */ new WeakMap<object, SerialQueue>();

/** Who sends a draft, by whichever client. */
export function queueOf(draft: object): SerialQueue {
  const queue = known.get(draft) ?? new SerialQueue();
  known.set(draft, queue);
  return queue;
}
