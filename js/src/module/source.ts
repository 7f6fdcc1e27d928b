import type { WasmSource } from "../types/load.js";

function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice("[object ".length, -1);
}

/** The bytes that a module begins with: a null byte and "asm". */
const magic = [0x00, 0x61, 0x73, 0x6d];

/** Says what was found, because a server that answers every path with its start page is a common mistake. */
function checkMagic(bytes: Uint8Array, from: string): void {
  if (magic.every((byte, index) => bytes[index] === byte)) return;
  throw new TypeError(`There is no WebAssembly module ${from}; does the server give the file itself?`);
}

/**
 * Compiles at once where the host allows it: a millisecond or two, for which another thread is not worth waiting. Older
 * Chromium does so for very small modules only; others are left to the way that waits, which also tells what is wrong.
 */
export function compileAtOnce(
  bytes: Uint8Array<ArrayBuffer>,
): WebAssembly.Module | Promise<WebAssembly.Module> {
  try {
    return new WebAssembly.Module(bytes);
  } catch {
    return WebAssembly.compile(bytes);
  }
}

async function compileBytes(bytes: Uint8Array<ArrayBuffer>, from: string): Promise<WebAssembly.Module> {
  checkMagic(bytes, from);
  return compileAtOnce(bytes);
}

async function compileResponse(response: Response): Promise<WebAssembly.Module> {
  const from = response.url === "" ? "in the response" : `at ${response.url}`;
  if (!response.ok) throw new Error(`The module could not be fetched: status ${response.status} ${from}.`);
  const type = response.headers.get("content-type") ?? "";
  // Compiling while the bytes arrive needs the right media type, which not every server knows.
  if (/^application\/wasm\b/i.test(type)) return WebAssembly.compileStreaming(response);
  return compileBytes(new Uint8Array(await response.arrayBuffer()), from);
}

/** The host's reader of files, where it has one that no bundler has to know of (Node 20.16 and later). */
interface FileHost {
  process?: {
    getBuiltinModule?(name: string): { readFile(url: URL): Promise<Uint8Array<ArrayBuffer>> } | undefined;
  };
}

/** Some hosts fetch files as they fetch anything; Node does not. */
async function compileFile(url: URL): Promise<WebAssembly.Module> {
  const files = (globalThis as FileHost).process?.getBuiltinModule?.("node:fs/promises");
  if (files === undefined) return compileResponse(await fetch(url));
  return compileBytes(await files.readFile(url), `at ${url.href}`);
}

async function compileUrl(address: string | URL): Promise<WebAssembly.Module> {
  const url = String(address);
  return url.startsWith("file:") ? compileFile(new URL(url)) : compileResponse(await fetch(url));
}

/** Compiles the module from wherever it comes. */
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
  throw new TypeError("load: wasm must be a URL, a Response, bytes or a WebAssembly.Module.");
}
