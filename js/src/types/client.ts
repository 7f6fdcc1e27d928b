import type { Draft, DraftOptions, Endpoint } from "./draft.js";
import type { Issue } from "./issue.js";
import type { Conflict } from "./merge.js";
import type { Encoding } from "./operation.js";
import type { Change, Ignored } from "./patch.js";
import type { ServerError } from "./server-error.js";

/** What sends a request: `fetch`, or a function of one's own that is called as `fetch` is. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** How often a request is repeated, and with how much time between. */
export interface RetryOptions {
  /** How many times at most; 0 for never. Default: 2. */
  limit?: number | undefined;
  /** Before the first repeat, in ms; each later one waits twice as long, some of it by chance. Default: 300. */
  delay?: number | undefined;
  /** The longest wait in ms. A server that asks for more (`Retry-After`) is not waited for. Default: 20000. */
  maxDelay?: number | undefined;
}

/**
 * Why a request is made: to load a resource, to change it, to see before a change what somebody else has stored, or to
 * find out what became of a change.
 */
export type RequestPurpose = "load" | "change" | "check" | "confirm";

/** What a client does, one step after the other. There is no credential in it, and nothing of what is sent. */
export type ClientStep =
  | {
      readonly kind: "request";
      readonly method: "GET" | "PATCH";
      readonly url: string;
      readonly purpose: RequestPurpose;
    }
  /** The answer to the request before, read to its end. */
  | { readonly kind: "response"; readonly status: number }
  /** No answer to the request before. */
  | { readonly kind: "noResponse"; readonly reason: "network" | "timeout" | "aborted" }
  /** Before all is tried again. */
  | { readonly kind: "wait"; readonly milliseconds: number };

/** What every client takes. */
export interface ClientOptions {
  /** Where the API is, without the operation's path. In a page it may be relative. Default: the document's server. */
  baseUrl?: string | URL | undefined;
  /** Default: the global `fetch`. Whatever it throws counts as no answer. */
  fetch?: Fetch | undefined;
  /** For one request with its answer, in ms; `Infinity` for no limit. Default: 30000. */
  timeout?: number | undefined;
  retry?: RetryOptions | undefined;
  /**
   * Reads the resource before each change, and merges what somebody else has stored since: where both changed one
   * thing, nothing is sent and the result is a `conflict`. One request more for each change. Default: false.
   */
  checkFirst?: boolean | undefined;
  /** Is told what the client does, for a log. What it throws is reported and changes nothing. */
  onStep?: ((step: ClientStep) => void) | undefined;
}

/** Gives a token when one is needed, for each request anew. What it throws counts as having none. */
export type TokenSource = string | (() => string | Promise<string>);

/** Signed in by the cookie of a session, as in a page of the same site. */
export interface SessionAuth {
  readonly type: "session";
  /** For the header X-CSRFToken. Default: the value of the cookie `csrfCookie`, where there are cookies to be read. */
  readonly csrfToken?: TokenSource | undefined;
  /** Default: "csrftoken". */
  readonly csrfCookie?: string | undefined;
  /** Whether cookies go along. Default: "include", also to another origin. */
  readonly credentials?: "include" | "same-origin" | "omit" | undefined;
  /** The session's cookie `sessionid`, where no browser keeps it: on a server that acts for a person. */
  readonly sessionId?: string | undefined;
}

/** Signed in by name and password at each request (RFC 7617). */
export interface BasicAuth {
  readonly type: "basic";
  readonly username: string;
  readonly password: string;
}

/** Signed in by a token at each request (RFC 6750). */
export interface BearerAuth {
  readonly type: "bearer";
  readonly token: TokenSource;
}

/** Nobody is signed in, or something on the way sees to it. Cookies go along within one site, as `fetch` has it. */
export interface NoAuth {
  readonly type: "none";
}

/** How Letraz knows who is asking. */
export type LetrazAuth = SessionAuth | BasicAuth | BearerAuth | NoAuth;

export interface LetrazOptions extends ClientOptions {
  /** Default: `{ type: "session" }`. */
  auth?: LetrazAuth | undefined;
  /**
   * How a change is written. What a form cannot carry, null for a string above all, makes that one request JSON.
   * Default: "application/json".
   */
  encoding?: Encoding | undefined;
}

/** Which experience. */
export interface LetrazIds {
  /** The resume that holds it; `base` is the person's base resume. */
  readonly resumeId: string;
  readonly id: string;
}

/** Where Affinda keeps an account. */
export type AffindaRegion = "api" | "api.us1" | "api.eu1";

export interface AffindaOptions extends ClientOptions {
  /** Default: "api". Says nothing where `baseUrl` is given. */
  region?: AffindaRegion | undefined;
  /** The key of the account. It is worth all of the account: let no page hold it. */
  token: TokenSource;
}

/** Which resume. */
export interface AffindaIds {
  readonly identifier: string;
}

/** How something is sent. */
export interface SendOptions {
  /** Stops waiting. What is on its way already may be stored all the same; the next `send` looks. */
  signal?: AbortSignal | undefined;
}

/** How a resource is loaded, and how the draft on it is opened. */
export interface LoadDraftOptions extends SendOptions, DraftOptions {}

/** Every result says in words what happened, in the language of the endpoint. */
interface WithMessage {
  readonly message: string;
}

/** A value that the server changed. */
export interface Alteration extends Change {
  /**
   * The content is as it was sent: only white space around a text, line ends or composed characters (NFC) differ, or one
   * way to write nothing (null, absent, an empty text or list) stands for another. `message` does not count it.
   */
  readonly isFormatting: boolean;
}

