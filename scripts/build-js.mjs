// Builds the npm package's dist/ from js/src and the WebAssembly module in build/wasm.
import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { generate } from "./generate-js.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

/** What package.json exports, as paths without extension below js/src and below dist. */
const { exports, peerDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
const entries = Object.values(exports)
  .filter((entry) => typeof entry === "object")
  .map((entry) => entry.default.replace(/^\.\/dist\/(.*)\.js$/, "$1"));

/** Catalogues are mostly letters that an escape makes six times as long; the module's bytes are written for ASCII. */
const isCatalogue = (entry) => entry.startsWith("messages/");

async function bundle(selected, charset) {
  await build({
    entryPoints: selected.map((entry) => `js/src/${entry}.ts`),
    outbase: "js/src",
    outdir: "dist",
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    minify: true,
    charset,
    // What an app brings itself.
    external: Object.keys(peerDependencies),
    logLevel: "warning",
  });
}

async function declareTypes() {
  const compiler = "node_modules/typescript/bin/tsc";
  await promisify(execFile)(process.execPath, [compiler, "-p", "tsconfig.build.json"]).catch((failure) => {
    throw new Error(failure.stdout || failure.message);
  });
}

/** The declarations that an entry leads to. */
function reachable(path, found = new Set()) {
  if (found.has(path)) return found;
  found.add(path);
  for (const [, name] of readFileSync(path, "utf8").matchAll(/(?:from|import) "(\.[^"]+)\.js"/g)) {
    reachable(join(dirname(path), `${name}.d.ts`), found);
  }
  return found;
}

/** Takes away the declarations of what is not public: nobody should import or read them. */
function pruneTypes() {
  const kept = new Set();
  for (const entry of entries) reachable(`dist/${entry}.d.ts`, kept);
  const files = readdirSync("dist", { recursive: true, withFileTypes: true });
  const paths = files.map((entry) => ({ entry, path: join(entry.parentPath ?? entry.path, entry.name) }));
  for (const { path } of paths) if (path.endsWith(".d.ts") && !kept.has(path)) rmSync(path);
  for (const { entry, path } of paths) {
    if (entry.isDirectory() && readdirSync(path).length === 0) rmdirSync(path);
  }
}

if (!(await generate())) {
  console.error("A module is missing in build/wasm; `npm run build:wasm` makes it.");
  process.exit(1);
}
rmSync("dist", { recursive: true, force: true });
mkdirSync("dist", { recursive: true });
for (const name of ["resume-patch.wasm", "resume-patch-core.wasm"])
  copyFileSync(`build/wasm/${name}`, `dist/${name}`);
// It is inside of storage.js, and wants its licence to go with it.
copyFileSync("node_modules/idb/LICENSE", "dist/storage.idb-license.txt");
await Promise.all([
  bundle(
    entries.filter((entry) => !isCatalogue(entry)),
    "ascii",
  ),
  bundle(entries.filter(isCatalogue), "utf8"),
  declareTypes(),
]);
pruneTypes();
