import type { ResumePatch } from "./resume-patch.js";

/** What a module can be loaded from. */
export type WasmSource = string | URL | Response | ArrayBuffer | ArrayBufferView | WebAssembly.Module;

/** Where to load the module from. */
export interface LoadOptions {
  /**
   * The module `resume-patch/resume-patch.wasm`: its address, an answer that carries it, its bytes, or the
   * compiled module. A promise of one of them will do.
   */
  wasm?: WasmSource | Promise<WasmSource>;
}

/** Loads the module. */
export type Load = (options?: LoadOptions) => Promise<ResumePatch>;
