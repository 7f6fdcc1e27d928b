// Decides when to retry a request, and waits.
import { checkOptions } from "../errors/suggestions.js";
import type { RetryOptions } from "../types/client.js";

/** Checked retry options. */
export interface RetryPolicy {
  /** The maximum number of retries. */
  readonly limit: number;
  /** Milliseconds before the first retry. */
  readonly delay: number;
  /** The longest wait in milliseconds. */
  readonly maxDelay: number;
}

/**
 * Returns the value of an option.
 *
 * @throws TypeError unless it is a number of at least `least`.
 */
export function checkedNumber(name: string, value: unknown, least: number): number {
  if (typeof value !== "number" || !(value >= least))
    throw new TypeError(`The option "${name}" must be a number of at least ${least}.`);
  return value;
}

/**
 * Returns the retry options with their defaults.
 *
 * @throws TypeError for a negative value or for anything else than a number.
 */
export function retryPolicy(options: RetryOptions = {}): RetryPolicy {
  checkOptions(options, ["limit", "delay", "maxDelay"]);
  const { limit = 2, delay = 300, maxDelay = 20_000 } = options;
  return {
    limit: checkedNumber("retry.limit", limit, 0),
    delay: checkedNumber("retry.delay", delay, 0),
    maxDelay: checkedNumber("retry.maxDelay", maxDelay, 0),
  };
}

/**
 * Returns the wait before a retry in milliseconds, or null if the server asks for more than `maxDelay`.
 * Up to half of the wait is random, so that clients that failed together do not retry together.
 *
 * @param count - The number of retries so far.
 * @param retryAfter - Milliseconds from the header `Retry-After`.
 */
export function retryDelay(
  count: number,
  retryAfter: number | undefined,
  { delay, maxDelay }: RetryPolicy,
): number | null {
  if (retryAfter !== undefined && retryAfter > maxDelay) return null;
  const full = Math.min(delay * 2 ** count, maxDelay);
  return Math.max(full * (0.5 + Math.random() / 2), retryAfter ?? 0);
}

/** Resolves with true when the work is done, or with false as soon as the signal aborts. */
export async function unlessAborted(
  work: Promise<unknown>,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  if (signal === undefined) return work.then(() => true);
  if (signal.aborted) return false;
  let stop = (): void => {};
  const stopped = new Promise<boolean>((resolve) => {
    stop = () => resolve(false);
  });
  signal.addEventListener("abort", stop);
  try {
    return await Promise.race([stopped, work.then(() => true)]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** Waits for some milliseconds. Resolves with false as soon as the signal aborts. */
export async function waitFor(milliseconds: number, signal: AbortSignal | undefined): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  try {
    return await unlessAborted(over, signal);
  } finally {
    clearTimeout(timer);
  }
}
