/**
 * How a request body is written. JSON may have other names, such as `application/merge-patch+json`, and parameters, such as
 * `application/json;version=2`.
 */
export type Encoding =
  | "application/json"
  | `application/json;${string}`
  | `application/${string}+json`
  | `application/${string}+json;${string}`
  | "application/x-www-form-urlencoded"
  | "multipart/form-data";

/** A server of an API; `{names}` in its URL are to be replaced by variables. */
export interface OperationServer {
  readonly url: string;
  readonly description?: string;
  readonly variables?: Readonly<
    Record<
      string,
      { readonly default: string; readonly enum?: readonly string[]; readonly description?: string }
    >
  >;
}

/** A parameter of an operation, as the OpenAPI document has it. */
export interface OperationParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: unknown;
}

/** A security scheme, as the OpenAPI document has it. */
export interface OperationScheme {
  /** What the document calls the scheme. */
  readonly name: string;
  readonly type: "http" | "apiKey" | "oauth2" | "openIdConnect";
  /** Of the type "http": "basic", "bearer", ... */
  readonly scheme?: string;
  /** Of the type "apiKey": where the key goes, and under which name. */
  readonly in?: "cookie" | "header" | "query";
  readonly key?: string;
  readonly description?: string;
}

/** One way to authorise a request: all of the schemes in it together. */
export type OperationSecurity = readonly OperationScheme[];

/** The PATCH operation behind an endpoint, as the OpenAPI document has it. */
export interface Operation {
  /** The `operationId`. */
  readonly id: string;
  readonly method: "PATCH";
  /** With `{names}` of path parameters. */
  readonly path: string;
  readonly servers: readonly OperationServer[];
  /**
   * The content types that a request body may have and `encode` can write, in the document's order and in lower case. JSON
   * keeps its parameters as the document writes them. A range stands for one type of it: `application/json`, or
   * `application/merge-patch+json` for `application/*+json`; it adds nothing where the document names such a type, too. JSON
   * Patch, a list of operations, is not among them.
   */
  readonly encodings: readonly Encoding[];
  /** The ways to authorise a request; one of them is enough. */
  readonly security: readonly OperationSecurity[];
  readonly parameters: readonly OperationParameter[];
}
