// When to ask again, and how long to wait before.
import type { RetryOptions } from "../types/client.js";

/** How often, and with how many ms between. */
export interface RetryPolicy {
  readonly limit: number;
  readonly delay: number;
  readonly maxDelay: number;
}

/** A number that is none, or below zero, is a TypeError. */
export function checkedNumber(name: string, value: unknown, least: number): number {
  if (typeof value !== "number" || !(value >= least))
    throw new TypeError(`The option "${name}" must be a number of at least ${least}.`);
  return value;
}

export function retryPolicy({ limit = 2, delay = 300, maxDelay = 20_000 }: RetryOptions = {}): RetryPolicy {
  return {
    limit: checkedNumber("retry.limit", limit, 0),
    delay: checkedNumber("retry.delay", delay, 0),
    maxDelay: checkedNumber("retry.maxDelay", maxDelay, 0),
  };
}

/**
 * How long to wait before the repeat number `count`, from 0 on, in ms; null when the server asks for longer than
 * anybody should wait. Half of it is by chance, so that those whom one failure stopped do not all come back at once.
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

/** Resolves with true when the promise does, or with false as soon as the signal says stop. */
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

/** Waits so many ms; false when it was stopped. */
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
