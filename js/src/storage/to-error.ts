import { tagOf } from "../json/tag.js";

/** Returns a storage failure as an `Error`. Some browsers reject with other values. */
export function toError(cause: unknown): Error {
  return ["Error", "DOMException"].includes(tagOf(cause))
    ? (cause as Error)
    : new Error("The browser could not store the edits; allow storage for this site.", { cause });
}
