import type { Issue } from "./issue.js";

/** A form in a page: an `HTMLFormElement`. */
export interface FormElement {
  readonly elements: { readonly length: number };
  readonly noValidate: boolean;
}

/** A chosen file: a `File`. */
export interface FormFile {
  readonly name: string;
  /** The size in bytes. */
  readonly size: number;
}

/** The entries of a form: a `FormData`. */
export interface FormEntries {
  forEach(callback: (value: string | FormFile, name: string) => void): void;
}

/** The value of a form entry: a text, a file, the state of a checkbox, or `[]` for a list with no choice. */
export type FormValue = string | boolean | readonly [] | FormFile;

/**
 * A form, its `FormData`, or pairs of names and values. Names are property names, JSON Pointers, or names with dots or
 * brackets (`name.first`, `workExperience[0].jobTitle`, `phoneNumbers[]`).
 */
export type FormSource = FormElement | FormEntries | Iterable<readonly [name: string, value: FormValue]>;

/** The options of `fromForm`. */
export interface FormOptions {
  /**
   * Names of controls to skip. The hidden fields of known frameworks, such as `$ACTION_ID_...` of React, `_method` of Rails and
   * `csrfmiddlewaretoken` of Django, are always skipped, unless the schema has a property of that name.
   *
   * @defaultValue `[]`
   */
  ignore?: readonly string[] | undefined;
}

/** The values of a form, in the types of a request. */
export interface FormResult<Write> {
  /**
   * The converted values, as a valid request body. An emptied field is null if null is allowed, `""` if it is text, and
   * absent otherwise. A blank row is left out. `update` recognizes this object and removes the emptied fields, too.
   */
  readonly value: Write;
  /**
   * JSON text for `update(base, jsonText(valueText))`, with every digit of every number. It also contains what `value` leaves
   * out: null for an emptied field, blank rows, and `{}` for each index that the form does not name.
   */
  readonly valueText: string;
  /** One issue for each field that cannot be converted. `params.input` is the text that the user typed. */
  readonly issues: readonly Issue[];
  /** No issue is an error. */
  readonly valid: boolean;
}
