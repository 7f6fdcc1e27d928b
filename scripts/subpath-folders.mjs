// Adds a folder with a package.json for each subpath of `exports`, such as client/package.json, or removes them. Parcel and
// TypeScript's "node10" resolution ignore `exports`, and find the entries through these folders.
// `npm pack` and `npm publish` run this. Usage: subpath-folders.mjs add|remove
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path/posix";
import { fileURLToPath } from "node:url";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));

const { exports } = JSON.parse(readFileSync("package.json", "utf8"));
const subpaths = Object.entries(exports).filter(
  ([subpath, entry]) => subpath !== "." && entry.default?.endsWith(".js"),
);

/** Removes a folder and those around it, as far as they are empty. */
function removeEmpty(folder) {
  if (folder === "." || !existsSync(folder) || readdirSync(folder).length > 0) return;
  rmdirSync(folder);
  removeEmpty(dirname(folder));
}

for (const [subpath, { types, default: main }] of subpaths) {
  if (process.argv[2] === "remove") {
    rmSync(`${subpath}/package.json`, { force: true });
    removeEmpty(subpath);
    continue;
  }
  const fields = { type: "module", main: relative(subpath, main), types: relative(subpath, types) };
  mkdirSync(subpath, { recursive: true });
  writeFileSync(`${subpath}/package.json`, `${JSON.stringify(fields, null, 2)}\n`);
}
