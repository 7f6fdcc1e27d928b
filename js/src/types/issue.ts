import type { IssueParams, KnownIssueCode, OtherParams } from "./issue-params.js";

/** The severity of an issue. An error prevents sending, a warning does not. */
export type Severity = "error" | "warning";

/** The members that every issue has. An issue of your own for `setServerIssues` needs no others. */
export interface IssueBase {
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

/** An issue with a code that the package knows. */
export interface KnownIssue<Code extends KnownIssueCode = KnownIssueCode> extends IssueBase {
  readonly code: Code;
  readonly params: IssueParams[Code] & Readonly<Record<string, unknown>>;
}

/** An issue of a rule with its own code, from an OpenAPI document given to `compile`. */
export interface OtherIssue extends IssueBase {
  readonly params: OtherParams;
}

/**
 * One problem at one place of a document. A comparison of `code` tells the compiler the members of `params`. The package's own
 * codes are {@link KnownIssueCode}.
 *
 * @example
 * ```ts
 * if (issue.code === "maxLength") console.log(issue.params.limit - issue.params.actual);
 * ```
 */
export type Issue = { [Code in KnownIssueCode]: KnownIssue<Code> }[KnownIssueCode] | OtherIssue;

/** The result of validating a document. */
export interface Report {
  /** No issue is an error. */
  readonly valid: boolean;
  readonly issues: readonly Issue[];
  /** The document has more issues than `maxIssues`. */
  readonly truncated: boolean;
}
