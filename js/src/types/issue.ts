/** How much an issue weighs: an error keeps a body from being sent, a warning does not. */
export type Severity = "error" | "warning";

/** One thing that is wrong at one place. */
export interface Issue {
  /** JSON Pointer to where the person has to act, "" for the whole document. */
  path: string;
  /** An OpenAPI keyword such as `maxLength`, the name of a rule such as `endBeforeStart`, or `server`. */
  code: string;
  severity: Severity;
  /** What a translation needs, e.g. `{ limit: 250, actual: 263 }`. */
  params: Record<string, unknown>;
  /** A sentence for the person: "Company name has 263 characters; at most 250 are allowed." */
  message: string;
  /** What the API document calls the place, which a translation needs: "Company name". */
  label?: string;
}

/** What a check of a document found. */
export interface Report {
  /** No issue is an error. */
  valid: boolean;
  issues: Issue[];
  /** There are more issues than were asked for. */
  truncated: boolean;
}
