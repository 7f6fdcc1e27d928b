// Checks the C++ sources. Usage: lint-cpp.mjs [format|tidy|cppcheck|fix] [seconds]   (without an argument: format and tidy)
// clang-tidy takes about ten seconds per file, mostly in nlohmann_json's header. A file that passed is therefore
// skipped until it, a header or the list of checks changes. With a time limit, the files that changed last come
// first, and no further file is started after the limit.
import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { countJobs } from "./jobs.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

const cleanFolder = "build/tidy";
/** The compile commands of single files. The builds compile several files as one. */
const commandsFolder = "build/lint";
const commandsFile = `${commandsFolder}/compile_commands.json`;

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

/** Hashes what the result of a file depends on besides the file: the headers, the checks, the compile commands. */
function hashOfSurroundings() {
  const hash = createHash("sha256");
  for (const path of sources().filter((path) => path.endsWith(".h")))
    hash.update(path).update(readFileSync(path));
  hash.update(readFileSync(".clang-tidy")).update(readFileSync(commandsFile));
  return hash.digest();
}

/** Returns the sources that the native build compiles. The others (`wasm/bindings/`) need Emscripten's headers. */
function compiledSources() {
  const commands = JSON.parse(readFileSync(commandsFile, "utf8"));
  // CMake may name a file through a symbolic link.
  const compiled = new Set(commands.map(({ file }) => (existsSync(file) ? realpathSync(file) : file)));
  const found = sources().filter((path) => compiled.has(realpathSync(path)));
  if (found.length === 0) throw new Error(`${commandsFile} names none of the sources.`);
  return found;
}

async function tidyFile(path, surroundings) {
  const key = createHash("sha256").update(surroundings).update(path).update(readFileSync(path)).digest("hex");
  const record = `${cleanFolder}/${key}`;
  if (existsSync(record)) return true;
  const { code, output } = await run("clang-tidy", ["--quiet", "-p", commandsFolder, path]);
  if (code === 0) writeFileSync(record, "");
  else process.stdout.write(`${path}\n${output}`);
  return code === 0;
}

/** Sorts files by their last change: uncommitted ones first, then by commit, newest first. Without git the order stays. */
function byLastChange(paths) {
  const git = (...parameters) =>
    execFileSync("git", parameters, { encoding: "utf8", stdio: "pipe" }).split("\n");
  try {
    const changed = [
      ...git("diff", "--name-only", "HEAD"),
      ...git("log", "--max-count=200", "--name-only", "--format="),
    ];
    const rank = new Map(changed.reverse().map((path, index) => [path, index]));
    return paths.toSorted((one, other) => (rank.get(other) ?? -1) - (rank.get(one) ?? -1));
  } catch {
    return paths;
  }
}

async function tidy(seconds = Number.POSITIVE_INFINITY) {
  mkdirSync(cleanFolder, { recursive: true });
  execFileSync("cmake", ["--preset", "lint"], { stdio: ["ignore", "ignore", "inherit"] });
  const surroundings = hashOfSurroundings();
  const waiting = byLastChange(compiledSources());
  const end = performance.now() + seconds * 1000;
  let clean = true;
  const work = async () => {
    while (waiting.length > 0 && performance.now() < end) {
      clean = (await tidyFile(waiting.shift(), surroundings)) && clean;
    }
  };
  await Promise.all(Array.from({ length: countJobs() }, work));
  if (waiting.length > 0) {
    console.log(`${waiting.length} files were not checked; \`npm run lint:cpp\` checks all`);
  }
  return clean;
}

/** Runs cppcheck over the core. Every finding is mended, or listed with its reason among the suppressions. */
async function cppcheck() {
  const { code, output } = await run("cppcheck", [
    "--enable=warning,performance,portability",
    "--error-exitcode=1",
    "--suppressions-list=scripts/cppcheck-suppressions.txt",
    // The macro of Emscripten's headers, which only Emscripten has.
    "-DEMSCRIPTEN_BINDINGS(name)=void bind_##name()",
    "--std=c++20",
    "--language=c++",
    "--template={file}:{line}: {severity}: {message} [{id}]",
    `-j${countJobs()}`,
    "--quiet",
    "-Iwasm",
    "wasm",
  ]);
  process.stdout.write(output);
  return code === 0;
}

const actions = {
  cppcheck,
  format: () => format(["--dry-run", "--Werror"]),
  tidy: () => tidy(process.argv[3] === undefined ? undefined : Number(process.argv[3])),
  fix: () => format(["-i"]),
  undefined: async () => [await actions.format(), await actions.tidy()].every(Boolean),
};
const action = actions[process.argv[2]];
if (action === undefined) throw new Error(`lint-cpp.mjs: unknown argument ${process.argv[2]}`);
process.exitCode = (await action()) ? 0 : 1;
