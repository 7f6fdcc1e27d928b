/**
 * Calls back when the page is hidden or unloaded. On a phone, hiding is the last event that a page receives.
 * Outside of pages it never calls back.
 *
 * @returns A function that stops listening.
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
