// When a request is retried, and how long the client waits before.
import { afterEach, describe, expect, it, vi } from "vitest";
import { retryDelay, retryPolicy, unlessAborted, waitFor } from "../../../js/src/client/retry.js";

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** The shortest and the longest wait before the retry after `count` others. */
function waits(count: number, retryAfter?: number, policy = retryPolicy({ delay: 100, maxDelay: 500 })) {
  const random = vi.spyOn(Math, "random");
  const shortest = retryDelay(count, retryAfter, random.mockReturnValue(0) && policy);
  const longest = retryDelay(count, retryAfter, random.mockReturnValue(1) && policy);
  return [shortest, longest];
}

describe("retryPolicy", () => {
  it("has defaults", () => {
    expect(retryPolicy()).toEqual({ limit: 2, delay: 300, maxDelay: 20_000 });
    expect(retryPolicy({})).toEqual(retryPolicy());
  });

  it("accepts 0, and refuses what is no number of at least 0 by its name", () => {
    expect(retryPolicy({ limit: 0, delay: 0, maxDelay: 0 })).toEqual({ limit: 0, delay: 0, maxDelay: 0 });
    for (const name of ["limit", "delay", "maxDelay"]) {
      for (const value of [-1, Number.NaN, "3", null]) {
        const message = `The option "retry.${name}" must be a number of at least 0.`;
        expect(() => retryPolicy({ [name]: value })).toThrow(new TypeError(message));
      }
    }
  });
});

describe("retryDelay", () => {
  it("doubles with each retry, and half of it is random", () => {
    expect(waits(0)).toEqual([50, 100]);
    expect(waits(1)).toEqual([100, 200]);
    expect(waits(2)).toEqual([200, 400]);
  });

  it("is at most `maxDelay`", () => {
    expect(waits(3)).toEqual([250, 500]);
    expect(waits(2000)).toEqual([250, 500]);
  });

  it("is at least `Retry-After`, up to `maxDelay` itself", () => {
    expect(waits(0, 70)).toEqual([70, 100]);
    expect(waits(0, 500)).toEqual([500, 500]);
    expect(waits(0, 501)).toEqual([null, null]);
  });
});

describe("unlessAborted", () => {
  it("resolves with true when the work is done, with or without a signal", async () => {
    expect(await unlessAborted(Promise.resolve("done"), undefined)).toBe(true);
    expect(await unlessAborted(Promise.resolve("done"), new AbortController().signal)).toBe(true);
  });

  it("resolves with false if the signal aborts first, or has aborted", async () => {
    const controller = new AbortController();
    const result = unlessAborted(new Promise(() => {}), controller.signal);
    controller.abort();
    expect(await result).toBe(false);
    expect(await unlessAborted(Promise.resolve("done"), controller.signal)).toBe(false);
  });

  it("leaves no listener at the signal, also if the work fails", async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, "addEventListener");
    const removed = vi.spyOn(signal, "removeEventListener");
    await unlessAborted(Promise.resolve(), signal);
    await expect(unlessAborted(Promise.reject(new Error("work")), signal)).rejects.toThrow("work");
    expect(added).toHaveBeenCalledTimes(2);
    expect(removed.mock.calls).toEqual(added.mock.calls);
  });
});

describe("waitFor", () => {
  it("waits for the milliseconds", async () => {
    vi.useFakeTimers();
    const ended = vi.fn();
    const waiting = waitFor(1000, undefined).then(ended);
    await vi.advanceTimersByTimeAsync(999);
    expect(ended).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await waiting;
    expect(ended).toHaveBeenCalledWith(true);
  });

  it("leaves no timer after the signal aborts", async () => {
    vi.useFakeTimers();
    const controller = new AbortController();
    const waiting = waitFor(1000, controller.signal);
    expect(vi.getTimerCount()).toBe(1);
    controller.abort();
    expect(await waiting).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});
