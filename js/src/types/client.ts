import type { LoadResult, SendResult } from "./client-results.js";
import type { Draft, Endpoint } from "./draft.js";
import type { DraftOptions } from "./draft-options.js";
import type { Encoding } from "./operation.js";

/** A function that sends a request: `fetch`, or one with its signature. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** The number of retries of a request, and the time between them. */
export interface RetryOptions {
  /**
   * The maximum number of retries. 0 turns retries off.
   *
   * @defaultValue `2`
   */
  limit?: number | undefined;
  /**
   * Milliseconds before the first retry. Each later wait is twice as long, with some random variation.
   *
   * @defaultValue `300`
   */
  delay?: number | undefined;
  /**
   * The longest wait in milliseconds. If `Retry-After` asks for more, the client does not retry.
   *
   * @defaultValue `20000`
   */
  maxDelay?: number | undefined;
}

/**
 * The purpose of a request.
 *
 * - `load`: reads a resource
 * - `change`: sends a patch
 * - `check`: reads the resource before a change, to find changes by other users
 * - `confirm`: reads the resource to find out whether the server stored an earlier change
 */
export type RequestPurpose = "load" | "change" | "check" | "confirm";

/** One step of a client. It contains neither credentials nor content of a request. */
export type ClientStep =
  | {
      readonly kind: "request";
      readonly method: "GET" | "PATCH";
      readonly url: string;
      readonly purpose: RequestPurpose;
    }
  /** The response to the preceding request was read completely. */
  | { readonly kind: "response"; readonly status: number }
  /** The preceding request got no response. */
  | { readonly kind: "noResponse"; readonly reason: "network" | "timeout" | "aborted" }
  /** The client waits before it retries. */
  | { readonly kind: "wait"; readonly milliseconds: number };

/** The options of every client. */
export interface ClientOptions {
  /**
   * The URL of the API, without the operation's path. A page may give a relative URL.
   *
   * @defaultValue The first server of the OpenAPI document.
   */
  baseUrl?: string | URL | undefined;
  /**
   * A custom `fetch`. An exception in it counts as a missing response.
   *
   * @defaultValue The global `fetch`.
   */
  fetch?: Fetch | undefined;
  /**
   * The time limit of one request with its response, in milliseconds. `Infinity` turns it off.
   *
   * @defaultValue `30000`
   */
  timeout?: number | undefined;
  /** The retries of a request. */
  retry?: RetryOptions | undefined;
  /**
   * Reads the resource before each change and merges what other users stored since. If both sides changed the same value,
   * nothing is sent and the result is a `conflict`. This costs one more request for each change.
   *
   * @defaultValue `false`
   */
  checkFirst?: boolean | undefined;
  /**
   * Receives each step of the client, for a log. An exception in it is reported and changes nothing.
   *
   * @param step - The step that starts or has just ended.
   */
  onStep?: ((step: ClientStep) => void) | undefined;
}

/** A token, or a function that returns one. It is called for each request; an exception in it counts as no token. */
export type TokenSource = string | (() => string | Promise<string>);

/** Authorization by a session cookie, as in a page of the same site. */
export interface SessionAuth {
  readonly type: "session";
  /**
   * The value of the header `X-CSRFToken`.
   *
   * @defaultValue The value of the cookie `csrfCookie`, if the host has readable cookies.
   */
  readonly csrfToken?: TokenSource | undefined;
  /**
   * The name of the cookie that holds the CSRF token.
   *
   * @defaultValue `"csrftoken"`
   */
  readonly csrfCookie?: string | undefined;
  /**
   * The `credentials` of `fetch`. The default sends cookies to another origin, too.
   *
   * @defaultValue `"include"`
   */
  readonly credentials?: "include" | "same-origin" | "omit" | undefined;
  /** The value of the cookie `sessionid`, for a server that acts for a user. A browser sends the cookie without it. */
  readonly sessionId?: string | undefined;
}

/**
 * Authorization by user name and password, sent with each request.
 *
 * @see RFC 7617
 */
export interface BasicAuth {
  readonly type: "basic";
  readonly username: string;
  readonly password: string;
}

/**
 * Authorization by a token, sent with each request.
 *
 * @see RFC 6750
 */
export interface BearerAuth {
  readonly type: "bearer";
  readonly token: TokenSource;
}

/** No authorization by the client. A proxy may add one. `fetch` sends cookies within the same site. */
export interface NoAuth {
  readonly type: "none";
}

/** The ways to authorize requests to Letraz. */
export type LetrazAuth = SessionAuth | BasicAuth | BearerAuth | NoAuth;

