// Changes one operator, constant, condition or statement of the core at a time, and runs the C++ tests. Prints the changes
// that no test noticed. Works in a copy below build/; the checkout is not changed.
// Usage: npm run mutation:cpp [seconds] [folder]    600 seconds; a folder of wasm/, all three by default
// RESUME_PATCH_SEED selects another order. `-- 600 diff` tries the changes of wasm/diff alone.
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { fileURLToPath } from "node:url";
import { runProgram } from "../../scripts/run-program.mjs";
import { listMutants, shuffle } from "./mutants.mjs";

process.chdir(fileURLToPath(new URL("../..", import.meta.url)));

const folders = ["validate", "diff", "merge"];
const seconds = Number(process.argv[2] ?? 600);
const chosen = process.argv[3] === undefined ? folders : [process.argv[3]];
const seed = Number(process.env.RESUME_PATCH_SEED ?? 20261121);
const copy = "build/mutation/cpp";

/** Each file is compiled alone and without -O3: a change then costs the time of one file. A warning is no error here. */
const quickBuild = `
foreach(folder ${folders.join(" ")})
  set_target_properties(\${folder} PROPERTIES UNITY_BUILD OFF)
  target_compile_options(\${folder} PRIVATE -O1 -w)
endforeach()
`;

function copyTree() {
  // The build folder of the copy stays, so a second run compiles only what differs.
  mkdirSync(copy, { recursive: true });
  for (const name of ["wasm", "tests", "scripts", "CMakeLists.txt", "CMakePresets.json"]) {
    rmSync(`${copy}/${name}`, { recursive: true, force: true });
    cpSync(name, `${copy}/${name}`, { recursive: true, preserveTimestamps: true });
  }
  // The tests read the public test suites there.
  rmSync(`${copy}/node_modules`, { force: true });
  symlinkSync(realpathSync("node_modules"), `${copy}/node_modules`);
  appendFileSync(`${copy}/CMakeLists.txt`, quickBuild);
}

const run = (command, limitMilliseconds, env = {}) =>
  runProgram(command, { cwd: copy, env: { ...process.env, ...env }, limitMilliseconds, show: () => {} });

const build = () => run(["sh", "scripts/build-cpp.sh", "native", "native_tests"], 3_600_000);
const test = (limitMilliseconds) =>
  run(["build/native/native_tests", "--abort-after=1", "--no-colors"], limitMilliseconds, {
    RESUME_PATCH_RUNS: process.env.RESUME_PATCH_RUNS ?? "100",
  });

/** Returns the changes of all sources of the folders, each with its file. */
function listAll() {
  return chosen.flatMap((folder) =>
    readdirSync(`wasm/${folder}`)
      .filter((name) => name.endsWith(".cpp"))
      .sort()
      .flatMap((name) => {
        const file = `wasm/${folder}/${name}`;
        return listMutants(readFileSync(file, "utf8")).map((mutant) => ({ ...mutant, file }));
      }),
  );
}

/** Builds and tests with one line replaced. @returns {Promise<"failed" | "timedOut" | "survived" | "refused">} refused by the compiler */
async function tryMutant({ file, line, mutated }, limitMilliseconds) {
  const original = readFileSync(file, "utf8");
  const lines = original.split("\n");
  lines[line - 1] = mutated;
  writeFileSync(`${copy}/${file}`, lines.join("\n"));
  try {
    if ((await build()).code !== 0) return "refused";
    const { code } = await test(limitMilliseconds);
    if (code === null) return "timedOut";
    return code === 0 ? "survived" : "failed";
  } finally {
    writeFileSync(`${copy}/${file}`, original);
  }
}

copyTree();
const built = await build();
if (built.code !== 0) throw new Error(`The unchanged copy does not build.\n${built.output}`);
const start = performance.now();
const passed = await test(600_000);
if (passed.code !== 0) throw new Error(`The tests of the unchanged copy fail.\n${passed.output}`);
/** Three times the time of the unchanged program: a change that loops is noticed by that. */
const limitMilliseconds = 10_000 + 3 * (performance.now() - start);

const mutants = shuffle(listAll(), seed);
const counts = { failed: 0, timedOut: 0, survived: 0, refused: 0 };
const end = performance.now() + seconds * 1000;
for (const mutant of mutants) {
  if (performance.now() >= end) break;
  const result = await tryMutant(mutant, limitMilliseconds);
  counts[result] += 1;
  if (result === "survived") {
    console.log(`${mutant.file}:${mutant.line}\n  - ${mutant.text.trim()}\n  + ${mutant.mutated.trim()}`);
  }
}
// A busy machine can end a run, too, so what only the time limit noticed is counted apart.
const noticed = counts.failed + counts.timedOut;
const tried = noticed + counts.survived;
const score = tried === 0 ? 0 : (100 * noticed) / tried;
console.log(
  `mutation c++: ${tried} of ${mutants.length} changes, ${noticed} noticed (${counts.timedOut} by the time limit alone), ` +
    `${counts.survived} not, ${counts.refused} more did not compile; score ${score.toFixed(1)} %`,
);
