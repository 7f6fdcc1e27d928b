// One request and its answer, within a time and until a signal says stop.

/** An answer, read to its end. */
export interface HttpResponse {
  readonly kind: "response";
  readonly status: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly retryAfter: number | undefined;
}

/** No answer. Whether the request arrived is not known, unless it was not made. */
export interface NoResponse {
  readonly kind: "network" | "timeout" | "aborted" | "noToken";
}

/** How long to wait for it. */
export interface TimeoutOptions {
  /** In ms. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
}

/** Longer than this no timer runs, and nobody waits. */
const maximumTimeout = 0x7fffffff;

/** `Retry-After` (RFC 9110, section 10.2.3) in ms: seconds, or a date, which is held against the server's own clock. */
export function readRetryAfter(headers: Headers): number | undefined {
  const value = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const then = /GMT$/i.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(then)) return undefined;
  const now = Date.parse(headers.get("date") ?? "");
  return Math.max(0, then - (Number.isNaN(now) ? Date.now() : now));
}

async function read(response: Response): Promise<HttpResponse> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { kind: "response", status: response.status, bytes, retryAfter: readRetryAfter(response.headers) };
}

/**
 * Asks; null stands for a question that was not asked. Never throws: what went wrong may hold what was sent, credentials
 * included, and is not passed on.
 */
export async function fetchWithTimeout(
  sendRequest: (signal: AbortSignal) => Promise<Response | null>,
  { timeout, signal }: TimeoutOptions,
): Promise<HttpResponse | NoResponse> {
  if (signal?.aborted) return { kind: "aborted" };
  const ending = new AbortController();
  let interrupt = (_: NoResponse["kind"]): void => {};
  const interrupted = new Promise<NoResponse>((resolve) => {
    interrupt = (kind) => {
      // First: the request that is stopped fails, too.
      resolve({ kind });
      ending.abort();
    };
  });
  const abort = () => interrupt("aborted");
  signal?.addEventListener("abort", abort);
  const timer = timeout > maximumTimeout ? undefined : setTimeout(() => interrupt("timeout"), timeout);
  const sendAndRead = async (): Promise<HttpResponse | NoResponse> => {
    const response = await sendRequest(ending.signal);
    return response === null ? { kind: "noToken" } : read(response);
  };
  try {
    // Raced, as a function of one's own may not know signals.
    return await Promise.race([interrupted, sendAndRead()]);
  } catch {
    return { kind: "network" };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}
