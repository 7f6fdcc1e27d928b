import type { Issue } from "./issue.js";

/** A server's refusal, in one form for all servers. */
export interface ServerError {
  /** The HTTP status. */
  readonly status: number;
  /** The server's own code, or `http` and the status: `http502`. */
  readonly code: string;
  /** A sentence for the user. */
  readonly message: string;
  /** The identifier of the error in the server's logs. */
  readonly uuid?: string;
  /** The errors of single fields, with the code `server`. `params` contains the server's `code` and `detail`. */
  readonly issues: readonly Issue[];
}
