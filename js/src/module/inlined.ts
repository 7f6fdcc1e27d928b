import { decoder, moduleEnd, moduleStart, text, textStart } from "../generated/wasm.js";
import { readInlined } from "./read-inlined.js";

/** The bytes of the whole module. */
export function inlinedModule(): Uint8Array<ArrayBuffer> {
  return readInlined({ text, decoder, textStart, moduleStart, moduleEnd });
}
