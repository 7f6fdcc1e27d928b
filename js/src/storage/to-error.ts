/** Returns a storage failure as an `Error`. Some browsers reject with other values. */
export function toError(cause: unknown): Error {
  return cause instanceof Error
    ? cause
    : new Error("The browser could not store the edits; allow storage for this site.", { cause });
}
