import type { Ignored } from "../library";

/** The reasons why an edit cannot be sent, as the end of a sentence. */
export const WHY_IGNORED: Readonly<Record<Ignored["reason"], string>> = {
  readOnly: "only the server can change this",
  unknown: "the server does not know this",
  unremovable: "the server keeps a value here",
};
