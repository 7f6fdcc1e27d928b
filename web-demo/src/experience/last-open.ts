// Which job was open last.
import { readStoredForTab, storeForTab } from "../app/browser-storage";

interface LastOpen {
  /** As unsaved edits of it are kept. */
  readonly key: string;
  readonly id: string;
}

const STORAGE_KEY = "resume-patch.open-job";

/** The job that was open when the page was left; null where none is known. */
export function readLastOpen(): LastOpen | null {
  try {
    const { key, id } = Object(JSON.parse(readStoredForTab(STORAGE_KEY) ?? "null"));
    return typeof key === "string" && typeof id === "string" ? { key, id } : null;
  } catch {
    return null; // what is stored there is not ours
  }
}

export function rememberOpen({ key, id }: LastOpen): void {
  storeForTab(STORAGE_KEY, JSON.stringify({ key, id }));
}
