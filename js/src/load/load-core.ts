import glue from "../generated/glue-core.js";
import type { LoadableModule } from "../module/shared-load.js";
import { makeSharedLoad } from "../module/shared-load.js";
import type { LoadCore } from "../types/load.js";
import { makeCoreResumePatches } from "./core-resume-patch.js";

/** Makes a `load` for the smaller module. */
export function makeCoreLoad(defaultSource: LoadableModule<unknown>["defaultSource"]): LoadCore {
  return makeSharedLoad({
    defaultSource,
    glue,
    function: "_updateDocument",
    makeInterfaces: makeCoreResumePatches,
  });
}
