import { tagOf } from "../json/tag.js";
import type { WasmSource } from "../types/load.js";

/** What to do where a bundler leaves the file behind, as Rollup, esbuild and Angular do. */
const remedy =
  'Copy resume-patch.wasm from the "dist" folder of resume-patch there, pass its URL as load({ wasm }), or import "resume-patch", which contains the module.';

/** The first bytes of every module: a null byte and "asm". */
const magic = [0x00, 0x61, 0x73, 0x6d];

/** Throws if the bytes are not a module. Often a server returns its start page for every path. */
function checkMagic(bytes: Uint8Array, from: string): void {
  if (magic.every((byte, index) => bytes[index] === byte)) return;
  throw new TypeError(
    `There is no WebAssembly module ${from}; the server may have returned a page. ${remedy}`,
  );
}

/** Returns the error for bytes that were not compiled: the given one if they are damaged, or one that says what the host wants. */
function compileError(bytes: Uint8Array<ArrayBuffer>, cause: unknown): unknown {
  if (!WebAssembly.validate(bytes)) return cause;
  return new Error(
    `The host refused to compile the module. On a page, add 'wasm-unsafe-eval' to the content security policy. In a worker of an edge host, import resume-patch.wasm and pass it: load({ wasm: module }).`,
    { cause },
  );
}

/**
 * Compiles synchronously if the host allows it. This takes one or two milliseconds, less than waiting for another thread.
 * Older versions of Chromium allow it for small modules only. Otherwise it compiles asynchronously.
 *
 * @throws `Error` (a rejection) if the host refuses: Cloudflare Workers compile no bytes, and a page needs the permission of its
 * content security policy.
 * @throws `WebAssembly.CompileError` (a rejection) if the bytes are damaged.
 */
export function compileAtOnce(
  bytes: Uint8Array<ArrayBuffer>,
): WebAssembly.Module | Promise<WebAssembly.Module> {
  try {
    return new WebAssembly.Module(bytes);
  } catch {
    return WebAssembly.compile(bytes).catch((reason: unknown) => {
      throw compileError(bytes, reason);
    });
  }
}

async function compileBytes(bytes: Uint8Array<ArrayBuffer>, from: string): Promise<WebAssembly.Module> {
  checkMagic(bytes, from);
  return compileAtOnce(bytes);
}

async function compileResponse(response: Response): Promise<WebAssembly.Module> {
  const from = response.url === "" ? "in the response" : `at ${response.url}`;
  if (!response.ok)
    throw new Error(`The module could not be fetched: status ${response.status} ${from}. ${remedy}`);
  const type = response.headers.get("content-type") ?? "";
  // Streaming compilation requires the right media type, which some servers do not send.
  if (/^application\/wasm\b/i.test(type)) return WebAssembly.compileStreaming(response);
  return compileBytes(new Uint8Array(await response.arrayBuffer()), from);
}

/** A host that reads files without an import that bundlers would see (Node 20.16 and later). */
interface FileHost {
  process?: {
    getBuiltinModule?(name: string): { readFile(url: URL): Promise<Uint8Array<ArrayBuffer>> } | undefined;
  };
}

/** Compiles a module from a file URL. Node cannot fetch file URLs; other hosts can. */
async function compileFile(url: URL): Promise<WebAssembly.Module> {
  const files = (globalThis as FileHost).process?.getBuiltinModule?.("node:fs/promises");
  if (files === undefined) return compileResponse(await fetch(url));
  return compileBytes(await files.readFile(url), `at ${url.href}`);
}

async function compileUrl(address: string | URL): Promise<WebAssembly.Module> {
  const url = String(address);
  return url.startsWith("file:") ? compileFile(new URL(url)) : compileResponse(await fetch(url));
}

/**
 * Compiles a module from any source.
 *
 * @throws `TypeError` if the source is not a module.
 * @throws `Error` if the module cannot be fetched.
 */
export async function compileSource(source: WasmSource): Promise<WebAssembly.Module> {
  if (typeof source === "string") return compileUrl(source);
  if (ArrayBuffer.isView(source)) {
    const { buffer, byteOffset, byteLength } = source;
    return compileBytes(new Uint8Array(buffer, byteOffset, byteLength).slice(), "in the bytes");
  }
  const tag = tagOf(source);
  if (tag === "WebAssembly.Module") return source as WebAssembly.Module;
  if (tag === "Response") return compileResponse(source as Response);
  if (tag === "URL") return compileUrl(source as URL);
  if (tag === "ArrayBuffer") return compileBytes(new Uint8Array(source as ArrayBuffer), "in the bytes");
  throw new TypeError('The option "wasm" must be a URL, a Response, bytes or a WebAssembly.Module.');
}
