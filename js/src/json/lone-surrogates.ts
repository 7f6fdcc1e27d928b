import { ValueError } from "../errors/errors.js";
import { formatPointer } from "./pointer.js";
import { findLoneSurrogate } from "./surrogates.js";

/**
 * Throws the error of the first lone surrogate in a value that was copied. It returns if there is none.
 *
 * @param names - The names on the way to the value.
 * @throws `ValueError` with the path of the string, or of the object that has the key.
 */
export function throwForLoneSurrogate(value: unknown, names: readonly (string | number)[] = []): void {
  if (typeof value === "string" && findLoneSurrogate(value) >= 0)
    throw new ValueError("a string with a lone surrogate", formatPointer(names));
  if (typeof value !== "object" || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    if (findLoneSurrogate(name) >= 0)
      throw new ValueError("a key with a lone surrogate", formatPointer(names));
    throwForLoneSurrogate(member, [...names, name]);
  }
}
