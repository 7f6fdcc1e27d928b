/**
 * Calls back when the page may be going away: when it is hidden, which is the last that a phone's browser tells, and
 * when it is left. Outside of pages never.
 */
export function onPageHide(callback: () => void): () => void {
  if (typeof document === "undefined" || typeof window === "undefined") return () => {};
  const whenHidden = (): void => {
    if (document.visibilityState === "hidden") callback();
  };
  document.addEventListener("visibilitychange", whenHidden);
  window.addEventListener("pagehide", callback);
  return () => {
    document.removeEventListener("visibilitychange", whenHidden);
    window.removeEventListener("pagehide", callback);
  };
}
