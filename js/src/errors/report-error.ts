/** Reports what a callback of the page threw, as the host reports an uncaught error. */
export function reportError(failure: unknown): void {
  const host = globalThis as { reportError?: (failure: unknown) => void };
  if (typeof host.reportError === "function") host.reportError(failure);
  else console.error(failure);
}
