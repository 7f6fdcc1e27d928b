import type { Ignored } from "../library";

/** The reasons why an edit cannot be sent, as the end of a sentence. */
export const WHY_IGNORED: Readonly<Record<Ignored["reason"], string>> = {
  readOnly: "only the server can change this",
  unknown: "the server does not support this field",
  unremovable: "the server requires a value here",
};
