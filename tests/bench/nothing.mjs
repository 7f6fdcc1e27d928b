// The work with no library at all: what a cold start costs before either of them has done anything.

export function firstResult() {
  return true;
}
