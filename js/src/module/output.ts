import type { ModuleFunctions } from "./functions.js";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

function readString(module: ModuleFunctions, pointer: number, length: number): string {
  return length === 0 ? "" : decoder.decode(module.HEAPU8.subarray(pointer, pointer + length));
}

/** The details of the last call: JSON text, "" when it has none. */
export function readDetails(module: ModuleFunctions): string {
  return readString(module, module.detailsPointer(), module.detailsLength());
}

/** The second text of the last call: JSON text, "" when it has none. */
export function readText(module: ModuleFunctions): string {
  return readString(module, module.textPointer(), module.textLength());
}

/** The second text of the last call, of which only parts are read. */
export function copyText(module: ModuleFunctions): Uint8Array {
  const start = module.textPointer();
  return module.HEAPU8.slice(start, start + module.textLength());
}

/** The string of bytes that were copied. */
export function decodeText(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
