// Checks the C++ sources. Usage: lint-cpp.mjs [format|tidy|fix] [seconds]   (without an argument: format and tidy)
// clang-tidy takes some ten seconds per file, most of it in nlohmann_json's header. So a file that was found clean is
// not looked at again until it, a header, or the list of checks changes; and with a number of seconds the files
// that were changed last come first, and no new one is begun when the time is over.
import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { countJobs } from "./jobs.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

const cleanFolder = "build/tidy";
/** How each file is compiled by itself, which the builds do not do: they compile several as one. */
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

/** What a file's result depends on beside itself: the headers, the checks, the way it is compiled. */
function hashOfSurroundings() {
  const hash = createHash("sha256");
  for (const path of sources().filter((path) => path.endsWith(".h")))
    hash.update(path).update(readFileSync(path));
  hash.update(readFileSync(".clang-tidy")).update(readFileSync(commandsFile));
  return hash.digest();
}

/** Only what the native build compiles: the rest (the embind surface) has no meaning without Emscripten's headers. */
function compiledSources() {
  const commands = JSON.parse(readFileSync(commandsFile, "utf8"));
  // CMake names files by the way that led to it, which may be a symbolic link.
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

/** Those changed since the last commit, then by the commits, newest first; as they come where there is no git. */
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
    console.log(`${waiting.length} files that were changed less lately are left to \`npm run lint:cpp\``);
  }
  return clean;
}

const actions = {
  format: () => format(["--dry-run", "--Werror"]),
  tidy: () => tidy(process.argv[3] === undefined ? undefined : Number(process.argv[3])),
  fix: () => format(["-i"]),
  undefined: async () => [await actions.format(), await actions.tidy()].every(Boolean),
};
const action = actions[process.argv[2]];
if (action === undefined) throw new Error(`lint-cpp.mjs: unknown argument ${process.argv[2]}`);
process.exitCode = (await action()) ? 0 : 1;
