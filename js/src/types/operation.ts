/**
 * The content type of a request body. JSON may have another name, such as `application/merge-patch+json`, and parameters, such
 * as `application/json;version=2`.
 */
export type Encoding =
  | "application/json"
  | `application/json;${string}`
  | `application/${string}+json`
  | `application/${string}+json;${string}`
  | "application/x-www-form-urlencoded"
  | "multipart/form-data";

/** A server of an API. Replace `{names}` in its URL by its variables. */
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

/** A parameter of an operation, as the OpenAPI document writes it. */
export interface OperationParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: unknown;
}

/** A security scheme of the OpenAPI document. */
export interface OperationScheme {
  /** The scheme's name in the document. */
  readonly name: string;
  readonly type: "http" | "apiKey" | "oauth2" | "openIdConnect";
  /** The scheme of the type `http`: `basic` or `bearer`, for example. */
  readonly scheme?: string;
  /** The place of the key, for the type `apiKey`. */
  readonly in?: "cookie" | "header" | "query";
  /** The name of the cookie, header or query parameter, for the type `apiKey`. */
  readonly key?: string;
  readonly description?: string;
}

/** One way to authorize a request. It needs all of these schemes together. */
export type OperationSecurity = readonly OperationScheme[];

/** The PATCH operation of an endpoint, as the OpenAPI document describes it. */
export interface Operation {
  /** The `operationId`. */
  readonly id: string;
  readonly method: "PATCH";
  /** The path template, with `{names}` of path parameters. */
  readonly path: string;
  readonly servers: readonly OperationServer[];
  /**
   * The content types that `encode` can write, in lower case and in the document's order. JSON keeps its parameters as
   * written. JSON Patch is left out.
   *
   * A range becomes one type: `application/json`, or `application/merge-patch+json` for `application/*+json`. It is left out
   * if the document also names a JSON type.
   */
  readonly encodings: readonly Encoding[];
  /** The ways to authorize a request. One of them is enough. */
  readonly security: readonly OperationSecurity[];
  readonly parameters: readonly OperationParameter[];
}
