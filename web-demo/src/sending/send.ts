import type { Issue, ServerError } from "../library";
import { cookieMode, credentialHeaders } from "./credentials";
import type { Outgoing } from "./outgoing";
import type { Auth } from "./settings";

const TIMEOUT_MS = 20_000;

export type Fetch = (request: Request) => Promise<Response>;

/** How sending ended, in the one way that matters to the person. */
export type Outcome =
  | { readonly kind: "saved"; readonly resource: unknown; readonly status: number }
  | { readonly kind: "refused"; readonly issues: readonly Issue[]; readonly message: string }
  | { readonly kind: "failed"; readonly message: string };

/** Reads a refusal in whatever form a server gave it: an endpoint. */
interface RefusalReader {
  parseError(status: number, body: unknown): ServerError;
}

/** Sends one request once. Never throws: whatever happens is an outcome. */
export async function send(request: Outgoing, endpoint: RefusalReader, fetch: Fetch): Promise<Outcome> {
  const outgoing = new Request(request.url, {
    method: request.method,
    headers: new Headers(Object.fromEntries([...request.headers, ...credentialHeaders(request.auth)])),
    body: request.bodyText,
    credentials: cookieMode(request.auth),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  try {
    const response = await fetch(outgoing);
    const text = await response.text();
    if (!response.ok) return refusal(endpoint, response, text);
    return { kind: "saved", resource: parseOrNull(text), status: response.status };
  } catch (error) {
    return { kind: "failed", message: wordsForNoAnswer(error) };
  }
}

/** Reads a resource. Never throws. */
export async function fetchJson(url: string, auth: Auth, fetch: Fetch): Promise<Outcome> {
  const incoming = new Request(url, {
    headers: [["Accept", "application/json"], ...credentialHeaders(auth)],
    credentials: cookieMode(auth),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  try {
    const response = await fetch(incoming);
    if (!response.ok) return { kind: "failed", message: wordsForStatus(response.status) };
    return { kind: "saved", resource: parseOrNull(await response.text()), status: response.status };
  } catch (error) {
    return { kind: "failed", message: wordsForNoAnswer(error) };
  }
}

function refusal(endpoint: RefusalReader, response: Response, text: string): Outcome {
  const { issues, message } = endpoint.parseError(response.status, parseOrNull(text) ?? text);
  if (issues.length > 0 && isAboutBody(response.status)) return { kind: "refused", issues, message };
  return { kind: "failed", message: wordsForStatus(response.status) };
}

/** Other statuses say enough: nothing in the form can mend them. */
function isAboutBody(status: number): boolean {
  return status < 500 && ![401, 403, 404, 405, 429].includes(status);
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function wordsForStatus(status: number): string {
  if (status === 401 || status === 403)
    return "The server wants a sign-in. See Server at the top of the page.";
  if (status === 404) return "The server has nothing at this address.";
  if (status === 405) return "The server does not offer this here.";
  if (status === 413) return "The server finds this too long.";
  if (status === 429) return "The server is busy with too many requests. Try again in a moment.";
  if (status >= 500) return "The server has a problem of its own. Try again in a moment.";
  return `The server refused this without saying why (status ${status}).`;
}

function wordsForNoAnswer(error: unknown): string {
  const late = error instanceof DOMException && error.name === "TimeoutError";
  return late ? "The server took too long to answer." : "The server could not be reached.";
}
