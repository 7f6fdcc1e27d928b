// The sources that the module can be loaded from.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { compileSource } from "../../../js/src/module/source.js";

/** The smallest possible module. */
const bytes = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

const answers: Readonly<Record<string, { status: number; type: string; body: Uint8Array | string }>> = {
  "/module.wasm": { status: 200, type: "application/wasm", body: bytes },
  "/untyped.wasm": { status: 200, type: "application/octet-stream", body: bytes },
  "/page.wasm": { status: 200, type: "text/html", body: "<!doctype html><title>Start</title>" },
};

const server = createServer((request, response) => {
  const { status, type, body } = answers[request.url ?? ""] ?? { status: 404, type: "text/plain", body: "" };
  response.writeHead(status, { "content-type": type }).end(body);
});

let base = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

describe("a module", () => {
  it.each([
    ["bytes", () => bytes],
    ["a buffer", () => bytes.slice().buffer],
    ["a view into a buffer", () => new DataView(Uint8Array.of(9, 9, ...bytes, 9).buffer, 2, bytes.length)],
    ["a compiled module", () => new WebAssembly.Module(bytes)],
    ["a response", () => new Response(bytes, { headers: { "content-type": "application/wasm" } })],
    ["a response of another type", () => new Response(bytes)],
    ["an address", () => `${base}/module.wasm`],
    ["a URL", () => new URL("/untyped.wasm", base)],
  ])("is read from %s", async (_, make) => {
    expect(await compileSource(make())).toBeInstanceOf(WebAssembly.Module);
  });

  it("is read from a file, in hosts whose fetch does not read files", async () => {
    const folder = await mkdtemp(join(tmpdir(), "resume-patch-"));
    const file = join(folder, "m.wasm");
    await writeFile(file, bytes);
    expect(await compileSource(pathToFileURL(file))).toBeInstanceOf(WebAssembly.Module);
    await rm(folder, { recursive: true });
  });
});

describe("a host that compiles only small modules synchronously", () => {
  const compileAtOnce = WebAssembly.Module;
  afterEach(() => {
    WebAssembly.Module = compileAtOnce;
  });

  it("compiles the others asynchronously", async () => {
    const refusing = vi.fn(function refuse() {
      throw new RangeError(
        "WebAssembly.Compile is disallowed on the main thread, if the buffer size is larger than 4KB.",
      );
    });
    WebAssembly.Module = refusing as unknown as typeof WebAssembly.Module;
    expect(await compileSource(bytes)).toBeInstanceOf(compileAtOnce);
    expect(refusing).toHaveBeenCalledOnce();
  });
});

describe("no module", () => {
  it.each([
    ["a start page", () => `${base}/page.wasm`, /no WebAssembly module at http.*page\.wasm/],
    ["nothing", () => `${base}/none.wasm`, /status 404/],
    ["other bytes", () => new Uint8Array(8), /no WebAssembly module/],
    ["a damaged module", () => Uint8Array.of(...bytes, 1), /WebAssembly.compile/],
    ["something else", () => ({ wasm: 1 }) as unknown as string, /must be a URL/],
  ])("%s", async (_, make, message) => {
    await expect(compileSource(make())).rejects.toThrow(message);
  });
});
