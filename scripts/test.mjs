// Runs every step of test-steps.mjs, or the steps named on the command line (`node scripts/test.mjs js browser`).
// Several steps run at a time, depending on the number of cores. A failure does not stop the other steps. Failures are
// repeated in the summary, and the last line is "N passed, N failed".
import { mkdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { countJobs } from "./jobs.mjs";
import { runProgram } from "./run-program.mjs";
import { readResult } from "./step-result.mjs";
import { makeScreen } from "./step-screen.mjs";
import { steps } from "./test-steps.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

/** Stops a step that hangs. The longest step takes two minutes, and a machine may be ten times slower. */
const limitMilliseconds = 25 * 60_000;
/** Without NODE_ENV: React, for instance, has other code for production, which cannot be tested. */
const { NODE_ENV: _, ...own } = process.env;
const env = process.stdout.isTTY ? own : { ...own, NO_COLOR: "1" };
/** Most steps use one core. The longest one, in the browser, mostly waits, so one more step can run. */
const lanes = Math.min(3, countJobs() + 1);
const begin = makeScreen((text) => process.stdout.write(text));

async function runStep(step, isBroken) {
  const { write, end } = begin();
  write(`\n=== ${step.name}\n`);
  const start = performance.now();
  const broken = step.needs.find(isBroken);
  let result = { passed: 0, failed: 1, why: `not run, because "${broken}" failed` };
  if (broken === undefined) {
    if (step.output !== undefined) rmSync(step.output, { force: true });
    result = readResult(
      step,
      await runProgram(step.command, { cwd: root, env, limitMilliseconds, show: write }),
    );
  } else write(`${result.why}\n`);
  end();
  return { ...result, name: step.name, seconds: (performance.now() - start) / 1000 };
}

/**
 * Returns the first step whose needs have ended. Two steps that use every core never run together, because their
 * compilers would need too much memory.
 */
function chooseNext(waiting, running) {
  const unfinished = new Set([...waiting, ...running.keys()].map(({ name }) => name));
  const isFull = [...running.keys()].some(({ isWide }) => isWide);
  return waiting.find((step) => !step.needs.some((name) => unfinished.has(name)) && !(isFull && step.isWide));
}

async function runSteps(chosen) {
  const waiting = [...chosen];
  const running = new Map();
  const results = new Map();
  const isBroken = (name) => (results.get(name)?.failed ?? 0) > 0;
  const start = (step) => {
    waiting.splice(waiting.indexOf(step), 1);
    const run = runStep(step, isBroken).then((result) => {
      results.set(step.name, result);
      running.delete(step);
    });
    running.set(step, run);
  };
  while (waiting.length > 0 || running.size > 0) {
    const next = running.size < lanes ? chooseNext(waiting, running) : undefined;
    if (next !== undefined) start(next);
    else await Promise.race(running.values());
  }
  return chosen.map(({ name }) => results.get(name));
}

function chooseSteps(names) {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(`Unknown step: ${unknown.join(", ")}. Steps: ${steps.map((step) => step.name).join(", ")}`);
    process.exit(2);
  }
  return names.length === 0 ? steps : steps.filter((step) => names.includes(step.name));
}

function printSummary(results, seconds) {
  for (const { name, why } of results.filter(({ failed }) => failed > 0)) {
    console.log(`\n=== failed: ${name}\n${why}`);
  }
  console.log("\n=== summary");
  for (const { name, passed, failed, seconds } of results) {
    const mark = failed === 0 ? "ok  " : "FAIL";
    const numbers = `${passed} passed, ${failed} failed`.padEnd(26);
    console.log(`${mark}  ${name.padEnd(16)}${numbers}${seconds.toFixed(1).padStart(7)} s`);
  }
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  console.log(`${seconds.toFixed(0)} s, ${lanes} at a time\n`);
  console.log(`${total("passed")} passed, ${total("failed")} failed`);
  return total("failed");
}

mkdirSync("build/results", { recursive: true });
const chosen = chooseSteps(process.argv.slice(2));
const start = performance.now();
const results = await runSteps(chosen);
process.exitCode = printSummary(results, (performance.now() - start) / 1000) === 0 ? 0 : 1;
