/** What the browser keeps for this page; null where nothing is kept, or where keeping is not allowed. */
export function readKept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text for the next visit, where the browser allows it. */
export function keep(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // The page works without; it only begins anew at the next visit.
  }
}
