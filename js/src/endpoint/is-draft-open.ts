import type { Draft } from "../types/draft.js";

/** Returns whether a draft is open. The page may close it at any time. */
export function isDraftOpen(draft: Draft<unknown, unknown>): boolean {
  try {
    return draft.version >= 0;
  } catch {
    return false;
  }
}
