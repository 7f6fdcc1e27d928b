import type { CompiledModule } from "./load.js";

/**
 * `resume-patch/resume-patch.wasm` and `resume-patch/resume-patch-core.wasm`, in hosts and bundlers that compile imported files:
 * pass it as `load({ wasm: module })`. Bundlers that return a URL have types of their own, such as those of `vite/client`.
 */
declare const module: CompiledModule;
export default module;
