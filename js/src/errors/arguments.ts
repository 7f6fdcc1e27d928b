/**
 * Checks an argument of a public call.
 *
 * @throws `TypeError` that names the argument and states what is expected.
 */
export function requireArgument(isValid: boolean, name: string, expected: string): asserts isValid {
  if (!isValid) throw new TypeError(`${name} must be ${expected}.`);
}

export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Checks a patch that a caller passes to a draft. */
export function requirePatch(patch: unknown, name: string): void {
  const isPatch = isObject(patch) && "bodyText" in patch && typeof patch.bodyText === "string";
  requireArgument(isPatch, name, "a patch that `patch` returned");
}
