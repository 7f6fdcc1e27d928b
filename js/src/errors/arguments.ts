/**
 * Checks an argument of a public call.
 *
 * @throws `TypeError` that names the argument and states what is expected.
 */
export function requireArgument(isValid: boolean, name: string, expected: string): asserts isValid {
  if (!isValid) throw new TypeError(`${name} must be ${expected}.`);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Returns the options of a call; throws a `TypeError` if they are not an object. */
export function optionsOf<Options>(options: Options): Options {
  requireArgument(isObject(options), "The options", "an object");
  return options;
}

/** Checks a patch that a caller passes to a draft. */
export function requirePatch(patch: unknown, name: string): void {
  const isPatch = isObject(patch) && "bodyText" in patch && typeof patch.bodyText === "string";
  requireArgument(isPatch, name, "a patch that `patch` returned");
}
