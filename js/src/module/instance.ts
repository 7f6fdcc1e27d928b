import type { Glue, GlueModule, ModuleFunctions } from "./functions.js";
import { makePatternHooks } from "./patterns.js";

/**
 * Returns whether the module has memory and one expected function. The smaller module lacks functions that it does not
 * need.
 */
function isComplete(
  module: GlueModule,
  expected: keyof ModuleFunctions,
): module is GlueModule & ModuleFunctions {
  const { HEAPU8, _setHashSecret } = module;
  return HEAPU8 !== undefined && _setHashSecret !== undefined && typeof module[expected] === "function";
}

function wrongModuleError(cause?: unknown): Error {
  return new Error(
    "This is not the module that belongs to this version of resume-patch; load the .wasm file of the installed package.",
    { cause },
  );
}

/**
 * Returns the words of a secret. A host without `crypto`, or one that forbids it while a module is evaluated, as Cloudflare
 * Workers do, uses `Math.random`. Its numbers can be predicted by someone who sees others of them; the module shows none.
 */
function randomWords(): [number, number, number, number] {
  const words = new Uint32Array(4);
  try {
    globalThis.crypto.getRandomValues(words);
  } catch {
    words.forEach((_, at) => {
      words[at] = Math.random() * 2 ** 32;
    });
  }
  const [first = 0, second = 0, third = 0, fourth = 0] = words;
  return [first, second, third, fourth];
}

/**
 * Makes a running instance of a compiled module. It is synchronous, because a synchronous method calls it after a trap.
 *
 * @param expected - A function that the module must have.
 * @throws `Error` if the module belongs to another version.
 */
export function makeInstance(
  glue: Glue,
  compiled: WebAssembly.Module,
  expected: keyof ModuleFunctions = "_updateDocument",
): ModuleFunctions {
  let failure: unknown = wrongModuleError();
  const module: GlueModule = {
    // Without bytes, Emscripten's code would fetch some.
    wasmBinary: new Uint8Array(),
    // Emscripten's code calls these two with `new`.
    Module: function returnCompiled() {
      return compiled;
    },
    Instance: function instantiate(module: WebAssembly.Module, imports: WebAssembly.Imports) {
      try {
        return new WebAssembly.Instance(module, imports);
      } catch (reason) {
        // Other imports or no memory mean that this is a different module.
        const isOther = reason instanceof TypeError || reason instanceof WebAssembly.LinkError;
        failure = isOther ? wrongModuleError(reason) : reason;
        throw reason;
      }
    },
    // Without this, Emscripten's code would determine the URL of its script.
    locateFile: (name) => name,
    // Failures are thrown, not printed.
    printErr: () => {},
    ...makePatternHooks(() => module.HEAPU8 ?? new Uint8Array()),
  };
  try {
    // The functions are there when this returns, even if it returns a promise. Its rejection must not be unhandled.
    Promise.resolve(glue(module)).catch(() => {});
  } catch (reason) {
    if (isComplete(module, expected)) throw reason;
  }
  if (!isComplete(module, expected)) throw failure;
  module._setHashSecret(...randomWords());
  return module;
}
