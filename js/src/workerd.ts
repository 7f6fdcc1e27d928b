/**
 * `resume-patch` for Cloudflare's runtime, which compiles no bytes. The host compiles the file when the app is deployed. package.json
 * selects this entry by the condition `workerd`.
 *
 * @module
 */
import { makeLoad } from "./load/load.js";
import module from "./resume-patch.wasm";
import type { LoadOptions } from "./types/load.js";
import type { ResumePatch } from "./types/resume-patch.js";

export * from "./load/public.js";

const loadShared = /* @__PURE__ */ makeLoad(() => module);

/** Loads the module, as `resume-patch` does. */
export function load(options?: LoadOptions): Promise<ResumePatch> {
  return loadShared(options);
}
