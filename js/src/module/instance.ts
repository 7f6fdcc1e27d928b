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

/** The smallest module. Emscripten's code compiles bytes first, and then makes an instance with `Instance`. */
const emptyModule = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

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
    wasmBinary: emptyModule,
    // Called with `new`.
    Instance: function instantiate(_: WebAssembly.Module, imports: WebAssembly.Imports) {
      try {
        return new WebAssembly.Instance(compiled, imports);
      } catch (reason) {
        // A module of other imports, or without a memory, is another one.
        const isOther = reason instanceof TypeError || reason instanceof WebAssembly.LinkError;
        failure = isOther ? wrongModuleError(reason) : reason;
        throw reason;
      }
    },
    // Without this, Emscripten's code would work out where it was loaded from.
    locateFile: (name) => name,
    // Failures are thrown, not printed.
    printErr: () => {},
    ...makePatternHooks(() => module.HEAPU8 ?? new Uint8Array()),
  };
  try {
    // The module is filled when this returns, also where it returns a promise; a rejection must not go unheard.
    Promise.resolve(glue(module)).catch(() => {});
  } catch (reason) {
    if (isComplete(module, expected)) throw reason;
  }
  if (!isComplete(module, expected)) throw failure;
  return module;
}
