/** Reports an exception of a user's callback as an uncaught error of the host. */
export function reportError(failure: unknown): void {
  const host = globalThis as { reportError?: (failure: unknown) => void };
  if (typeof host.reportError === "function") host.reportError(failure);
  else console.error(failure);
}
