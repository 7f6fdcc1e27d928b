// Builds the npm package's dist/ from js/src and the WebAssembly modules.
// Usage: build-js.mjs [preset]    The CMake preset that built the modules, "wasm" by default.
import { execFile } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { rolldown } from "rolldown";
import { generate } from "./generate-js.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

const { exports, peerDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
const exported = Object.values(exports).filter((entry) => typeof entry === "object");
/** The entries of the package, as paths without extension. They are the same below js/src and below dist. */
const entries = [
  ...new Set(
    exported
      .flatMap(({ types, ...conditions }) => Object.values(conditions))
      .filter((path) => path.endsWith(".js"))
      .map((path) => path.replace(/^\.\/dist\/(.*)\.js$/, "$1")),
  ),
];

/** Modules are files of their own: code and its errors stay readable, and each is downloaded once. They are directly in dist. */
const keepModulesApart = {
  name: "keep-modules-apart",
  resolveId: (id) =>
    /\/generated\/wasm[^/]*\.js$|\.wasm(\?module)?$/.test(id)
      ? { id: `./${basename(id)}`, external: true }
      : null,
};

/** Bundles files to dist. Nothing is minified, so errors are readable; the bundler of the app minifies. */
async function bundle(files, { plugins, sourcemap }) {
  const bundled = await rolldown({
    input: files,
    platform: "neutral",
    transform: { target: "es2022" },
    // The app installs these. An adapter may import a subpath, such as svelte/reactivity.
    external: Object.keys(peerDependencies).map((name) => new RegExp(`^${name}(/|$)`)),
    resolve: { mainFields: ["module", "main"] },
    plugins,
  });
  await bundled.write({
    dir: "dist",
    // What entries share is in files of its own, so classes are the same in all of them.
    chunkFileNames: "shared/[name]-[hash].js",
    // An entry imports only what it uses itself, so a bundler drops the files of unused exports.
    hoistTransitiveImports: false,
    sourcemap,
  });
}

async function bundleAll(modules) {
  await bundle(Object.fromEntries(entries.map((entry) => [entry, `js/src/${entry}.ts`])), {
    plugins: [keepModulesApart],
    sourcemap: true,
  });
  const names = modules.map((suffix) => `wasm${suffix}`);
  await bundle(Object.fromEntries(names.map((name) => [name, `js/src/generated/${name}.ts`])), {
    sourcemap: false,
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

/** Deletes the type declarations that no entry refers to. */
function pruneTypes() {
  const kept = new Set();
  for (const { types } of exported) reachable(types.replace("./", ""), kept);
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
await Promise.all([bundleAll(modules), declareTypes()]);
pruneTypes();
