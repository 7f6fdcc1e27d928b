/** Tells what a page's own function threw: its fault is not the package's, and must not go unheard either. */
export function report(failure: unknown): void {
  const { reportError } = globalThis as { reportError?: (failure: unknown) => void };
  if (typeof reportError === "function") reportError(failure);
  else console.error(failure);
}
