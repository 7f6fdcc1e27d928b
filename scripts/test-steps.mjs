// The steps of `npm test`, started in this order as far as possible: first those that other steps need, then the longest.
// A step is not run, and counts as failed, if a step that it needs has failed.

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} command program and arguments, run from the root of the repository
 * @property {string[]} needs names of earlier steps
 * @property {boolean} [isWide] uses every core
 * @property {string} [output] where Vitest writes its report, from the root
 * @property {"check" | "doctest" | "vitest"} kind how its output is counted; a check counts as one test
 */

const tool = (name, ...rest) => [process.execPath, `node_modules/${name}`, ...rest];

function vitest(name, config, needs) {
  const output = `build/results/${name.replaceAll(/\W+/g, "-")}.json`;
  const command = tool(
    "vitest/vitest.mjs",
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${output}`,
  );
  return { name, kind: "vitest", output, needs, command: [...command, ...config] };
}

const check = (name, command, needs = []) => ({ name, kind: "check", command, needs });
/** A check that uses every core. */
const wide = (name, command, needs = []) => ({ ...check(name, command, needs), isWide: true });
const doctest = (name, command, needs) => ({
  name,
  kind: "doctest",
  command: [...command, "--no-colors"],
  needs,
});

/** The time limit of clang-tidy: all files would take longer than all other steps together. */
const tidySeconds = 30;

/** @type {Step[]} */
export const steps = [
  check("lint js", tool("@biomejs/biome/bin/biome", "ci", ".")),
  check("lock files", [process.execPath, "scripts/check-lock.mjs"]),
  check("format c++", [process.execPath, "scripts/lint-cpp.mjs", "format"]),
  check("cppcheck", [process.execPath, "scripts/lint-cpp.mjs", "cppcheck"]),
  wide("build module", ["sh", "scripts/build-cpp.sh", "wasm", "modules"]),
  wide("build sanitize", ["sh", "scripts/build-cpp.sh", "sanitize"]),
  wide("build native", ["sh", "scripts/build-cpp.sh", "native"]),
  wide("build wasm", ["sh", "scripts/build-cpp.sh", "wasm"], ["build module"]),
  check("build js", [process.execPath, "scripts/build-js.mjs"], ["build module"]),
  check("build demo", ["npm", "--prefix", "web-demo", "run", "--silent", "build"], ["build js"]),
  vitest("browser", ["--config", "tests/browser/vitest.config.mjs"], ["build demo"]),
  vitest("adapters", ["--config", "tests/adapters/vitest.config.mjs"], ["build js"]),
  doctest("c++ sanitized", ["build/sanitize/native_tests"], ["build sanitize"]),
  vitest("servers", ["--config", "tests/servers/vitest.config.mjs"], ["build js"]),
  doctest("c++ in wasm", [process.execPath, "build/wasm/native_tests.cjs"], ["build wasm"]),
  doctest("c++ native", ["build/native/native_tests"], ["build native"]),
  vitest("js", ["--dir", "tests/js"], ["build js"]),
  vitest("conformance", ["--config", "tests/conformance/vitest.config.mjs"], ["build js"]),
  vitest("package", ["--config", "tests/package/vitest.config.mjs"], ["build js"]),
  vitest("readme", ["--config", "tests/readme/vitest.config.mjs"], ["build js"]),
  check("size", [process.execPath, "scripts/size.mjs"], ["build js"]),
  check("types", tool("typescript/bin/tsc", "--noEmit"), ["build js"]),
  check(
    "layers",
    tool("dependency-cruiser/bin/dependency-cruise.mjs", "--config", "scripts/layers.mjs", "js/src"),
    ["build js"],
  ),
  wide("tidy c++", [process.execPath, "scripts/lint-cpp.mjs", "tidy", String(tidySeconds)]),
];
