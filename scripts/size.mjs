// `npm run size`: prints what a page downloads of each entry (bundled without its framework, minified, brotli'd), and fails above
// a bound.
// `target` is the project's goal (README); `bound` is what was measured last plus 1 %, so that no change grows unseen.
import { mkdirSync, readFileSync } from "node:fs";
import { brotliBytes, bundle, output, root } from "../tests/bench/bundle.mjs";

const budgets = [
  { name: "resume-patch", files: ["dist/index.js"], target: 105_000, bound: 160_400 },
  { name: "resume-patch/core", files: ["dist/core.js"], target: 75_000, bound: 104_500 },
  {
    name: "resume-patch/slim with its module",
    files: ["dist/slim.js", "dist/resume-patch.wasm"],
    target: 103_000,
    bound: 157_900,
  },
];

/** The other entries, which have no budget. */
const { exports } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
const others = Object.entries(exports)
  .filter(([path, entry]) => entry.default?.endsWith(".js") && ![".", "./core", "./slim"].includes(path))
  .map(([path, entry]) => ({
    name: path.replace(/^\./, "resume-patch"),
    file: entry.default.replace("./", ""),
  }));

async function measure(file) {
  if (!file.endsWith(".js")) return brotliBytes(`${root}${file}`);
  return brotliBytes(await bundle(file, `size-${file.replaceAll(/\W+/g, "-")}`));
}

mkdirSync(output, { recursive: true });
const number = (bytes) => String(bytes).padStart(9);
console.log(`${"bytes, brotli'd".padEnd(36)}  measured    target     bound`);
for (const { name, files, target, bound } of budgets) {
  let bytes = 0;
  for (const file of files) bytes += await measure(file);
  const isOver = bytes > bound;
  if (isOver) process.exitCode = 1;
  console.log(
    `${name.padEnd(36)} ${number(bytes)} ${number(target)} ${number(bound)}${isOver ? "  over the bound" : ""}`,
  );
}
for (const { name, file } of others) console.log(`${name.padEnd(36)} ${number(await measure(file))}`);
