/**
 * Checks edits to a resume against the API that will receive them and makes the smallest correct PATCH.
 *
 * This entry carries the WebAssembly module inside; `resume-patch/slim` loads it from a file beside it.
 *
 * @module
 */

import { text } from "./generated/wasm.js";
import { makeLoad } from "./load/load.js";
import { decodeModule } from "./module/decode-module.js";
import { compileAtOnce } from "./module/source.js";
import type { LoadOptions } from "./types/load.js";
import type { ResumePatch } from "./types/resume-patch.js";

export * from "./load/public.js";

const loadShared = /* @__PURE__ */ makeLoad(() => compileAtOnce(decodeModule(text)));

/**
 * Loads the module; every call gives the same interface, one for each language. With `wasm`, the first call loads
 * it from there instead of from the bytes that this entry carries.
 */
export function load(options?: LoadOptions): Promise<ResumePatch> {
  return loadShared(options);
}
