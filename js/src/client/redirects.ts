// Follows the redirects of a request within its origin, and no others. See decisions/redirects.md.
import type { Fetch } from "../types/client.js";

/** A redirect that the client does not follow. */
export interface RedirectRefusal {
  readonly kind: "redirect";
  /** The origin of the redirect's target, if the host shows it. */
  readonly origin: string | undefined;
}

/** The maximum number of redirects of one request. */
const maximumRedirects = 5;

const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

function parseUrl(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

/** Returns the origin of a URL. A `data:` URL has none. */
function originOf(url: URL | null): string | undefined {
  return url === null || url.origin === "null" ? undefined : url.origin;
}

/** Returns the target of a redirect. Returns null for another response. */
function targetOf(response: Response, url: string): URL | null {
  const location = redirectStatuses.has(response.status) ? response.headers.get("location") : null;
  return location === null ? null : parseUrl(location, url);
}

/** Returns the redirect that makes a response useless: a browser hides it, or a custom `fetch` followed it. */
function refusalOf(response: Response, url: string): RedirectRefusal | null {
  if (response.type === "opaqueredirect") return { kind: "redirect", origin: undefined };
  const final = response.redirected === true ? parseUrl(response.url) : null;
  if (final === null || final.origin === new URL(url).origin) return null;
  return { kind: "redirect", origin: final.origin };
}

/**
 * Returns the request after a redirect, as `fetch` would make it: after 303 a GET, otherwise the same request.
 *
 * @see Fetch Standard, HTTP-redirect fetch
 */
function redirected(init: RequestInit, status: number): RequestInit {
  if (status !== 303 || init.method === "GET") return init;
  const { body: _, headers, ...rest } = init;
  const kept = Object.entries(headers as Record<string, string>).filter(([name]) => name !== "content-type");
  return { ...rest, method: "GET", headers: Object.fromEntries(kept) };
}

function dropBody({ body }: Response): void {
  body?.cancel().catch(() => {});
}

/**
 * Sends a request and follows redirects to the same origin. Another origin receives nothing.
 *
 * @param init - Its headers are a plain object with names in lower case.
 * @param onRedirect - Receives the status of each redirect that is followed.
 * @returns The response, or the redirect that was not followed.
 */
export async function fetchWithinOrigin(
  fetch: Fetch,
  url: string,
  init: RequestInit,
  onRedirect: (status: number, method: string, url: string) => void,
): Promise<Response | RedirectRefusal> {
  const { origin } = new URL(url);
  let [address, request] = [url, init];
  for (let count = 0; ; count++) {
    const response = await fetch(address, { ...request, redirect: "manual" });
    const refusal = refusalOf(response, address);
    const target = refusal === null ? targetOf(response, address) : null;
    if (target === null && refusal === null) return response;
    dropBody(response);
    if (target === null || target.origin !== origin || count === maximumRedirects)
      return refusal ?? { kind: "redirect", origin: originOf(target) };
    target.hash = "";
    [address, request] = [target.href, redirected(request, response.status)];
    onRedirect(response.status, String(request.method), address);
  }
}
