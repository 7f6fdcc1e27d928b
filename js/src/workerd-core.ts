/**
 * `resume-patch/core` for Cloudflare's runtime, which compiles no bytes. The host compiles the file when the app is deployed. package.json
 * selects this entry by the condition `workerd`.
 *
 * @module
 */
import { makeCoreLoad } from "./load/load-core.js";
import module from "./resume-patch-core.wasm";
import type { LoadOptions } from "./types/load.js";
import type { CoreResumePatch } from "./types/resume-patch.js";

export * from "./load/public-core.js";

const loadShared = /* @__PURE__ */ makeCoreLoad(() => module);

/** Loads the module, as `resume-patch/core` does. */
export function load(options?: LoadOptions): Promise<CoreResumePatch> {
  return loadShared(options);
}
