import type { Issue } from "./issue.js";

/** A form as the page has it: an `HTMLFormElement`. */
export interface FormElement {
  readonly elements: { readonly length: number };
  readonly noValidate: boolean;
}

/** A chosen file: a `File`. */
export interface FormFile {
  readonly name: string;
  readonly size: number;
}

/** What a form would send: a `FormData`. */
export interface FormEntries {
  forEach(callback: (value: string | FormFile, name: string) => void): void;
}

/** What an entry of a form holds: a text, a file, a box checked or not, or `[]` for a list with nothing chosen. */
export type FormValue = string | boolean | readonly [] | FormFile;

/**
 * Where `fromForm` reads from. Names are property names, JSON Pointers, or names with dots or brackets
 * (`name.first`, `workExperience[0].jobTitle`, `phoneNumbers[]`).
 */
export type FormSource = FormElement | FormEntries | Iterable<readonly [name: string, value: FormValue]>;

/** How `fromForm` reads a form. */
export interface FormOptions {
  /**
   * Names of controls that are left out, such as a token of the page's own.
   *
   * @defaultValue `[]`
   */
  ignore?: readonly string[] | undefined;
}

/** What a form says, in the types of the request. */
export interface FormResult<Write> {
  /**
   * Everything that could be converted, as a body that can be sent as it is. An emptied field is null where null is
   * allowed, `""` where it is a text, and else absent; a blank row is no item. `update` knows from this object what was
   * emptied.
   */
  value: Write;
  /**
   * The same as JSON text for `update(base, jsonText(valueText))`: every number keeps its digits. What `value` leaves out
   * is in it: null for an emptied field, a blank row in its place, and `{}` for a position that the form does not name.
   */
  valueText: string;
  /** What could not be converted: one issue at each field, with the text the person typed in `params.input`. */
  issues: Issue[];
  /** No issue is an error. */
  valid: boolean;
}