/** The options of `letrazClient`. */
export interface LetrazOptions extends ClientOptions {
  /**
   * The authorization of requests.
   *
   * @defaultValue `{ type: "session" }`
   */
  auth?: LetrazAuth | undefined;
  /**
   * The encoding of a change. If a form encoding cannot carry the change (null for a string, for example), the request is
   * sent as JSON.
   *
   * @defaultValue `"application/json"`
   */
  encoding?: Encoding | undefined;
}

/** The identifiers of one Letraz experience. */
export interface LetrazIds {
  /** The resume that contains the experience. `base` is the user's base resume. */
  readonly resumeId: string;
  /** The experience. */
  readonly id: string;
}

/** The region that stores an Affinda account. */
export type AffindaRegion = "api" | "api.us1" | "api.eu1";

/** The options of `affindaClient`. */
export interface AffindaOptions extends ClientOptions {
  /**
   * The region of the account. `baseUrl` takes precedence.
   *
   * @defaultValue `"api"`
   */
  region?: AffindaRegion | undefined;
  /** The API key of the account. It gives access to the whole account, so keep it out of pages. */
  token: TokenSource;
}

/** The identifier of one Affinda resume. */
export interface AffindaIds {
  readonly identifier: string;
}

/** The options of `send`. */
export interface SendOptions {
  /** Stops the call. The server may still store a request that was already sent; the next `send` checks that. */
  signal?: AbortSignal | undefined;
}

/** The options of `load`, with those of the draft that it opens. */
export interface LoadDraftOptions extends SendOptions, DraftOptions {}

/** The request that sends a change, without its authorization. */
export interface ChangeRequest {
  readonly method: "PATCH";
  readonly url: string;
  /** The names are in lower case. `fetch` adds the content type of a form. */
  readonly headers: Readonly<Record<string, string>>;
  readonly encoding: Encoding;
  readonly body: string | URLSearchParams | FormData;
  /** JSON Pointers of the values that the chosen encoding cannot carry. If there are any, the request is JSON. */
  readonly unsendable: readonly string[];
}

/** Sends the changes of drafts. */
export interface Sender<Ids, Read, Write> {
  /**
   * Sends the changes of a draft in one PATCH, then rebases the draft on the stored resource. Edits made during the request
   * stay edits. Calls for one draft run one after the other.
   *
   * The client retries after a missing or unreadable response and after the statuses 429, 502, 503 and 504. Except after
   * 429, it reads the resource first. So it never sends a stored change twice, and never overwrites changes of other users.
   * It does not retry after another status or a timeout. Failures of the network or the server are results.
   *
   * @param draft - The draft to send. It must belong to this client's operation.
   * @param ids - The identifiers of the resource, which fill the operation's path.
   * @param options - A signal that stops the call.
   * @returns The outcome, with a message for the user.
   * @throws `TypeError` if the identifiers are invalid, or the draft belongs to another operation or resource.
   * @example
   * ```ts
   * const result = await client.send(draft, { resumeId: "base", id: "42" });
   * if (result.kind === "refused") console.log(result.issues);
   * ```
   */
  send(draft: Draft<Read, Write>, ids: Ids, options?: SendOptions): Promise<SendResult>;
  /**
   * Returns the request that `send` would send now, to show it or to log it. A draft with errors has one, too.
   *
   * @param draft - The draft to send.
   * @param ids - The identifiers of the resource.
   * @returns The request, or null if there is nothing to send.
   * @throws `TypeError` in the same cases as `send`.
   */
  request(draft: Draft<Read, Write>, ids: Ids): ChangeRequest | null;
}

/** Loads resources, and sends the changes of drafts. */
export interface Client<Ids, Read, Write> extends Sender<Ids, Read, Write> {
  /**
   * Reads a resource and opens a draft on it, with the edits of `saved` if given. It retries as `send` does.
   *
   * @param ids - The identifiers of the resource, which fill the operation's path.
   * @param options - The options of the draft, and a signal that stops the call.
   * @returns The open draft, or the reason for the failure.
   * @throws The errors of the endpoint's `open`.
   * @example
   * ```ts
   * const result = await client.load({ resumeId: "base", id: "42" });
   * if (result.kind === "loaded") result.draft.set("/city", "Oslo");
   * ```
   */
  load(ids: Ids, options?: LoadDraftOptions): Promise<LoadResult<Read, Write>>;
}

/** The option that lets a client load resources. */
export interface ClientEndpoint<Read, Write> {
  /** `rp.letraz.experience` or `rp.affinda.resume`. `load` requires it; `send` does not use it. */
  endpoint: Endpoint<Read, Write>;
}
