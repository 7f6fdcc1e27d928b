/** Reads a stored text; null when there is none or storage is not allowed. */
export const readStored = (key: string): string | null => readFrom(() => localStorage, key);

/** Reads the text that this browser tab stored last; falls back to the one shared by all tabs. */
export const readStoredForTab = (key: string): string | null =>
  readFrom(() => sessionStorage, key) ?? readStored(key);

function readFrom(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}

/** Stores a text for the next visit, where the browser allows it. */
export const store = (key: string, text: string): void => writeTo(() => localStorage, key, text);

/** Stores a text for all tabs and for this browser tab separately. */
export function storeForTab(key: string, text: string): void {
  writeTo(() => sessionStorage, key, text);
  store(key, text);
}

/** Deletes a stored text. Returns whether that succeeded. */
export function removeStored(key: string): boolean {
  try {
    localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

function writeTo(storage: () => Storage, key: string, text: string): void {
  try {
    storage().setItem(key, text);
  } catch {
    // The page works without storage; only the next visit starts afresh.
  }
}
