// Runs the C++ tests natively and tests/js, and prints which part of each folder they run: lines, functions, branches.
// Usage: coverage.mjs [c++|js]    both by default. RESUME_PATCH_RUNS lowers the runs of properties.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

const folder = "build/coverage";
const measures = ["lines", "functions", "branches"];

function run(program, parameters, env = {}) {
  execFileSync(program, parameters, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, ...env },
  });
}

/** The summary of each source file, by its path from the root. Both tools name the same members. */
function coverCpp() {
  run("sh", ["scripts/build-cpp.sh", "coverage", "native_tests"]);
  const program = `${folder}/native_tests`;
  run(program, ["--no-colors"], { LLVM_PROFILE_FILE: `${folder}/native.profraw` });
  run("llvm-profdata", ["merge", "-sparse", `${folder}/native.profraw`, "-o", `${folder}/native.profdata`]);
  const exported = execFileSync(
    "llvm-cov",
    ["export", program, `-instr-profile=${folder}/native.profdata`, "-summary-only"],
    { maxBuffer: 1 << 28 },
  );
  const [{ files }] = JSON.parse(exported).data;
  return files
    .map(({ filename, summary }) => [relative(root, filename), summary])
    .map(([path, summary]) => [path.replace(/^.*\/include\/[^/]+\//, "wasm/"), summary]) // headers, through their links
    .filter(([path]) => path.startsWith("wasm/"));
}

function coverJs() {
  run(process.execPath, [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--config",
    "tests/coverage.vitest.config.mjs",
  ]);
  const summaries = JSON.parse(readFileSync(`${folder}/js/coverage-summary.json`, "utf8"));
  return Object.entries(summaries)
    .filter(([path]) => path !== "total")
    .map(([path, { lines, functions, branches }]) => {
      const counts = ({ total, covered }) => ({ count: total, covered });
      return [
        relative(root, path),
        { lines: counts(lines), functions: counts(functions), branches: counts(branches) },
      ];
    });
}

/** Prints a row for each folder, and one for all. */
function printTable(title, files) {
  const rows = new Map();
  for (const [path, summary] of files) {
    for (const name of [dirname(path), "all"]) {
      const row =
        rows.get(name) ?? Object.fromEntries(measures.map((key) => [key, { count: 0, covered: 0 }]));
      for (const key of measures) {
        row[key].count += summary[key].count;
        row[key].covered += summary[key].covered;
      }
      rows.set(name, row);
    }
  }
  const share = ({ count, covered }) =>
    `${count === 0 ? "-" : ((100 * covered) / count).toFixed(1)} %`.padStart(10);
  console.log(`${title.padEnd(40)}${measures.map((key) => key.padStart(10)).join("")}`);
  const names = [...rows.keys()].filter((name) => name !== "all").sort();
  for (const name of [...names, "all"]) {
    const row = rows.get(name);
    console.log(`${name.padEnd(40)}${measures.map((key) => share(row[key])).join("")}`);
  }
  console.log();
}

mkdirSync(folder, { recursive: true });
const chosen = process.argv[2];
if (chosen !== "js") printTable("coverage c++", coverCpp());
if (chosen !== "c++") printTable("coverage js", coverJs());
