/**
 * Uses drafts in React components.
 *
 * @module
 */
import { useCallback, useSyncExternalStore } from "react";
import type { Draft } from "./types/draft.js";

/**
 * Renders the component again whenever the draft changes.
 *
 * The draft is always the same object. Pass memoized child components what they show, such as `draft.value` or
 * `draft.issuesAt(path)`, not the draft.
 *
 * @param draft - An open draft. The caller closes it after the component is unmounted.
 * @returns The same draft.
 * @example
 * ```tsx
 * function City({ draft }: { draft: Draft<Experience, ExperienceUpdate> }) {
 *   const { value } = useDraft(draft);
 *   return <input value={value.city ?? ""} onChange={(event) => draft.setFromInput("/city", event.target.value)} />;
 * }
 * ```
 */
export function useDraft<Read, Write>(draft: Draft<Read, Write>): Draft<Read, Write> {
  const subscribe = useCallback((changed: () => void) => draft.subscribe(changed), [draft]);
  const versionOf = (): number => draft.version;
  useSyncExternalStore(subscribe, versionOf, versionOf);
  return draft;
}
