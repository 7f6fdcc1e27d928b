// Makes bundles as the build of a page does, and measures their compressed sizes.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { build } from "esbuild";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const output = `${root}build/bench`;

const { peerDependencies } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
const frameworks = Object.keys(peerDependencies).flatMap((name) => [name, `${name}/*`]);

/** @param {string} entry relative to tests/bench, or to the root when it begins with "dist/" */
export async function bundle(entry, name) {
  const outfile = `${output}/${name}.js`;
  await build({
    entryPoints: [entry.startsWith("dist/") ? `${root}${entry}` : `${root}tests/bench/${entry}`],
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser", // leaves out the native part of ata-validator
    mainFields: ["browser", "module", "main"],
    external: frameworks, // a page brings these itself
    target: "es2022",
    logLevel: "error",
  });
  return outfile;
}

export function brotliBytes(path) {
  const content = readFileSync(path);
  return brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  }).length;
}
