import glue from "../generated/glue.js";
import type { Glue } from "../module/functions.js";
import type { LoadableModule } from "../module/shared-load.js";
import { makeSharedLoad } from "../module/shared-load.js";
import type { Load } from "../types/load.js";
import { makeResumePatches } from "./resume-patch.js";

/** Makes a `load` for the complete module. */
export function makeLoad(
  defaultSource: LoadableModule<unknown>["defaultSource"],
  glueCode: Glue = glue,
): Load {
  return makeSharedLoad({
    defaultSource,
    glue: glueCode,
    function: "openDraft",
    makeInterfaces: makeResumePatches,
  });
}
