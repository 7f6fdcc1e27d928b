// Builds the npm package's dist/ from js/src and the WebAssembly modules.
// Usage: build-js.mjs [preset]    The CMake preset that built the modules, "wasm" by default.
import { execFile } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { generate } from "./generate-js.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

const { exports, peerDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
/** The entries of the package, as paths without extension. They are the same below js/src and below dist. */
const entries = Object.values(exports)
  .filter((entry) => typeof entry === "object")
  .map((entry) => entry.default.replace(/^\.\/dist\/(.*)\.js$/, "$1"));

/** Encoded modules are files of their own: code and its errors stay readable, and each is downloaded once. */
const keepModulesApart = {
  name: "keep-modules-apart",
  setup({ onResolve }) {
    onResolve({ filter: /\/generated\/wasm[^/]*\.js$/ }, ({ path }) => ({
      path: `./${basename(path)}`,
      external: true,
    }));
  },
};

/** The options of every bundle in dist. Nothing is minified, so errors are readable; the bundler of the app minifies. */
const options = {
  outdir: "dist",
  bundle: true,
  format: "esm",
  platform: "neutral",
  target: "es2022",
  charset: "utf8",
  sourcemap: true,
  // The app installs these.
  external: Object.keys(peerDependencies),
  plugins: [keepModulesApart],
  logLevel: "warning",
};

async function bundle(modules) {
  const names = modules.map((suffix) => `js/src/generated/wasm${suffix}.ts`);
  await Promise.all([
    build({ ...options, entryPoints: entries.map((entry) => `js/src/${entry}.ts`), outbase: "js/src" }),
    build({ ...options, entryPoints: names, outbase: "js/src/generated", sourcemap: false }),
  ]);
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

/** Deletes the type declarations that no entry refers to. */
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

const built = `build/${process.argv[2] ?? "wasm"}`;
const modules = await generate(`${root}${built}`).catch((failure) => {
  console.error(failure.message);
  process.exit(1);
});
rmSync("dist", { recursive: true, force: true });
mkdirSync("dist", { recursive: true });
for (const suffix of modules) {
  const name = `resume-patch${suffix}.wasm`;
  copyFileSync(`${built}/${name}`, `dist/${name}`);
  // A debug build has a source map beside each module.
  if (existsSync(`${built}/${name}.map`)) copyFileSync(`${built}/${name}.map`, `dist/${name}.map`);
}
// storage.js contains idb, so the package contains its licence.
copyFileSync("node_modules/idb/LICENSE", "dist/storage.idb-license.txt");
await Promise.all([bundle(modules), declareTypes()]);
pruneTypes();
