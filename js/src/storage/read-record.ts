import type { MergedState } from "./ancestry.js";
import type { DraftRecord } from "./database.js";

/** Returns the time of a stored record in milliseconds since 1970; 0 if it is damaged. */
export function timeOf(stored: unknown): number {
  const { at } = Object(stored) as Partial<DraftRecord>;
  return typeof at === "number" && Number.isFinite(at) ? at : 0;
}

/** Returns a stored value as text. */
function textOf(stored: unknown): string {
  if (typeof stored === "string") return stored;
  try {
    return JSON.stringify(stored) ?? "";
  } catch {
    // A BigInt or a cycle.
    return String(stored);
  }
}

function isTabTime(stored: unknown): boolean {
  const { tab, at } = Object(stored) as Partial<MergedState>;
  return typeof tab === "string" && typeof at === "number";
}

function isMergedState(stored: unknown): stored is MergedState {
  const { value, includes } = Object(stored) as Partial<MergedState>;
  return (
    isTabTime(stored) && typeof value === "string" && Array.isArray(includes) && includes.every(isTabTime)
  );
}

/**
 * Reads a stored record. IndexedDB returns whatever was stored, also by another version or another program. A damaged
 * `saved` becomes a text that no draft opens. Damaged states of other tabs are left out.
 */
export function readRecord(stored: DraftRecord): DraftRecord {
  const { key, tab, saved, merged } = stored as Partial<DraftRecord> & DraftRecord;
  const states: unknown = merged;
  return {
    key,
    tab,
    saved: textOf(saved),
    at: timeOf(stored),
    ...(Array.isArray(states) && { merged: states.filter(isMergedState) }),
  };
}
