/**
 * The value of an entry: a text, a box that is not checked, a list with nothing chosen, a file, or a text that JSON
 * cannot carry, with U+FFFD in place of what it cannot.
 */
export type FormEntryValue =
  | string
  | false
  | readonly []
  | { readonly file: string }
  | { readonly unreadable: string };

/** An entry of a form, as the module takes it. */
export type FormEntry = readonly [name: string, value: FormEntryValue];
