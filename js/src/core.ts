/**
 * As the main entry, but without drafts, merges and the JSON standards, and two thirds of its size: for pages that check what
 * is typed, fill forms and make patches.
 *
 * @module
 */

import glue from "./generated/glue-core.js";
import { text } from "./generated/wasm-core.js";
import { makeCoreResumePatches } from "./load/core-resume-patch.js";
import { decodeModule } from "./module/decode-module.js";
import { makeSharedLoad } from "./module/shared-load.js";
import { compileAtOnce } from "./module/source.js";
import type { LoadOptions } from "./types/load.js";
import type { CoreResumePatch } from "./types/resume-patch.js";

export * from "./load/public-core.js";
export type { LoadCore } from "./types/load.js";
export type { CoreResumePatch } from "./types/resume-patch.js";

const loadShared = /* @__PURE__ */ makeSharedLoad({
  defaultSource: () => compileAtOnce(decodeModule(text)),
  glue,
  function: "update",
  makeInterfaces: makeCoreResumePatches,
});

/**
 * Loads the smaller module; every call gives the same interface, one for each language. With `wasm`, the first call loads
 * it from there (`resume-patch/resume-patch-core.wasm`) instead of from the bytes that this entry carries.
 */
export function load(options?: LoadOptions): Promise<CoreResumePatch> {
  return loadShared(options);
}
