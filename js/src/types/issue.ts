/** The severity of an issue. An error prevents sending, a warning does not. */
export type Severity = "error" | "warning";

/** One problem at one place of a document. */
export interface Issue {
  /** JSON Pointer to the value that the user has to correct; `""` is the whole document. */
  readonly path: string;
  /** An OpenAPI keyword such as `maxLength`, a rule such as `endBeforeStart`, or `server`. */
  readonly code: string;
  readonly severity: Severity;
  /** The values that a message contains, such as `{ limit: 250, actual: 263 }`. Lengths are Unicode code points. */
  readonly params: Readonly<Record<string, unknown>>;
  /** A sentence for the user, such as "Company name has 263 characters; at most 250 are allowed." */
  readonly message: string;
  /** The title of the place in the API document, such as "Company name". Translations need it. */
  readonly label?: string;
}

/** The result of validating a document. */
export interface Report {
  /** No issue is an error. */
  readonly valid: boolean;
  readonly issues: readonly Issue[];
  /** The document has more issues than `maxIssues`. */
  readonly truncated: boolean;
}
