/**
 * Validates edits of a resume against the API that receives them, and computes the smallest correct PATCH.
 *
 * This entry contains the WebAssembly module. `resume-patch/slim` loads it from a separate file.
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
 * Loads the module once. Later calls return the same interface, one for each language.
 *
 * @param options - The language of messages, and another source of the module.
 * @returns The interface of the package.
 * @throws `TypeError` (a rejection) if `wasm` is not a module.
 * @throws `Error` (a rejection) if the module cannot be fetched, or belongs to another version. The next call tries again.
 * @example
 * ```ts
 * import { load } from "resume-patch";
 *
 * const rp = await load();
 * const { bodyText } = rp.letraz.experience.patch({ city: "Bergen" }, { city: "Oslo" });
 * console.log(bodyText); // {"city":"Oslo"}
 * ```
 */
export function load(options?: LoadOptions): Promise<ResumePatch> {
  return loadShared(options);
}
