import type { Messages } from "./messages.js";
import type { CoreResumePatch, ResumePatch } from "./resume-patch.js";

/** A `WebAssembly.Module`. Node's own types do not declare it. */
export type CompiledModule = typeof globalThis extends {
  WebAssembly: { Module: { prototype: infer Module } };
}
  ? object & Module
  : object;

/** A source of the module: a URL, a response, bytes, or a compiled module. */
export type WasmSource = string | URL | Response | ArrayBuffer | ArrayBufferView | CompiledModule;

/** The options of `load`. */
export interface LoadOptions {
  /**
   * The module `resume-patch/resume-patch.wasm` (for `resume-patch/core`: `resume-patch/resume-patch-core.wasm`), or a promise
   * of it. Only the first successful `load` uses it. Some hosts compile no bytes at
   * run time, such as Cloudflare Workers. There, import the file as a compiled module and pass it here.
   *
   * @defaultValue The module inside the entry; for `resume-patch/slim`, the file beside it.
   */
  wasm?: WasmSource | Promise<WasmSource> | undefined;
  /**
   * The language of issues, of messages of `parseError` and of the labels of `fields`: a catalogue, or a function. Each
   * language has its own interface over the same module, so a page can use several at once.
   *
   * @defaultValue English
   * @example
   * ```ts
   * import { de } from "resume-patch/messages/de";
   * const rp = await load({ messages: de });
   * ```
   */
  messages?: Messages | undefined;
}

/** The `load` of `resume-patch` and `resume-patch/slim`. */
export type Load = (options?: LoadOptions) => Promise<ResumePatch>;

/** The `load` of `resume-patch/core`. */
export type LoadCore = (options?: LoadOptions) => Promise<CoreResumePatch>;
