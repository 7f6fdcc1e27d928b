import { decoder, moduleEnd, moduleStart, text, textStart } from "../generated/wasm-core.js";
import { readInlined } from "./read-inlined.js";

/** The bytes of the smaller module. */
export function inlinedCoreModule(): Uint8Array<ArrayBuffer> {
  return readInlined({ text, decoder, textStart, moduleStart, moduleEnd });
}
