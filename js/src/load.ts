import glue from "./generated/glue.js";
import type { Glue } from "./module/functions.js";
import { makeResumePatches } from "./resume-patch.js";
import { makeSharedLoad } from "./shared-load.js";
import type { Load, WasmSource } from "./types/load.js";

/** Makes a `load` of the whole module. */
export function makeLoad(defaultSource: () => WasmSource, glueCode: Glue = glue): Load {
  return makeSharedLoad({
    defaultSource,
    glue: glueCode,
    function: "openDraft",
    makeInterfaces: makeResumePatches,
  });
}
