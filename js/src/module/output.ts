import { utf8Decoder } from "../json/utf8.js";
import type { ModuleFunctions } from "./functions.js";

function readString(module: ModuleFunctions, pointer: number, length: number): string {
  return length === 0 ? "" : utf8Decoder().decode(module.HEAPU8.subarray(pointer, pointer + length));
}

/** Reads the details of the last call: a JSON text, `""` if it has none. */
export function readDetails(module: ModuleFunctions): string {
  return readString(module, module._detailsPointer(), module._detailsLength());
}

/** Reads the second text of the last call: a JSON text, `""` if it has none. */
export function readText(module: ModuleFunctions): string {
  return readString(module, module._textPointer(), module._textLength());
}

/** Copies the bytes of the last call's second text, to decode parts of it later. */
export function copyText(module: ModuleFunctions): Uint8Array {
  const start = module._textPointer();
  return module.HEAPU8.slice(start, start + module._textLength());
}

/** Decodes copied bytes. */
export function decodeText(bytes: Uint8Array): string {
  return utf8Decoder().decode(bytes);
}
