import { checkOptions } from "../errors/suggestions.js";
import type { LoadOptions, WasmSource } from "../types/load.js";
import type { Messages } from "../types/messages.js";
import { Engine } from "./engine.js";
import type { Glue, ModuleFunctions } from "./functions.js";
import { makeInstance } from "./instance.js";
import { compileSource } from "./source.js";

/** A module and the interface over it. */
export interface LoadableModule<Made> {
  /** Returns the source of the module if the user gives none. */
  readonly defaultSource: () => WasmSource | Promise<WasmSource>;
  readonly glue: Glue;
  /** A function that only this module has. */
  readonly function: keyof ModuleFunctions;
  /** Makes the interface for each language. */
  readonly makeInterfaces: (engine: Engine) => (messages?: Messages) => Made;
}

/** Makes a `load` that loads the module once. After a failure the next call tries again. */
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
      // If another call's source fails, this call uses its own.
      return wasm === sharedSource ? shared : shared.catch(() => load(wasm));
    }
    sharedSource = wasm;
    shared = start(wasm).catch((failure: unknown) => {
      shared = null;
      throw failure;
    });
    return shared;
  };
  return async (options = {}) => {
    checkOptions(options, ["wasm", "messages"]);
    return (await load(options.wasm))(options.messages);
  };
}
