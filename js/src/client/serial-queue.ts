// Runs the calls of `send` for one draft one after another.
import { unlessAborted } from "./retry.js";

/** Runs asynchronous work in the order of the calls. */
export class SerialQueue {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs the work after all earlier work. Resolves with null if the signal aborts before. */
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

/** Returns the queue of a draft, which all clients share. */
export function queueOf(draft: object): SerialQueue {
  const queue = known.get(draft) ?? new SerialQueue();
  known.set(draft, queue);
  return queue;
}
