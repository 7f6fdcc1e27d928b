import { LimitError, maximumBytes } from "../errors/errors.js";
import { utf8Encoder } from "../json/utf8.js";
import type { ModuleFunctions } from "./functions.js";

/** A JSON text for the module: a string without lone surrogates, or UTF-8 bytes. */
export type Input = string | Uint8Array;

/** A text that can be cached. The same key always means the same text. */
export interface CacheableText {
  readonly text: Input;
  readonly key: object;
}

/** The length in UTF-16 units below which a loop is faster than TextEncoder. */
const shortText = 48;

/** The length in UTF-16 units above which a text is encoded first, to reserve only the bytes that it needs. */
const longText = 1 << 20;

/** The most UTF-8 bytes for one UTF-16 unit. */
const bytesPerUnit = 3;

/** Writes an ASCII text. Returns false at the first other character; the caller then writes the text again. */
function writeShort(target: Uint8Array, pointer: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) return false;
    target[pointer + index] = unit;
  }
  return true;
}

function reserve(module: ModuleFunctions, position: number, byteLength: number): number {
  const pointer = module._reserveInput(position, byteLength);
  if (pointer === 0) throw new LimitError("bytes", maximumBytes);
  return pointer;
}

/** Writes the bytes of an input and returns their number. */
function writeBytes(module: ModuleFunctions, position: number, bytes: Uint8Array): number {
  const pointer = reserve(module, position, bytes.length);
  module.HEAPU8.set(bytes, pointer);
  return bytes.length;
}

function writeString(module: ModuleFunctions, position: number, text: string): number {
  if (text.length > maximumBytes) throw new LimitError("bytes", maximumBytes);
  if (text.length > longText) return writeBytes(module, position, utf8Encoder().encode(text));
  const pointer = reserve(module, position, text.length * bytesPerUnit);
  const memory = module.HEAPU8;
  if (text.length < shortText && writeShort(memory, pointer, text)) return text.length;
  return utf8Encoder().encodeInto(text, memory.subarray(pointer, pointer + text.length * bytesPerUnit))
    .written;
}

/**
 * Makes a text the input of a position, and parses it.
 *
 * @returns false if it is not JSON or exceeds a limit; the module's details describe the error.
 * @throws `LimitError` if the text exceeds the byte limit before parsing.
 */
export function writeInput(module: ModuleFunctions, position: number, input: Input): boolean {
  const byteLength =
    typeof input === "string" ? writeString(module, position, input) : writeBytes(module, position, input);
  return module._readInput(position, byteLength) === 0;
}
