// Checks the C++ sources. Usage: lint-cpp.mjs [format|tidy|fix]   (without an argument: format and tidy)
// clang-tidy takes seconds per file, so a file that was found clean is not looked at again until it, a header,
// or the list of checks changes.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

const cleanFolder = "build/tidy";

function listFiles(folder, pattern) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`)
    .sort();
}

const sources = () => [...listFiles("wasm", /\.(cpp|h)$/), ...listFiles("tests", /\.(cpp|h)$/)];

/** Resolves to the command's exit code and everything it printed. */
function run(program, parameters) {
  return new Promise((resolve) => {
    execFile(program, parameters, { maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : 127;
      resolve({ code, output: code === 127 ? `${stdout}${stderr}${error.message}` : `${stdout}${stderr}` });
    });
  });
}

async function format(parameters) {
  const { code, output } = await run("clang-format", [...parameters, ...sources()]);
  process.stdout.write(output);
  return code === 0;
}

/** What a file's result depends on beside itself: the headers, the checks, the way it is compiled. */
function hashOfSurroundings() {
  const hash = createHash("sha256");
  for (const path of sources().filter((path) => path.endsWith(".h")))
    hash.update(path).update(readFileSync(path));
  hash.update(readFileSync(".clang-tidy")).update(readFileSync("build/native/compile_commands.json"));
  return hash.digest();
}

/** Only what the native build compiles: the rest (the embind surface) has no meaning without Emscripten's headers. */
function compiledSources() {
  const commands = JSON.parse(readFileSync("build/native/compile_commands.json", "utf8"));
  const compiled = new Set(commands.map((command) => command.file.slice(root.length)));
  return sources().filter((path) => compiled.has(path));
}

async function tidyFile(path, surroundings) {
  const key = createHash("sha256").update(surroundings).update(path).update(readFileSync(path)).digest("hex");
  const record = `${cleanFolder}/${key}`;
  if (existsSync(record)) return true;
  const { code, output } = await run("clang-tidy", ["--quiet", "-p", "build/native", path]);
  if (code === 0) writeFileSync(record, "");
  else process.stdout.write(`${path}\n${output}`);
  return code === 0;
}

async function tidy() {
  mkdirSync(cleanFolder, { recursive: true });
  const surroundings = hashOfSurroundings();
  const waiting = compiledSources();
  let clean = true;
  const work = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      clean = (await tidyFile(path, surroundings)) && clean;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return clean;
}

const actions = {
  format: () => format(["--dry-run", "--Werror"]),
  tidy,
  fix: () => format(["-i"]),
  undefined: async () => [await actions.format(), await actions.tidy()].every(Boolean),
};
const action = actions[process.argv[2]];
if (action === undefined) throw new Error(`lint-cpp.mjs: unknown argument ${process.argv[2]}`);
process.exitCode = (await action()) ? 0 : 1;
