// Sends one request and reads its response, within a timeout and until a signal aborts.

import { readBody } from "./read-body.js";
import type { RedirectRefusal } from "./redirects.js";

/** A response with its complete body. */
export interface HttpResponse {
  readonly kind: "response";
  readonly status: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Milliseconds. */
  readonly retryAfter: number | undefined;
}

/** The reason why there is no response. Except for `noToken`, the server may have received the request. */
export type NoResponse =
  | { readonly kind: "network" | "timeout" | "aborted" | "noToken" }
  | RedirectRefusal
  | { readonly kind: "tooLarge"; readonly status: number };

/** Limits of the wait for a response. */
export interface TimeoutOptions {
  /** Milliseconds, for the request and its response. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
}

/** The longest delay of `setTimeout`, in milliseconds. A longer timeout means no limit. */
const maximumTimeout = 0x7fffffff;

/**
 * Returns the wait that `Retry-After` requests, in milliseconds, or undefined.
 * A date is compared with the server's own `Date`, because the clocks may differ.
 *
 * @see RFC 9110, section 10.2.3
 */
export function readRetryAfter(headers: Headers): number | undefined {
  const value = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const then = /GMT$/i.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(then)) return undefined;
  const now = Date.parse(headers.get("date") ?? "");
  return Math.max(0, then - (Number.isNaN(now) ? Date.now() : now));
}

async function read(response: Response, signal: AbortSignal): Promise<HttpResponse | NoResponse> {
  const { status, headers } = response;
  const bytes = await readBody(response, signal);
  if (bytes === null) return { kind: "tooLarge", status };
  return { kind: "response", status, bytes, retryAfter: readRetryAfter(headers) };
}

/**
 * Sends a request and reads its response. Never throws, because an error may contain the request with its credentials.
 *
 * @param sendRequest - Resolves with the reason if there is no response.
 */
export async function fetchWithTimeout(
  sendRequest: (signal: AbortSignal) => Promise<Response | NoResponse>,
  { timeout, signal }: TimeoutOptions,
): Promise<HttpResponse | NoResponse> {
  if (signal?.aborted) return { kind: "aborted" };
  const ending = new AbortController();
  let interrupt = (_: "timeout" | "aborted"): void => {};
  const interrupted = new Promise<NoResponse>((resolve) => {
    interrupt = (kind) => {
      // Resolved before the abort, which makes the request itself fail.
      resolve({ kind });
      ending.abort();
    };
  });
  const abort = () => interrupt("aborted");
  signal?.addEventListener("abort", abort);
  const timer = timeout > maximumTimeout ? undefined : setTimeout(() => interrupt("timeout"), timeout);
  const sendAndRead = async (): Promise<HttpResponse | NoResponse> => {
    const response = await sendRequest(ending.signal);
    return "kind" in response ? response : read(response, ending.signal);
  };
  try {
    // Raced, because a custom `fetch` may ignore the signal.
    return await Promise.race([interrupted, sendAndRead()]);
  } catch {
    return { kind: "network" };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}
