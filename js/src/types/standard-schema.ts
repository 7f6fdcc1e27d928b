// The interfaces of https://standardschema.dev, written out so that the package depends on nothing. Narrower than
// the standard asks: validation is never asynchronous, and of JSON Schemas there is one kind.
import type { Issue } from "./issue.js";
import type { PatchOptions, Resource } from "./options.js";

/** One thing that is wrong, as form libraries want to hear it; the code and the parameters are still there. */
export interface StandardIssue extends Pick<Issue, "code" | "params" | "message"> {
  /** The members and positions that lead to the place; none for the whole document. */
  readonly path: readonly (string | number)[];
}

/** The value itself, or what is wrong with it. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/** Which dialect of JSON Schema is asked for. The only one given is "openapi-3.0". */
export interface StandardJsonSchemaOptions {
  readonly target: "openapi-3.0" | "draft-2020-12" | "draft-07" | (string & {});
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

/** What stands under `~standard`: Standard Schema and Standard JSON Schema, both of version 1. */
export interface StandardProps<Input, Output = Input> {
  readonly version: 1;
  readonly vendor: string;
  readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  /** Checks a request body. Only errors count as issues: a value with mere warnings passes. */
  readonly validate: (value: unknown) => StandardResult<Output>;
  /**
   * The schema of a request as the OpenAPI document has it, with each `$ref` resolved; where a schema holds
   * itself, the document's `components` come along. Throws a TypeError for any other target than "openapi-3.0".
   */
  readonly jsonSchema: {
    readonly input: (options: StandardJsonSchemaOptions) => Record<string, unknown>;
    readonly output: (options: StandardJsonSchemaOptions) => Record<string, unknown>;
  };
}

/** How the values of a form are checked. */
export interface FormSchemaOptions<Read, Write> extends PatchOptions {
  /**
   * The stored resource. With it the form is checked as `update(base, values)` checks it, and the result is the body of
   * the PATCH, `{}` where nothing was edited. Without it the result is the whole form as a body.
   */
  base?: Resource<Read, Write> | undefined;
}

/**
 * A Standard Schema of a form: strings in, body out. It takes an object of values, under property names and JSON Pointers
 * as `toForm` gives them or nested, or a form as `fromForm` takes it. Only errors count as issues.
 */
export interface StandardFormSchema<Values, Write> {
  readonly "~standard": Omit<StandardProps<Values, Write>, "jsonSchema">;
}
