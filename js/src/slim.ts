/**
 * The interface of the main entry. The WebAssembly module is a separate file: `resume-patch/resume-patch.wasm`.
 *
 * @module
 */
import { makeLoad } from "./load/load.js";
import type { LoadOptions } from "./types/load.js";
import type { ResumePatch } from "./types/resume-patch.js";

export * from "./load/public.js";

const loadShared = /* @__PURE__ */ makeLoad(() => new URL("./resume-patch.wasm", import.meta.url));

/**
 * Loads the module once, from the file beside this one or from `wasm`. Later calls return the same interface, one for each
 * language.
 *
 * @param options - The language of messages, and another source of the module.
 * @returns The interface of the package.
 * @throws `TypeError` (a rejection) if `wasm` is not a module.
 * @throws `Error` (a rejection) if the module cannot be fetched, or belongs to another version. The next call tries again.
 * @example
 * ```ts
 * import { load } from "resume-patch/slim";
 *
 * const rp = await load({ wasm: "/assets/resume-patch.wasm" });
 * ```
 */
export function load(options?: LoadOptions): Promise<ResumePatch> {
  return loadShared(options);
}
