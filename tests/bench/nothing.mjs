// The work without a library: the cost of a cold start before a library has done anything.

export function firstResult() {
  return true;
}
