import type { LoadOptions, WasmSource } from "../types/load.js";
import type { Messages } from "../types/messages.js";
import { Engine } from "./engine.js";
import type { Glue, ModuleFunctions } from "./functions.js";
import { makeInstance } from "./instance.js";
import { compileSource } from "./source.js";

/** A module and what is made of it. */
export interface LoadableModule<Made> {
  /** Where it comes from unless somebody says otherwise. */
  readonly defaultSource: () => WasmSource | Promise<WasmSource>;
  readonly glue: Glue;
  /** A function by which the module is told from others. */
  readonly function: keyof ModuleFunctions;
  /** Makes the interface in each language. */
  readonly makeInterfaces: (engine: Engine) => (messages?: Messages) => Made;
}

/**
 * Makes a `load` that loads the module once, however often it is called. A failure is forgotten, so that the
 * next call tries again.
 */
export function makeSharedLoad<Made>(
  loadable: LoadableModule<Made>,
): (options?: LoadOptions) => Promise<Made> {
  let shared: Promise<(messages?: Messages) => Made> | null = null;
  let sharedSource: LoadOptions["wasm"];
  const start = async (source: LoadOptions["wasm"]) => {
    const compiled = await compileSource((await source) ?? (await loadable.defaultSource()));
    const engine = new Engine(() => makeInstance(loadable.glue, compiled, loadable.function));
    engine.start();
    return loadable.makeInterfaces(engine);
  };
  const load = (wasm: LoadOptions["wasm"]): Promise<(messages?: Messages) => Made> => {
    if (shared !== null) {
      // What somebody else gave may be of no use; that is no failure of this call.
      return wasm === sharedSource ? shared : shared.catch(() => load(wasm));
    }
    sharedSource = wasm;
    shared = start(wasm).catch((failure: unknown) => {
      shared = null;
      throw failure;
    });
    return shared;
  };
  return async ({ wasm, messages } = {}) => (await load(wasm))(messages);
}
