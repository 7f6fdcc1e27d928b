import { LimitError, maximumBytes } from "../errors/errors.js";
import type { ModuleFunctions } from "./functions.js";

/** A JSON text for the module: a well-formed string, or UTF-8 bytes. */
export type Input = string | Uint8Array;

/** A text that may come again: whenever the key does, the text is the same. */
export interface CacheableText {
  readonly text: Input;
  readonly key: object;
}

/** For texts shorter than this a loop over characters beats the call into TextEncoder. */
const shortText = 48;

/** Texts longer than this are encoded outside first, so that no more room is taken than their bytes need. */
const longText = 1 << 20;

/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const bytesPerUnit = 3;

const encoder = new TextEncoder();

/** Writes a text that is short and ASCII; false, with nothing lost, when it is not. */
function writeShort(target: Uint8Array, pointer: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) return false;
    target[pointer + index] = unit;
  }
  return true;
}

function reserve(module: ModuleFunctions, position: number, byteLength: number): number {
  const pointer = module.reserve(position, byteLength);
  if (pointer === 0) throw new LimitError("bytes", maximumBytes);
  return pointer;
}

/** Writes the bytes of an input and gives their number. */
function writeBytes(module: ModuleFunctions, position: number, bytes: Uint8Array): number {
  const pointer = reserve(module, position, bytes.length);
  module.HEAPU8.set(bytes, pointer);
  return bytes.length;
}

function writeString(module: ModuleFunctions, position: number, text: string): number {
  if (text.length > maximumBytes) throw new LimitError("bytes", maximumBytes);
  if (text.length > longText) return writeBytes(module, position, encoder.encode(text));
  const pointer = reserve(module, position, text.length * bytesPerUnit);
  const memory = module.HEAPU8;
  if (text.length < shortText && writeShort(memory, pointer, text)) return text.length;
  return encoder.encodeInto(text, memory.subarray(pointer, pointer + text.length * bytesPerUnit)).written;
}

/** Makes a text the input of a position and has it parsed. False: it is not JSON or beyond a limit, and details say why. */
export function writeInput(module: ModuleFunctions, position: number, input: Input): boolean {
  const byteLength =
    typeof input === "string" ? writeString(module, position, input) : writeBytes(module, position, input);
  return module.read(position, byteLength) === 0;
}
