import type { Glue, GlueModule, ModuleFunctions } from "./functions.js";
import { makePatternHooks } from "./patterns.js";

/** The smaller module lacks functions, of which its interface makes no use. */
function isComplete(
  module: GlueModule,
  expected: keyof ModuleFunctions,
): module is GlueModule & ModuleFunctions {
  return module.HEAPU8 !== undefined && typeof module[expected] === "function";
}

function wrongModuleError(cause?: unknown): Error {
  return new Error("This is not the module that belongs to this version of resume-patch.", { cause });
}

/**
 * Makes a running instance of a compiled module, at once: the module is compiled already, and whoever calls
 * this after a trap is in the middle of a synchronous method. `expected` is a function that it has to have.
 */
export function makeInstance(
  glue: Glue,
  compiled: WebAssembly.Module,
  expected: keyof ModuleFunctions = "update",
): ModuleFunctions {
  let failure: unknown = wrongModuleError();
  const module: GlueModule = {
    instantiateWasm(imports, done) {
      try {
        const instance = new WebAssembly.Instance(compiled, imports);
        done(instance, compiled);
        return instance.exports;
      } catch (reason) {
        // The glue code swallows it. A module of other imports, or without a memory, is another one.
        const isOther = reason instanceof TypeError || reason instanceof WebAssembly.LinkError;
        failure = isOther ? wrongModuleError(reason) : reason;
        throw reason;
      }
    },
    // Nothing is fetched by the glue code; without this it would work out where it was loaded from.
    locateFile: (name) => name,
    ...makePatternHooks(() => module.HEAPU8 ?? new Uint8Array()),
  };
  // The promise says nothing that is not known when this returns, but a rejection must not go unheard.
  Promise.resolve(glue(module)).catch(() => {});
  if (!isComplete(module, expected)) throw failure;
  return module;
}
