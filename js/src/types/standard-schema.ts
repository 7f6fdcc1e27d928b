// The interfaces of https://standardschema.dev, written here so that the package needs no dependency. They are narrower than
// the standard: validation is synchronous, and there is one dialect of JSON Schema.
import type { Issue } from "./issue.js";
import type { PatchOptions, Resource } from "./options.js";

/** An issue in the format of form libraries, with the code and parameters of the package's issues. */
export interface StandardIssue extends Pick<Issue, "code" | "params" | "message"> {
  /** The members and indexes on the way to the value; empty for the whole document. */
  readonly path: readonly (string | number)[];
}

/** The result of a validation: the value, or its issues. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/** The options of `jsonSchema`. Only the target `openapi-3.0` is supported. */
export interface StandardJsonSchemaOptions {
  readonly target: "openapi-3.0" | "draft-2020-12" | "draft-07" | (string & {});
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

/**
 * The value of `~standard`: version 1 of Standard Schema and of Standard JSON Schema.
 *
 * @see https://standardschema.dev
 */
export interface StandardProps<Input, Output = Input> {
  readonly version: 1;
  readonly vendor: string;
  readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  /** Validates a request body. Only errors are issues; a value with warnings passes. */
  readonly validate: (value: unknown) => StandardResult<Output>;
  /**
   * Returns the request schema of the OpenAPI document, with each `$ref` resolved. If a schema contains itself, its `$ref`
   * stays and the result has the document's `components`.
   *
   * @throws `TypeError` for another target than `openapi-3.0`.
   */
  readonly jsonSchema: {
    readonly input: (options: StandardJsonSchemaOptions) => Record<string, unknown>;
    readonly output: (options: StandardJsonSchemaOptions) => Record<string, unknown>;
  };
}

/** The options of `formSchema`. */
export interface FormSchemaOptions<Read, Write> extends PatchOptions {
  /**
   * The stored resource. With it, the form is checked as `update(base, values)` does. The result is the body of the PATCH, or
   * `{}` if nothing was edited.
   *
   * @defaultValue The result is the whole form as a body.
   */
  base?: Resource<Read, Write> | undefined;
}

/**
 * A Standard Schema of a form. Its input is a form as `fromForm` takes it, or an object of values: nested, or by the property
 * names and JSON Pointers of `toForm`. Its output is the body. Only errors are issues.
 */
export interface StandardFormSchema<Values, Write> {
  readonly "~standard": Omit<StandardProps<Values, Write>, "jsonSchema">;
}
