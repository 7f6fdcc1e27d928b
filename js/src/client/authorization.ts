// Makes the headers that authorize a request. No error here contains a credential.
import { checkOptions } from "../errors/suggestions.js";
import type { BasicAuth, BearerAuth, LetrazAuth, SessionAuth, TokenSource } from "../types/client.js";

/** The authorization of one request. */
export interface Authorization {
  readonly headers: Readonly<Record<string, string>>;
  readonly credentials: RequestCredentials;
  /** The texts that no message may contain. */
  readonly secrets: readonly string[];
}

/** Returns the authorization of a request to a URL, or null if there is no token. */
export type Authorize = (method: "GET" | "PATCH", url: string) => Promise<Authorization | null>;

/** Returns whether a header can hold a text. The host's error for any other text repeats it. */
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
    throw new TypeError(
      `The option "${name}" must be a text that an HTTP header can hold, or a function that returns one.`,
    );
}

/**
 * Authorizes by a bearer token.
 *
 * @see RFC 6750, section 2.1
 */
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
    throw new TypeError(
      'The options "username" and "password" of "auth" must be strings, and the username must not contain a colon.',
    );
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  const pair = btoa(String.fromCharCode(...bytes));
  const headers = { authorization: `Basic ${pair}` };
  return async () => ({ headers, credentials: "omit", secrets: [pair, password] });
}

/** Returns the value of a cookie that the page can read, or null. */
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
    throw new TypeError('The option "sessionId" must be the value of the cookie: visible ASCII without ";".');
  return async (method, url) => {
    const token = csrfToken === undefined ? cookieOf(csrfCookie) : await tokenOf(csrfToken);
    if (token === null && csrfToken !== undefined) return null;
    const cookies = [
      ...(sessionId === undefined ? [] : [`sessionid=${sessionId}`]),
      ...(sessionId === undefined || token === null ? [] : [`${csrfCookie}=${token}`]),
    ];
    const headers = {
      // A GET needs no token. Without the header, a page of another origin needs no preflight request.
      ...(token === null || method === "GET" ? {} : { "x-csrftoken": token }),
      // Django checks the referrer of HTTPS requests. A browser sends it, but a server has to set it.
      ...(cookies.length === 0 ? {} : { cookie: cookies.join("; "), referer: url }),
    };
    return { headers, credentials, secrets: [token, sessionId].filter((secret) => secret != null) };
  };
}

/** The options of each kind of authorization, beside `type`. */
const authOptions: Readonly<Record<LetrazAuth["type"], readonly string[]>> = {
  session: ["csrfToken", "csrfCookie", "credentials", "sessionId"],
  basic: ["username", "password"],
  bearer: ["token"],
  none: [],
};

/**
 * Returns the authorization of a Letraz client.
 *
 * @throws TypeError for an option that no request can carry.
 */
export function letrazAuthorize(auth: LetrazAuth): Authorize {
  if (Object.hasOwn(authOptions, String(auth?.type))) checkOptions(auth, ["type", ...authOptions[auth.type]]);
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
      throw new TypeError('The option "auth.type" must be "session", "basic", "bearer" or "none".');
  }
}
