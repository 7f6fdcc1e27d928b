import type { Draft } from "../types/draft.js";

/** Returns whether a draft can still be used: the page may have closed it in the meantime. */
export function isDraftOpen(draft: Draft<unknown, unknown>): boolean {
  try {
    return draft.version >= 0;
  } catch {
    return false;
  }
}
