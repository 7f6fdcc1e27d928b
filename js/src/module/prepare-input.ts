import { requireArgument } from "../errors/arguments.js";
import { DraftError, JsonError } from "../errors/errors.js";
import { JsonText } from "../json/json-text.js";
import { findLoneSurrogate, positionAt } from "../json/surrogates.js";
import { stringifyValue } from "../json/write-value.js";
import type { CacheableText, Input } from "./input.js";

/**
 * Returns the JSON text of an argument, before the module is called.
 *
 * @throws `ValueError`, `JsonError` or `LimitError` for an invalid argument.
 */
export function prepareInput(value: unknown): Input {
  return JsonText.isJsonText(value) ? textOf(value) : stringifyValue(value);
}

/** Does the same, and copies bytes, because the caller may change them later. */
export function prepareCopy(value: unknown): Input {
  const input = prepareInput(value);
  return typeof input === "string" ? input : input.slice();
}

/** Does the same as `prepareInput`, for a document. The `JsonText` is the key of its cached text. */
export function prepareDocument(value: unknown): Input | CacheableText {
  return JsonText.isJsonText(value) ? { text: textOf(value), key: value } : stringifyValue(value);
}

function textOf(text: JsonText): Input {
  const source = JsonText.sourceOf(text);
  if (typeof source !== "string") return source;
  // Encoding would silently replace a lone surrogate by U+FFFD.
  const lone = findLoneSurrogate(source);
  if (lone >= 0) throw new JsonError("loneSurrogate", positionAt(source, lone));
  return source;
}

/**
 * Returns the JSON text of a path.
 *
 * @throws `TypeError` if the path is not a string.
 * @throws `DraftError` if it does not start with a slash.
 */
export function preparePath(path: string): Input {
  requireArgument(typeof path === "string", "The path", "a JSON Pointer");
  // The module looks for a value before it reports such a path, so reading would find nothing.
  if (path !== "" && path[0] !== "/") throw new DraftError("invalidPointer", path);
  return prepareInput(path);
}
