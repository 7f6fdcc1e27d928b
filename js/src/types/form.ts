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

/** Where `fromForm` reads from. Names are property names, JSON Pointers, or names with dots (`name.first`). */
export type FormSource = FormElement | FormEntries | Iterable<readonly [name: string, value: FormValue]>;

/** What a form says, in the types of the request. */
export interface FormResult<Write> {
  /** Everything that could be converted. */
  value: Write;
  /** What could not be: one issue at each field, with the text the person typed in `params.input`. */
  issues: Issue[];
}
