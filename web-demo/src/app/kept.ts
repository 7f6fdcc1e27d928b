/** What the browser keeps for this page; null where nothing is kept, or where keeping is not allowed. */
export const readKept = (key: string): string | null => readFrom(() => localStorage, key);

/** The same, as this tab of the browser had it last where it is another than elsewhere. */
export const readKeptHere = (key: string): string | null =>
  readFrom(() => sessionStorage, key) ?? readKept(key);

function readFrom(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text for the next visit, where the browser allows it. */
export const keep = (key: string, text: string): void => writeTo(() => localStorage, key, text);

/** The same, and for this tab of the browser by itself. */
export function keepHere(key: string, text: string): void {
  writeTo(() => sessionStorage, key, text);
  keep(key, text);
}

function writeTo(storage: () => Storage, key: string, text: string): void {
  try {
    storage().setItem(key, text);
  } catch {
    // The page works without; it only begins anew at the next visit.
  }
}
