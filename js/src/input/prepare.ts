import { JsonError } from "../errors.js";
import type { Input } from "../module/input.js";
import { JsonText } from "./json-text.js";
import { findLoneSurrogate, placeOf } from "./surrogates.js";
import { writeValue } from "./write.js";

/** The JSON text of whatever a method was given. Throws before anything reaches the module. */
export function prepareInput(value: unknown): Input {
  if (!JsonText.isOne(value)) return writeValue(value);
  const source = JsonText.sourceOf(value);
  if (typeof source !== "string") return source;
  // Encoding would turn half of a surrogate pair into U+FFFD without a word.
  const lone = findLoneSurrogate(source);
  if (lone >= 0) throw new JsonError("loneSurrogate", placeOf(source, lone));
  return source;
}
