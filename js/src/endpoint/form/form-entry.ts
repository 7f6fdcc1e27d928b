/**
 * The value of an entry: a text, an unchecked box, a list with no choice, a file, or a text that JSON cannot carry. In the
 * latter, U+FFFD replaces each lone surrogate.
 */
export type FormEntryValue =
  | string
  | false
  | readonly []
  | { readonly file: string }
  | { readonly unreadable: string };

/** An entry of a form, as the module reads it. */
export type FormEntry = readonly [name: string, value: FormEntryValue];
