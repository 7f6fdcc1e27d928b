/**
 * As the main entry, but the WebAssembly module is a file beside this one: `resume-patch/resume-patch.wasm`.
 *
 * @module
 */
import { makeLoad } from "./load/load.js";
import type { LoadOptions } from "./types/load.js";
import type { ResumePatch } from "./types/resume-patch.js";

export * from "./load/public.js";

const loadShared = /* @__PURE__ */ makeLoad(() => new URL("./resume-patch.wasm", import.meta.url));

/**
 * Loads the module; every call gives the same interface, one for each language. It is fetched from beside this
 * file, or taken from `wasm` when the first call has it.
 */
export function load(options?: LoadOptions): Promise<ResumePatch> {
  return loadShared(options);
}
