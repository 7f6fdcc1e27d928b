import * as whole from "../generated/wasm.js";
import { readInlined } from "./read-inlined.js";

/** The bytes of the whole module. */
export function inlinedModule(): Uint8Array<ArrayBuffer> {
  return readInlined(whole);
}
