import type { Issue } from "./issue.js";

/** A server's refusal, whatever form it came in. */
export interface ServerError {
  /** The HTTP status. */
  status: number;
  /** The server's own name for the error, or `http` with the status: "http502". */
  code: string;
  /** A sentence for the person. */
  message: string;
  /** Finds the error in the server's logs. */
  uuid?: string;
  /** The refusals of single fields, with code "server"; `params` holds the server's own `code` and `detail`. */
  issues: Issue[];
}
