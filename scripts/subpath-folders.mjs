// Adds a folder with a package.json for each subpath of `exports`, such as client/package.json, or removes them. Parcel and
// TypeScript's "node10" resolution ignore `exports`, and find the entries through these folders.
// `npm pack` and `npm publish` run this. Usage: subpath-folders.mjs add|remove
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { relative } from "node:path/posix";
import { fileURLToPath } from "node:url";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));

const { exports } = JSON.parse(readFileSync("package.json", "utf8"));
const subpaths = Object.entries(exports).filter(
  ([subpath, entry]) => subpath !== "." && entry.default?.endsWith(".js"),
);

for (const [subpath, { types, default: main }] of subpaths) {
  const [top] = subpath.slice("./".length).split("/");
  if (process.argv[2] === "remove") {
    rmSync(top, { recursive: true, force: true });
    continue;
  }
  const fields = { type: "module", main: relative(subpath, main), types: relative(subpath, types) };
  mkdirSync(subpath, { recursive: true });
  writeFileSync(`${subpath}/package.json`, `${JSON.stringify(fields, null, 2)}\n`);
}
