import { JsonError } from "../errors/errors.js";
import { JsonText } from "../json/json-text.js";
import { findLoneSurrogate, positionAt } from "../json/surrogates.js";
import { stringifyValue } from "../json/write-value.js";
import type { CacheableText, Input } from "./input.js";

/** The JSON text of whatever a method was given. Throws before anything reaches the module. */
export function prepareInput(value: unknown): Input {
  return JsonText.isJsonText(value) ? textOf(value) : stringifyValue(value);
}

/** The same, to be kept: bytes are the caller's, who may change them. */
export function prepareCopy(value: unknown): Input {
  const input = prepareInput(value);
  return typeof input === "string" ? input : input.slice();
}

/** As `prepareInput`, for a document, whose text is known by the object that `jsonText` has made of it. */
export function prepareDocument(value: unknown): Input | CacheableText {
  return JsonText.isJsonText(value) ? { text: textOf(value), key: value } : stringifyValue(value);
}

function textOf(text: JsonText): Input {
  const source = JsonText.sourceOf(text);
  if (typeof source !== "string") {
    // Bytes that were handed on to somebody else look empty. This throws then.
    if (source.length === 0) new Uint8Array(source.buffer);
    return source;
  }
  // Encoding would turn half of a surrogate pair into U+FFFD without a word.
  const lone = findLoneSurrogate(source);
  if (lone >= 0) throw new JsonError("loneSurrogate", positionAt(source, lone));
  return source;
}
