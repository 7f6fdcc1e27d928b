import type { JsonText } from "../json/json-text.js";
import type { Field } from "./field.js";
import type { FormOptions, FormResult, FormSource } from "./form.js";
import type { Report } from "./issue.js";
import type { MessageSubject } from "./messages.js";
import type { Operation } from "./operation.js";
import type { PatchOptions, Resource, UpdateOptions, ValidateOptions } from "./options.js";
import type { Change, Patch } from "./patch.js";
import type { ServerError } from "./server-error.js";
import type { FormSchemaOptions, StandardFormSchema, StandardProps } from "./standard-schema.js";

/** A part of an OpenAPI document that is not checked. */
export interface Remark {
  /** `uncheckedPattern`: a `pattern` that no regular expression of this host expresses; every string passes it. */
  readonly code: "uncheckedPattern";
  /** JSON Pointer to the place in the OpenAPI document. */
  readonly path: string;
  /** The pattern, as the document has it. */
  readonly pattern: string;
}

/**
 * One PATCH operation of one API. `Read` is the resource as the server gives it, `Write` is what a request may
 * carry.
 *
 * Documents are plain JSON values or {@link JsonText}. Every method throws a `ValueError` (a `TypeError`) for a
 * value that JSON cannot carry, a `JsonError` for text that is not JSON, and a `LimitError` for a document that
 * is too deep or too large; none of them changes anything.
 *
 * This much of it is in `resume-patch/core`, too.
 */
export interface CoreEndpoint<Read, Write> {
  readonly operation: Operation;

  /**
   * Every property a request may carry, in the schema's order: enough to build a form from. Where the resource
   * may have properties that the schema does not name, the last field stands for all of those and is marked
   * `isCatchAll`. Frozen.
   */
  readonly fields: readonly Field[];

  /** As `fields`, with the properties that only the server sets among them, marked `readOnly`. Frozen. */
  readonly resourceFields: readonly Field[];

  /** The parts of the operation's schemas, of responses too, that are not checked. Frozen; empty for most documents. */
  readonly remarks: readonly Remark[];

  /**
   * Checks a request body: the schema's keywords and the API's rules, all issues at once.
   *
   * A request cannot carry a discriminator that is read-only. The body is then accepted where one of the variants accepts
   * it; with `base` it has to be of the stored resource's variant.
   */
  validate(body: unknown, options?: ValidateOptions): Report;

  /** Checks what the server gave against the response schema. */
  validateResponse(body: unknown, options?: ValidateOptions): Report;

  /**
   * Turns the strings of a form into the typed body: "2024" into 2024, "" into null where null is allowed, a
   * label into its code. Given the form element itself, a box that is not checked is false and a list with
   * nothing chosen is empty; disabled controls are left out.
   *
   * @param form the form element, its `FormData`, or entries of names and texts.
   * @param options names to leave out.
   */
  fromForm(form: FormSource, options?: FormOptions): FormResult<Write>;

  /**
   * Returns a Standard Schema of the endpoint's forms, for libraries whose values are a form's own strings: it takes what
   * `toForm` gives and returns the body to send.
   *
   * @param options the stored resource, and how the edit is checked.
   * @example
   * useForm({ defaultValues: endpoint.toForm(stored), validators: { onChange: endpoint.formSchema({ base: stored }) } });
   */
  formSchema<Values = Record<string, string>>(
    options?: FormSchemaOptions<Read, Write>,
  ): StandardFormSchema<Values, Write>;

  /** The strings to fill a form with, by property name: the inverse of `fromForm`. */
  toForm(resource: Resource<Read, Write>): Record<string, string>;

  /** The differences of two documents, in either form. */
  diff(before: Resource<Read, Write>, after: Resource<Read, Write>): Change[];

  /**
   * The smallest body that turns `before` into `after`. Both are whole: a property that `after` does not have
   * was removed.
   */
  patch(before: Resource<Read, Write>, after: Resource<Read, Write>, options?: PatchOptions): Patch<Write>;

  /**
   * As `patch`, but `values` are the fields of a form: what they do not have stays as it is, at any depth. null, `""` and
   * an item without a value take away what is stored, as far as the schema allows; over nothing they are no edit, and
   * a blank row is no item.
   *
   * A row of a list is the stored item that has its identity, or else the values that the row gives, whatever else the
   * item has; the other members of that item stay. An edited row is the item with which it shares more than half of
   * what it gives, or the one at its place where as many rows as items are left there; all others are new. Stored items
   * that no row is are removed if a form can show them. Scalars are the items at their positions. The order of choices
   * (an enum, or items that must differ) means nothing.
   *
   * @param values the value of `fromForm`, `jsonText` of its `valueText`, or an object with some properties.
   */
  update(base: Resource<Read, Write>, values: Write | JsonText, options?: UpdateOptions): Patch<Write>;

  /** Reads a refusal of the server, in whatever form it came; never throws. */
  parseError(status: number, body: unknown): ServerError;

  /**
   * The sentence for an issue, for a status of the server (`{ code: "status", params: { status: 503 } }`) or for what
   * became of a request (`{ code: "outcome", params: { outcome: "sent" } }`), in the language of this endpoint.
   */
  translate(subject: MessageSubject): string;

  /** Standard Schema and Standard JSON Schema (standardschema.dev): an endpoint is a schema of its requests. */
  readonly "~standard": StandardProps<Write>;
}
