import glue from "./generated/glue.js";
import { Engine } from "./module/engine.js";
import type { Glue } from "./module/functions.js";
import { makeInstance } from "./module/instance.js";
import { compileSource } from "./module/source.js";
import type { ResumePatches } from "./resume-patch.js";
import { makeResumePatches } from "./resume-patch.js";
import type { Load, LoadOptions, WasmSource } from "./types/load.js";

/**
 * Makes a `load` that loads the module once, however often it is called. A failure is forgotten, so that the
 * next call tries again.
 */
export function makeLoad(defaultSource: () => WasmSource, glueCode: Glue = glue): Load {
  let shared: Promise<ResumePatches> | null = null;
  const start = async (source: LoadOptions["wasm"]): Promise<ResumePatches> => {
    const compiled = await compileSource((await source) ?? defaultSource());
    const engine = new Engine(() => makeInstance(glueCode, compiled));
    engine.start();
    return makeResumePatches(engine);
  };
  return async ({ wasm, messages } = {}) => {
    shared ??= start(wasm).catch((failure: unknown) => {
      shared = null;
      throw failure;
    });
    return (await shared)(messages);
  };
}
