// Prints one report of how the package is tested: for each check, its lines with counts. A check that fails is reported
// with its output, and the exit code is 1. To add a check, add an entry to `checks`.
import { fileURLToPath } from "node:url";
import { runProgram } from "./run-program.mjs";

/**
 * @typedef {object} Check
 * @property {string} title
 * @property {string[]} command program and arguments, run from the root of the repository
 * @property {RegExp} [counts] selects the lines of the output that hold counts; nothing is printed without it
 */

/** The lines at the end of every run of Vitest. */
const vitest = /^\s*(?:Test Files|Tests)\s+\d/;

/** @type {Check[]} */
const checks = [
  { title: "build of the module", command: ["npm", "run", "--silent", "build:wasm"] },
  { title: "build of the package", command: ["npm", "run", "--silent", "build:js"] },
  { title: "build with sanitizers", command: ["npm", "run", "--silent", "build:sanitize"] },
  {
    title: "public test suites",
    command: ["npm", "run", "--silent", "test:conformance"],
    counts: /^conformance: /,
  },
  {
    title: "C++ under AddressSanitizer and UndefinedBehaviorSanitizer",
    command: ["npm", "run", "--silent", "test:sanitize"],
    counts: /^\[doctest\] (?:test cases|assertions):/,
  },
  {
    title: "package, with hostile input and forced traps",
    command: ["npm", "run", "--silent", "test:js"],
    counts: vitest,
  },
  { title: "cppcheck", command: ["npm", "run", "--silent", "lint:cppcheck"] },
  {
    title: "client against servers that fail",
    command: ["npm", "run", "--silent", "test:servers"],
    counts: vitest,
  },
];

const cwd = fileURLToPath(new URL("..", import.meta.url));
const env = { ...process.env, NO_COLOR: "1" };
/** Long enough for an hour of fuzzing on a slow machine. */
const limitMilliseconds = 3 * 3_600_000;

const failed = [];
for (const { title, command, counts } of checks) {
  const { code, output } = await runProgram(command, { cwd, env, limitMilliseconds, show: () => {} });
  const lines = counts === undefined ? [] : output.split("\n").filter((line) => counts.test(line));
  const passed = code === 0 && (counts === undefined || lines.length > 0);
  if (!passed) failed.push(title);
  console.log(`${passed ? "ok    " : "FAILED"}  ${title}`);
  for (const line of passed ? lines : output.trimEnd().split("\n").slice(-60))
    console.log(`        ${line.trim()}`);
}
console.log(`\n${checks.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;
