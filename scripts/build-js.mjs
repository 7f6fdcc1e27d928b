// Builds the npm package's dist/ from js/src and the WebAssembly module in build/wasm.
import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { generate } from "./generate-js.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

async function bundle() {
  await build({
    entryPoints: ["js/src/index.ts", "js/src/slim.ts"],
    outdir: "dist",
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    minify: true,
    logLevel: "warning",
  });
}

async function declareTypes() {
  const compiler = "node_modules/typescript/bin/tsc";
  await promisify(execFile)(process.execPath, [compiler, "-p", "tsconfig.build.json"]).catch((failure) => {
    throw new Error(failure.stdout || failure.message);
  });
}

if (!(await generate())) {
  console.error("build/wasm/resume-patch.wasm is missing; `npm run build:wasm` makes it.");
  process.exit(1);
}
rmSync("dist", { recursive: true, force: true });
mkdirSync("dist", { recursive: true });
copyFileSync("build/wasm/resume-patch.wasm", "dist/resume-patch.wasm");
await Promise.all([bundle(), declareTypes()]);
