/** What went wrong with storage, as an error: browsers throw other things, too. */
export function toError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error("The edits cannot be kept.", { cause });
}
