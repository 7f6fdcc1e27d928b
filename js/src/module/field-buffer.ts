// Writes scalars into the module's field buffer. Every keystroke does this.
import { fieldBufferLength as bufferLength } from "../generated/constants.js";
import { findLoneSurrogate } from "../json/surrogates.js";
import { utf8Decoder, utf8Encoder } from "../json/utf8.js";

/** The longest text in UTF-16 units. An escape takes six bytes for one unit, UTF-8 at most three. */
const longest = bufferLength / 6 - 2;

/** The number of characters up to which a loop is faster than a decoder. */
const shortText = 128;

const quote = 0x22;
const backslash = 0x5c;
const space = 0x20;
const lastAscii = 0x7e;

function writeText(memory: Uint8Array, pointer: number, text: string): number {
  return utf8Encoder().encodeInto(text, memory.subarray(pointer, pointer + bufferLength)).written;
}

/**
 * Writes a typed text.
 *
 * @returns The number of bytes; -1 if the text is too long or has a lone surrogate, so that the buffer cannot carry it.
 */
export function writeTyped(memory: Uint8Array, pointer: number, text: string): number {
  if (text.length > longest) return -1;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > lastAscii) return findLoneSurrogate(text) < 0 ? writeText(memory, pointer, text) : -1;
    memory[pointer + index] = unit;
  }
  return text.length;
}

/**
 * Writes a value as JSON.
 *
 * @returns The number of bytes; 0 if the value is too long or not a scalar of JSON, so that the buffer cannot carry it.
 */
export function writeScalar(memory: Uint8Array, pointer: number, value: unknown): number {
  if (typeof value !== "string") {
    const isPlain =
      typeof value === "boolean" || value === null || (typeof value === "number" && Number.isFinite(value));
    return isPlain ? writeText(memory, pointer, String(value)) : 0;
  }
  if (value.length > longest) return 0;
  let at = pointer;
  memory[at++] = quote;
  for (let index = 0; index < value.length; index++) {
    const unit = value.charCodeAt(index);
    if (unit < space || unit > lastAscii || unit === quote || unit === backslash)
      return findLoneSurrogate(value) < 0 ? writeText(memory, pointer, JSON.stringify(value)) : 0;
    memory[at++] = unit;
  }
  memory[at++] = quote;
  return at - pointer;
}

/**
 * Reads a UTF-8 text from the module's memory.
 *
 * @param length - In bytes.
 */
export function textAt(memory: Uint8Array, pointer: number, length: number): string {
  let text = "";
  for (let at = pointer; length <= shortText && at < pointer + length; at++) {
    const unit = memory[at] as number;
    if (unit > lastAscii) break;
    text += String.fromCharCode(unit);
  }
  return text.length === length ? text : utf8Decoder().decode(memory.subarray(pointer, pointer + length));
}
