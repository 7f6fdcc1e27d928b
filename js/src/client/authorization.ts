// Who is asking, as headers. Nothing here puts a credential into an error.
import type { BasicAuth, BearerAuth, LetrazAuth, SessionAuth, TokenSource } from "../types/client.js";

/** What a request needs to be known by. */
export interface Authorization {
  readonly headers: Readonly<Record<string, string>>;
  readonly credentials: RequestCredentials;
  /** What must not come back in a message. */
  readonly secrets: readonly string[];
}

/** Makes it for a request to an address; null when there is no token to be had. */
export type Authorize = (method: "GET" | "PATCH", url: string) => Promise<Authorization | null>;

/** What a header may hold: the error that the host makes of anything else repeats it. */
function isHeaderText(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]+$/.test(text);
}

async function tokenOf(source: TokenSource): Promise<string | null> {
  try {
    const token: unknown = typeof source === "function" ? await source() : source;
    const text = typeof token === "string" ? token.trim() : "";
    return isHeaderText(text) ? text : null;
  } catch {
    return null;
  }
}

function checkTokenSource(name: string, source: unknown): void {
  if (typeof source === "function") return;
  if (typeof source !== "string" || !isHeaderText(source.trim()))
    throw new TypeError(`The ${name} must be a text that a header can hold, or a function that gives one.`);
}

/** A token of the account, or of the person. */
export function bearerAuthorize({ token: source }: Omit<BearerAuth, "type">): Authorize {
  checkTokenSource("token", source);
  return async () => {
    const token = await tokenOf(source);
    if (token === null) return null;
    return { headers: { authorization: `Bearer ${token}` }, credentials: "omit", secrets: [token] };
  };
}

function basicAuthorize({ username, password }: BasicAuth): Authorize {
  if (typeof username !== "string" || typeof password !== "string" || username.includes(":"))
    throw new TypeError("The username and the password must be texts, the former without a colon.");
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  const pair = btoa(String.fromCharCode(...bytes));
  const headers = { authorization: `Basic ${pair}` };
  return async () => ({ headers, credentials: "omit", secrets: [pair, password] });
}

/** The value of a cookie that a page can read. */
function cookieOf(name: string): string | null {
  const cookies = globalThis.document?.cookie ?? "";
  const found = cookies.split(/;\s*/).find((cookie) => cookie.startsWith(`${name}=`));
  const value = found?.slice(name.length + 1) ?? "";
  return isHeaderText(value) ? value : null;
}

function sessionAuthorize(auth: SessionAuth): Authorize {
  const { csrfToken, csrfCookie = "csrftoken", credentials = "include", sessionId } = auth;
  if (csrfToken !== undefined) checkTokenSource("csrfToken", csrfToken);
  if (sessionId !== undefined && !/^[\x21-\x7e]+$/.test(sessionId.replaceAll(";", " ")))
    throw new TypeError("The sessionId must be the text of a cookie.");
  return async (method, url) => {
    const token = csrfToken === undefined ? cookieOf(csrfCookie) : await tokenOf(csrfToken);
    if (token === null && csrfToken !== undefined) return null;
    const cookies = [
      ...(sessionId === undefined ? [] : [`sessionid=${sessionId}`]),
      ...(sessionId === undefined || token === null ? [] : [`${csrfCookie}=${token}`]),
    ];
    const headers = {
      // Reading needs no token, and without the header a page of another origin needs no preflight.
      ...(token === null || method === "GET" ? {} : { "x-csrftoken": token }),
      // By https, Django wants to know the page that asks; a browser tells it by itself.
      ...(cookies.length === 0 ? {} : { cookie: cookies.join("; "), referer: url }),
    };
    return { headers, credentials, secrets: [token, sessionId].filter((secret) => secret != null) };
  };
}

/** How Letraz is told. Throws a TypeError for what cannot be sent. */
export function letrazAuthorize(auth: LetrazAuth): Authorize {
  switch (auth?.type) {
    case "session":
      return sessionAuthorize(auth);
    case "basic":
      return basicAuthorize(auth);
    case "bearer":
      return bearerAuthorize(auth);
    case "none":
      return async () => ({ headers: {}, credentials: "same-origin", secrets: [] });
    default:
      throw new TypeError('The auth must be of the type "session", "basic", "bearer" or "none".');
  }
}
