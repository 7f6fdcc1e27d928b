/**
 * The main entry without drafts, merges, JSON Patch and JSON Merge Patch, at two thirds of its size. It is for pages that
 * validate input, fill forms and compute patches.
 *
 * @module
 */

import { text } from "./generated/wasm-core.js";
import { makeCoreLoad } from "./load/load-core.js";
import { decodeModule } from "./module/decode-module.js";
import { compileAtOnce } from "./module/source.js";
import type { LoadOptions } from "./types/load.js";
import type { CoreResumePatch } from "./types/resume-patch.js";

export * from "./load/public-core.js";
export type { LoadCore } from "./types/load.js";
export type { CoreResumePatch } from "./types/resume-patch.js";

const loadShared = /* @__PURE__ */ makeCoreLoad(() => compileAtOnce(decodeModule(text)));

/**
 * Loads the smaller module once. Later calls return the same interface, one for each language.
 *
 * @param options - The language of messages, and another source of `resume-patch/resume-patch-core.wasm`.
 * @returns The interface of `resume-patch/core`.
 * @throws `TypeError` (a rejection) if `wasm` is not a module.
 * @throws `Error` (a rejection) if the module cannot be fetched, or belongs to another version. The next call tries again.
 * @example
 * ```ts
 * import { load } from "resume-patch/core";
 *
 * const rp = await load();
 * console.log(rp.letraz.experience.validate({ city: "Oslo" }).valid); // true
 * ```
 */
export function load(options?: LoadOptions): Promise<CoreResumePatch> {
  return loadShared(options);
}
