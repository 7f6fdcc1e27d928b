// Bundles the package without plug-ins and runs the result in a browser under a strict content security policy.
import { copyFile, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { rollup } from "@rollup/wasm-node";
import { build as esbuild } from "esbuild";
import type { Browser } from "playwright-core";
import { build as vite } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import webpack from "webpack";
import { serveFolder } from "../../scripts/static-server.mjs";
import { launchChromium } from "../browser/chromium.mjs";
import { printed, programs, useInstalled } from "./install.js";

const installed = useInstalled();

type Bundle = (entry: string, folder: string) => Promise<unknown>;

async function bundleWithWebpack(entry: string, folder: string): Promise<void> {
  const output = { path: folder, filename: "main.js" };
  // webpack's hints about size count uncompressed bytes. The bench measures sizes.
  const compiler = webpack({ mode: "production", entry, output, performance: { hints: false } });
  await new Promise<void>((resolve, reject) => {
    compiler.run((failure, stats) => {
      if (failure !== null) reject(failure);
      else if (stats?.hasErrors() || stats?.hasWarnings()) reject(new Error(stats.toString()));
      else resolve();
    });
  });
}

/** Bundles with Rollup. It does not resolve npm packages without a plug-in, so this function resolves the package. */
async function bundleWithRollup(entry: string, folder: string): Promise<void> {
  const dist = join(installed.folder, "node_modules/resume-patch/dist");
  const files: Record<string, string> = {
    "resume-patch": "index.js",
    "resume-patch/slim": "slim.js",
    "resume-patch/core": "core.js",
    "resume-patch/messages/de": "messages/catalogues/de.js",
  };
  const resolveId = (id: string) => (files[id] === undefined ? null : join(dist, files[id]));
  const bundle = await rollup({ input: entry, plugins: [{ name: "packages", resolveId }] });
  await bundle.write({ file: join(folder, "main.js"), format: "es" });
}

const bundlers: Readonly<Record<string, Bundle>> = {
  esbuild: (entry, folder) =>
    esbuild({
      entryPoints: [entry],
      bundle: true,
      format: "esm",
      minify: true,
      outfile: join(folder, "main.js"),
    }),
  vite: (entry, folder) =>
    vite({
      root: installed.folder,
      configFile: false,
      logLevel: "error",
      build: {
        outDir: folder,
        assetsInlineLimit: 0,
        rolldownOptions: { input: entry, output: { entryFileNames: "main.js" } },
      },
    }),
  webpack: bundleWithWebpack,
  rollup: bundleWithRollup,
};

/** These two do not change `new URL("./file", import.meta.url)`, so the file must be copied beside their output. */
const leavesFiles = new Set(["esbuild", "rollup"]);

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

async function titleOf(folder: string): Promise<string> {
  await writeFile(
    join(folder, "index.html"),
    '<!doctype html><title></title><link rel="icon" href="data:,"><script type="module" src="main.js"></script>',
  );
  const server = await serveFolder(folder);
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(server.url);
  await page.waitForFunction(() => document.title !== "", null, { timeout: 30_000 }).catch(() => null);
  const title = await page.title();
  await page.close();
  await server.close();
  expect(complaints).toEqual([]);
  return title;
}

describe.each(Object.keys(bundlers))("%s", (name) => {
  it.each(programs)("%s", async (program) => {
    const folder = join(installed.folder, `${name}-${program}`);
    await mkdir(folder);
    await bundlers[name]?.(join(installed.folder, program), folder);
    const isSlim = program === "use-slim.mjs";
    const wasm = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(".wasm"));
    expect(wasm).toHaveLength(isSlim && !leavesFiles.has(name) ? 1 : 0);
    if (isSlim && leavesFiles.has(name)) {
      const file = join(installed.folder, "node_modules/resume-patch/dist/resume-patch.wasm");
      await copyFile(file, join(folder, "resume-patch.wasm"));
    }
    expect(await titleOf(folder)).toBe(printed);
  });
});

it("runs in a module worker", async () => {
  const folder = join(installed.folder, "worker");
  await mkdir(folder);
  await bundlers.esbuild?.(join(installed.folder, "use.mjs"), folder);
  await writeFile(join(folder, "start.js"), 'new Worker("main.js", { type: "module" });');
  await writeFile(
    join(folder, "index.html"),
    '<!doctype html><script type="module" src="start.js"></script>',
  );
  const server = await serveFolder(folder);
  const page = await browser.newPage();
  const message = page.waitForEvent("console", {
    predicate: (each) => each.type() === "log",
    timeout: 60_000,
  });
  await page.goto(server.url);
  expect((await message).text()).toBe(printed);
  await page.close();
  await server.close();
});
