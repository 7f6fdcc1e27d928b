import type { MergedState } from "./ancestry.js";

/** The key of a record. */
export interface RecordKey {
  /** The name of the resource. */
  readonly key: string;
  /** The name of the tab. Each tab has its own records, so no tab overwrites another's. */
  readonly tab: string;
}

/** The edits that one tab has made to one resource. */
export interface DraftRecord extends RecordKey {
  /** The text that `Draft.save` returned. */
  readonly saved: string;
  /** The time of the write, in milliseconds since 1970 by the local clock. */
  readonly at: number;
  /** The states of other tabs that the edits include. */
  readonly merged?: readonly MergedState[];
}

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
