// Scalars on their way into the module's buffer for fields, which every keystroke goes through.
import { fieldBufferLength as bufferLength } from "../generated/constants.js";
import { findLoneSurrogate } from "../json/surrogates.js";

/** UTF-8 takes at most three bytes for a UTF-16 unit, and an escape six for one. */
const longest = bufferLength / 6 - 2;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Up to this many characters, a loop is faster than a decoder. */
const shortText = 128;

const quote = 0x22;
const backslash = 0x5c;
const space = 0x20;
const lastAscii = 0x7e;

function writeText(memory: Uint8Array, pointer: number, text: string): number {
  return encoder.encodeInto(text, memory.subarray(pointer, pointer + bufferLength)).written;
}

/** Writes what was typed; the number of its bytes, or -1 for a text that has to take another way. */
export function writeTyped(memory: Uint8Array, pointer: number, text: string): number {
  if (text.length > longest) return -1;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > lastAscii) return findLoneSurrogate(text) < 0 ? writeText(memory, pointer, text) : -1;
    memory[pointer + index] = unit;
  }
  return text.length;
}

/** Writes a value as JSON; the number of its bytes, or 0 for what has to take another way. */
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

/** Reads a text of UTF-8. */
export function textAt(memory: Uint8Array, pointer: number, length: number): string {
  let text = "";
  for (let at = pointer; length <= shortText && at < pointer + length; at++) {
    const unit = memory[at] as number;
    if (unit > lastAscii) break;
    text += String.fromCharCode(unit);
  }
  return text.length === length ? text : decoder.decode(memory.subarray(pointer, pointer + length));
}
