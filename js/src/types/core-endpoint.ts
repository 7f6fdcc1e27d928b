import type { JsonText } from "../json/json-text.js";
import type { Field } from "./field.js";
import type { FormOptions, FormResult, FormSource } from "./form.js";
import type { Report } from "./issue.js";
import type { MessageSubject } from "./messages.js";
import type { Operation } from "./operation.js";
import type { PatchOptions, Resource, UpdateOptions, ValidateOptions } from "./options.js";
import type { Change, Patch } from "./patch.js";
import type { FormTexts } from "./pointer.js";
import type { ServerError } from "./server-error.js";
import type { FormSchemaOptions, StandardFormSchema, StandardProps } from "./standard-schema.js";

/** A part of an OpenAPI document that is not checked. */
export interface Remark {
  /** `uncheckedPattern`: the host cannot compile this `pattern`, so every string passes. */
  readonly code: "uncheckedPattern";
  /** JSON Pointer into the OpenAPI document. */
  readonly path: string;
  /** The pattern, as the document writes it. */
  readonly pattern: string;
}

/**
 * One PATCH operation of one API. This interface is also that of `resume-patch/core`.
 *
 * Documents are plain JSON values or {@link JsonText}. No method changes its arguments.
 *
 * @typeParam Read - The resource as the server returns it.
 * @typeParam Write - The body that a request may carry.
 * @throws `ValueError` (a `TypeError`) from every method for a value that JSON cannot carry.
 * @throws `JsonError` from every method for text that is not JSON.
 * @throws `LimitError` from every method for a document that is too deep or too large.
 */
export interface CoreEndpoint<Read, Write> {
  /** The operation, as the OpenAPI document describes it. */
  readonly operation: Operation;

  /**
   * Every property that a request may carry, in the schema's order. It is enough to build a form. If the schema allows
   * unnamed properties, the last field stands for them and is marked `isCatchAll`. Frozen.
   */
  readonly fields: readonly Field[];

  /** The `fields`, and the properties that only the server sets, marked `readOnly`. Frozen. */
  readonly resourceFields: readonly Field[];

  /** The parts of the request and response schemas that are not checked. Frozen; empty for most documents. */
  readonly remarks: readonly Remark[];

  /**
   * Validates a request body against the schema and the API's rules. It reports all issues, not only the first.
   *
   * A request cannot carry a read-only discriminator. Without `base`, the body may match any of the variants; with `base`, it
   * must match the stored resource's variant.
   *
   * @param body - A request body.
   * @param options - The rules, the stored resource and the number of issues.
   * @returns The issues, in the order of the document.
   * @throws `TypeError` for an invalid option.
   * @example
   * ```ts
   * const { valid, issues } = rp.letraz.experience.validate({ job_title: "" });
   * console.log(valid, issues.map(({ message }) => message));
   * ```
   */
  validate(body: unknown, options?: ValidateOptions): Report;

  /**
   * Validates a response of the server against the response schema.
   *
   * @param body - A response body.
   * @param options - The rules and the number of issues.
   * @returns The issues, in the order of the document.
   * @throws `TypeError` for an invalid option.
   */
  validateResponse(body: unknown, options?: ValidateOptions): Report;

  /**
   * Returns whether a value is a response that the response schema allows. It checks no rules and narrows the value's type.
   *
   * @param body - A response body as a JSON value. `validateResponse` takes `jsonText`, too.
   * @throws `TypeError` for `jsonText`, which has no members to read.
   * @example
   * ```ts
   * const body: unknown = await response.json();
   * if (rp.letraz.experience.isResponse(body)) console.log(body.company_name);
   * ```
   */
  isResponse(body: unknown): body is Read;

  /**
   * Converts the strings of a form into a typed body: `"2024"` to `2024`, `""` to null if null is allowed, a label to its
   * code. For a form element, an unchecked box is false and a list with no choice is empty. Disabled controls are skipped.
   *
   * @param form - The form element, its `FormData`, or pairs of names and values.
   * @param options - Names of controls to skip.
   * @returns The converted values, and an issue for each field that cannot be converted.
   * @throws `TypeError` if `form` is not a form, or an entry is neither text nor a file.
   * @example
   * ```ts
   * const { value } = rp.letraz.experience.fromForm([["started_from_year", "2024"]]);
   * console.log(value); // { started_from_year: 2024 }
   * ```
   */
  fromForm(form: FormSource, options?: FormOptions): FormResult<Write>;

