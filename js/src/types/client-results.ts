import type { Draft } from "./draft.js";
import type { Issue } from "./issue.js";
import type { Conflict } from "./merge.js";
import type { Change, Ignored } from "./patch.js";
import type { ServerError } from "./server-error.js";

/** The part that all results share. */
interface WithMessage {
  /** A sentence for the user, in the language of the endpoint. */
  readonly message: string;
}

/** A value that the server changed. */
export interface Alteration extends Change {
  /**
   * The content is as it was sent. Only its form differs: surrounding white space, line ends, composed characters (NFC), or
   * the way to write an empty value (null, absent, `""`, `[]`). `message` does not count it.
   */
  readonly isFormatting: boolean;
}

/** The server stored the change. The draft's base is the server's current resource. */
export interface Sent extends WithMessage {
  readonly kind: "sent";
  /** The HTTP status. */
  readonly status: number;
  /** The values that the server changed: `before` is the sent value, `after` the stored one. */
  readonly altered: readonly Alteration[];
  /** The edits that no request can express. The draft keeps them. */
  readonly ignored: readonly Ignored[];
  /** Values that the user edited during the request and that the server changed, too. */
  readonly conflicts: readonly Conflict[];
}

/** The draft has nothing to send, or nothing was left to send after the client read the resource. */
export interface Unchanged extends WithMessage {
  readonly kind: "unchanged";
  /** The edits that no request can express. The draft keeps them. */
  readonly ignored: readonly Ignored[];
}

/** The draft has errors. Nothing was sent. */
export interface Invalid extends WithMessage {
  readonly kind: "invalid";
  /** The issues of the draft. */
  readonly issues: readonly Issue[];
}

/** The server refused the change. The draft shows each issue until its place is edited. */
export interface Refused extends WithMessage {
  readonly kind: "refused";
  /** The HTTP status. */
  readonly status: number;
  /** The server's issues, at the paths where the draft shows them. */
  readonly issues: readonly Issue[];
  readonly error: ServerError;
}

/** The request is not authorized, or the user lacks the permission. */
export interface Unauthorized extends WithMessage {
  readonly kind: "unauthorized";
  /** 401 or 403; 0 if no token was available and nothing was sent. */
  readonly status: number;
  readonly error?: ServerError;
}

/** The server does not have the resource, or has deleted it. */
export interface NotFound extends WithMessage {
  readonly kind: "notFound";
  /** The HTTP status. */
  readonly status: number;
  readonly error: ServerError;
}

/** Another user changed the resource. The draft's base is the server's current resource, and the edits are kept. */
export interface Conflicting extends WithMessage {
  readonly kind: "conflict";
  /** 409 or 412; 0 if the client found the conflict when it read the resource. */
  readonly status: number;
  /** The values that both sides changed. The next `send` sends the user's side of every unresolved conflict. */
  readonly conflicts: readonly Conflict[];
}

/**
 * The reason for a missing result.
 *
 * - `network`: no response arrived
 * - `timeout`: no response arrived in time
 * - `status`: the server reported that it cannot handle the request now
 * - `badResponse`: the response does not belong to this request
 */
export type UnavailableReason = "network" | "timeout" | "status" | "badResponse";

/** The request failed and may succeed later. The server may have stored the change; the next `send` checks that. */
export interface Unavailable extends WithMessage {
  readonly kind: "unavailable";
  readonly reason: UnavailableReason;
  /** The HTTP status; 0 if no response arrived. */
  readonly status: number;
  /** The wait that the server asks for, in milliseconds. */
  readonly retryAfter?: number;
  readonly error?: ServerError;
}

/** The signal stopped the call. */
export interface Aborted extends WithMessage {
  readonly kind: "aborted";
}

/**
 * The result of a `send`. The draft keeps its edits in every case. If the client read the server's current resource, that is
 * the draft's base.
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

/** The resource was read, and a draft is open on it. */
export interface Loaded<Read, Write> extends WithMessage {
  readonly kind: "loaded";
  readonly draft: Draft<Read, Write>;
}

/** The result of a `load`. */
export type LoadResult<Read, Write> =
  | Loaded<Read, Write>
  | Refused
  | Unauthorized
  | NotFound
  | Unavailable
  | Aborted;
