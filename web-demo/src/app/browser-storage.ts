/** What the browser keeps for this page; null where nothing is kept, or where keeping is not allowed. */
export const readStored = (key: string): string | null => readFrom(() => localStorage, key);

/** The same, as this tab of the browser had it last where it is another than elsewhere. */
export const readStoredForTab = (key: string): string | null =>
  readFrom(() => sessionStorage, key) ?? readStored(key);

function readFrom(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text for the next visit, where the browser allows it. */
export const store = (key: string, text: string): void => writeTo(() => localStorage, key, text);

/** The same, and for this tab of the browser by itself. */
export function storeForTab(key: string, text: string): void {
  writeTo(() => sessionStorage, key, text);
  store(key, text);
}

function writeTo(storage: () => Storage, key: string, text: string): void {
  try {
    storage().setItem(key, text);
  } catch {
    // The page works without; it only begins anew at the next visit.
  }
}
