import type { Messages } from "./messages.js";
import type { CoreResumePatch, ResumePatch } from "./resume-patch.js";

/** A `WebAssembly.Module`; the types of Node alone do not know it. */
export type CompiledModule = typeof globalThis extends {
  WebAssembly: { Module: { prototype: infer Module } };
}
  ? object & Module
  : object;

/** What a module can be loaded from. */
export type WasmSource = string | URL | Response | ArrayBuffer | ArrayBufferView | CompiledModule;

/** Where to load the module from. */
export interface LoadOptions {
  /**
   * The module `resume-patch/resume-patch.wasm` (of `resume-patch/core`: `resume-patch/resume-patch-core.wasm`): its
   * address, an answer that carries it, its bytes, or the compiled module. A promise of one of them will do. A host that
   * compiles no bytes at run time, such as Cloudflare Workers, imports the file as a compiled module, which is then to
   * be given here.
   */
  wasm?: WasmSource | Promise<WasmSource> | undefined;
  /**
   * The language of issues, of the sentences of `parseError`, and of the labels of `fields`: a catalogue such as
   * `de` of `resume-patch/messages/de`, or a function. Default: English. Each language is an interface of its
   * own over the same module, so that a page may use several at once.
   */
  messages?: Messages | undefined;
}

/** Loads the module. */
export type Load = (options?: LoadOptions) => Promise<ResumePatch>;

/** Loads the smaller module. */
export type LoadCore = (options?: LoadOptions) => Promise<CoreResumePatch>;