/** The server holds what was sent. The draft's base is what the server has now. */
export interface Sent extends WithMessage {
  readonly kind: "sent";
  /** The HTTP status. */
  readonly status: number;
  /** The values that the server changed: `before` as it was sent, `after` as it is stored. */
  readonly altered: readonly Alteration[];
  /** Edits that no request can express; the draft still has them. */
  readonly ignored: readonly Ignored[];
  /** What was typed while the request was under way and has also been changed by the server. */
  readonly conflicts: readonly Conflict[];
}

/** There was nothing to send, or nothing any more once the resource had been read. */
export interface Unchanged extends WithMessage {
  readonly kind: "unchanged";
  /** Edits that no request can express; the draft still has them. */
  readonly ignored: readonly Ignored[];
}

/** The draft has errors; nothing was sent. */
export interface Invalid extends WithMessage {
  readonly kind: "invalid";
  readonly issues: readonly Issue[];
}

/** The server refuses the change. The issues stand in the draft, each until its place is edited. */
export interface Refused extends WithMessage {
  readonly kind: "refused";
  readonly status: number;
  readonly issues: readonly Issue[];
  readonly error: ServerError;
}

/** Nobody is signed in, or somebody who may not. */
export interface Unauthorized extends WithMessage {
  readonly kind: "unauthorized";
  /** 401 or 403; 0 when there was no token to ask with. */
  readonly status: number;
  readonly error?: ServerError;
}

/** The server does not have the resource, or not any more. */
export interface NotFound extends WithMessage {
  readonly kind: "notFound";
  readonly status: number;
  readonly error: ServerError;
}

/** Somebody else changed the resource. The draft's base is what the server has now, and the edits are on it. */
export interface Conflicting extends WithMessage {
  readonly kind: "conflict";
  /** 409 or 412; 0 when the client found it out by reading the resource. */
  readonly status: number;
  /** What both changed. Sending again sends the person's side of what is not settled until then. */
  readonly conflicts: readonly Conflict[];
}

/**
 * Why there is no result: no answer came ("network"), or none in time ("timeout"), the server said that it cannot
 * ("status"), or the answer was none to this request ("answer").
 */
export type UnavailableReason = "network" | "timeout" | "status" | "badResponse";

/** It did not work, and may later. What was sent may be stored all the same; the next `send` looks. */
export interface Unavailable extends WithMessage {
  readonly kind: "unavailable";
  readonly reason: UnavailableReason;
  /** The HTTP status; 0 when no answer came. */
  readonly status: number;
  /** How long the server asks to wait, in ms. */
  readonly retryAfter?: number;
  readonly error?: ServerError;
}

/** The signal said to stop. */
export interface Aborted extends WithMessage {
  readonly kind: "aborted";
}

/**
 * What became of a `send`. No edit is lost by any of it; where the client has seen on the way what the server has now,
 * that is the draft's base.
 */
export type SendResult =
  | Sent
  | Unchanged
  | Invalid
  | Refused
  | Unauthorized
  | NotFound
  | Conflicting
  | Unavailable
  | Aborted;

/** The resource is there, with a draft opened on it. */
export interface Loaded<Read, Write> extends WithMessage {
  readonly kind: "loaded";
  readonly draft: Draft<Read, Write>;
}

/** What became of a `load`. */
export type LoadResult<Read, Write> =
  | Loaded<Read, Write>
  | Refused
  | Unauthorized
  | NotFound
  | Unavailable
  | Aborted;

/** A request for a change, as it is sent, but for who is asking. */
export interface ChangeRequest {
  readonly method: "PATCH";
  readonly url: string;
  /** In lower case. Of a form, `fetch` itself says what it is. */
  readonly headers: Readonly<Record<string, string>>;
  readonly encoding: Encoding;
  readonly body: string | URLSearchParams | FormData;
  /** JSON Pointers of what the encoding that was asked for cannot carry: where there are any, the request is JSON. */
  readonly unsendable: readonly string[];
}

/** Sends what was edited. */
export interface Sender<Ids, Read, Write> {
  /**
   * Sends what a draft has changed, in one PATCH, and makes what the server stored its base; what is typed in the
   * meantime stays an edit. Calls for one draft take turns.
   *
   * A PATCH is repeated after no answer, an unreadable one, or the status 429, 502, 503 or 504, and never before
   * the resource was read again, other than after 429: what is stored already is not sent twice, and what somebody
   * else has stored in between is not overwritten. It is never repeated after another status or a timeout.
   *
   * Throws a TypeError for ids that are none, and when the draft is of another operation or resource; a failure of
   * the network or of the server is a result.
   */
  send(draft: Draft<Read, Write>, ids: Ids, options?: SendOptions): Promise<SendResult>;
  /**
   * The request by which `send` would change the resource if it were called now, to show or to log it: also for a draft
   * with errors, which is not sent. Null when there is nothing to send. Throws as `send` does.
   */
  request(draft: Draft<Read, Write>, ids: Ids): ChangeRequest | null;
}

/** Loads resources, and sends what was edited. */
export interface Client<Ids, Read, Write> extends Sender<Ids, Read, Write> {
  /**
   * Reads a resource and opens a draft on it, with what was `saved` of an earlier one. Repeats as `send` does.
   * Throws what the endpoint's `open` throws.
   */
  load(ids: Ids, options?: LoadDraftOptions): Promise<LoadResult<Read, Write>>;
}

/** With it a client can load, too. */
export interface ClientEndpoint<Read, Write> {
  /** `rp.letraz.experience` or `rp.affinda.resume`. */
  endpoint: Endpoint<Read, Write>;
}
