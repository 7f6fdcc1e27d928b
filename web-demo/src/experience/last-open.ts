// Stores which job was open last.
import { readStoredForTab, storeForTab } from "../app/browser-storage";

interface LastOpen {
  /** The key under which its unsaved edits are stored. */
  readonly key: string;
  readonly id: string;
}

const STORAGE_KEY = "resume-patch.open-job";

/** Returns the job that was open when the page was closed; null when unknown. */
export function readLastOpen(): LastOpen | null {
  try {
    const { key, id } = Object(JSON.parse(readStoredForTab(STORAGE_KEY) ?? "null"));
    return typeof key === "string" && typeof id === "string" ? { key, id } : null;
  } catch {
    return null; // another program stored something else there
  }
}

export function rememberOpen({ key, id }: LastOpen): void {
  storeForTab(STORAGE_KEY, JSON.stringify({ key, id }));
}
