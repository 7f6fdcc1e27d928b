/**
 * Drafts in React.
 *
 * @module
 */
import { useCallback, useSyncExternalStore } from "react";
import type { Draft } from "./types/draft.js";

/**
 * Renders the component again whenever the draft changes, and gives the draft. It is always the same object: give
 * child components that are memoized what they show (`draft.value`, `draft.issuesAt(path)`), not the draft.
 */
export function useDraft<Read, Write>(draft: Draft<Read, Write>): Draft<Read, Write> {
  const subscribe = useCallback((changed: () => void) => draft.subscribe(changed), [draft]);
  const versionOf = (): number => draft.version;
  useSyncExternalStore(subscribe, versionOf, versionOf);
  return draft;
}