  /**
   * Returns a Standard Schema of the endpoint's forms, for libraries that keep the strings of a form. Its input is the result
   * of `toForm`; its output is the body to send.
   *
   * @param options - The stored resource, and the options of `patch`.
   * @returns The schema.
   * @see https://standardschema.dev
   * @example
   * ```ts
   * useForm({ defaultValues: endpoint.toForm(stored), validators: { onChange: endpoint.formSchema({ base: stored }) } });
   * ```
   */
  formSchema<Values = Record<string, string>>(
    options?: FormSchemaOptions<Read, Write>,
  ): StandardFormSchema<Values, Write>;

  /**
   * Returns the strings to fill a form with. It is the inverse of `fromForm`.
   *
   * @param resource - The resource, as a response or a request writes it.
   * @returns The texts by control name: a property name or a JSON Pointer.
   * @throws `TypeError` if the resource is not an object.
   */
  toForm(resource: Resource<Read, Write>): FormTexts<Read, Write>;

  /**
   * Compares two documents. A value of a response equals the same value of a request: a label equals its code.
   *
   * @param before - The earlier document.
   * @param after - The later document.
   * @returns The differences, for people to read.
   * @throws `TypeError` if a document is not an object.
   */
  diff(before: Resource<Read, Write>, after: Resource<Read, Write>): readonly Change[];

  /**
   * Computes the smallest body that turns `before` into `after`. Both are whole documents: a property missing from `after`
   * was removed.
   *
   * @param before - The stored resource.
   * @param after - The edited resource.
   * @param options - The rules, and the way to clear a string.
   * @returns The body with its changes, its ignored edits and its issues.
   * @throws `TypeError` if a document is not an object, or an option is invalid.
   * @example
   * ```ts
   * const { bodyText } = rp.letraz.experience.patch({ city: "Bergen" }, { city: "Oslo" });
   * console.log(bodyText); // {"city":"Oslo"}
   * ```
   */
  patch(before: Resource<Read, Write>, after: Resource<Read, Write>, options?: PatchOptions): Patch<Write>;

  /**
   * Computes the smallest body that sets some fields of a form. Absent members stay as stored, at any depth. null, `""` and
   * an item without a value remove the stored value, if the schema allows that. They are no edit if nothing is stored. A blank
   * row never becomes an item.
   *
   * A row of a list matches the stored item with the same identity, or one that has the row's values. The item's other
   * members stay. An edited row matches the item with which it shares more than half of its values. If as many rows as items
   * remain unmatched between two matches, they match by position. All other rows are new items. Stored items without a row are
   * removed if a form can show them. Scalars match by position. The order of choices (an enum, or unique items) has no meaning.
   *
   * @param base - The stored resource.
   * @param values - The `value` of `fromForm`, `jsonText` of its `valueText`, or an object with some properties.
   * @param options - The options of `patch`, and the treatment of absent members.
   * @returns The body with its changes, its ignored edits and its issues.
   * @throws `TypeError` if a document is not an object, or an option is invalid.
   */
  update(base: Resource<Read, Write>, values: Write | JsonText, options?: UpdateOptions): Patch<Write>;

  /**
   * Parses a refusal of the server, in any of the known formats. It never throws.
   *
   * @param status - The HTTP status.
   * @param body - The response body: a JSON value, a text, bytes or `jsonText`.
   * @returns The error, with an issue for each field that the server names.
   */
  parseError(status: number, body: unknown): ServerError;

  /**
   * Returns the message of an issue, a status or an outcome, in the language of this endpoint.
   *
   * @param subject - An issue, `{ path: "", code: "status", params: { status: 503 } }`, or
   * `{ path: "", code: "outcome", params: { outcome: "sent" } }`.
   */
  translate(subject: MessageSubject): string;

  /**
   * Standard Schema and Standard JSON Schema. An endpoint is a schema of its requests.
   *
   * @see https://standardschema.dev
   */
  readonly "~standard": StandardProps<Write>;
}
