// Runs every test: all steps of test-steps.mjs, or those named on the command line (`node scripts/test.mjs js browser`).
// Goes on after a failure, fails in the end, and closes with one line: "N passed, N failed".
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { steps } from "./test-steps.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const stepLimitMilliseconds = 8 * 60_000;

/** Runs a command, shows its output as it comes, and gives its output and exit code (null: killed at the time limit). */
function run([program, ...rest]) {
  return new Promise((resolve) => {
    const child = spawn(program, rest, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: "1" },
      timeout: stepLimitMilliseconds,
      killSignal: "SIGKILL",
    });
    let output = "";
    const show = (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    };
    child.stdout.setEncoding("utf8").on("data", show);
    child.stderr.setEncoding("utf8").on("data", show);
    child.on("error", (error) => {
      show(`${error.message}\n`);
      resolve({ code: 127, output });
    });
    child.on("close", (code) => resolve({ code, output }));
  });
}

function countDoctest(output) {
  const line = /test cases:\s*\d+\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed/.exec(output);
  return line === null ? null : { passed: Number(line[1]), failed: Number(line[2]) };
}

function countVitest(path) {
  try {
    const report = JSON.parse(readFileSync(path, "utf8"));
    return { passed: report.numPassedTests, failed: report.numFailedTests };
  } catch {
    return null;
  }
}

/** A step that failed has at least one failure, also when it died before it could count; one that ran nothing failed. */
function count(step, { code, output }) {
  if (step.kind === "check") return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const counted = (step.kind === "doctest" ? countDoctest(output) : countVitest(`${root}${step.output}`)) ?? {
    passed: 0,
    failed: 0,
  };
  const nothingRan = counted.passed + counted.failed === 0;
  if ((code !== 0 || nothingRan) && counted.failed === 0) counted.failed = 1;
  return counted;
}

async function runStep(step, failedSteps) {
  const broken = step.needs?.find((name) => failedSteps.has(name));
  console.log(`\n=== ${step.name}`);
  if (broken !== undefined) {
    console.log(`not run, because "${broken}" failed`);
    return { passed: 0, failed: 1, seconds: 0 };
  }
  if (step.output !== undefined) rmSync(`${root}${step.output}`, { force: true });
  const start = performance.now();
  const outcome = await run(step.command);
  return { ...count(step, outcome), seconds: (performance.now() - start) / 1000 };
}

function chooseSteps(names) {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(`No such step: ${unknown.join(", ")}. Steps: ${steps.map((step) => step.name).join(", ")}`);
    process.exit(2);
  }
  return names.length === 0 ? steps : steps.filter((step) => names.includes(step.name));
}

function printSummary(results) {
  console.log("\n=== summary");
  for (const { name, passed, failed, seconds } of results) {
    const mark = failed === 0 ? "ok  " : "FAIL";
    const numbers = `${passed} passed, ${failed} failed`.padEnd(26);
    console.log(`${mark}  ${name.padEnd(16)}${numbers}${seconds.toFixed(1).padStart(7)} s`);
  }
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  console.log(`total ${total("seconds").toFixed(0)} s\n`);
  console.log(`${total("passed")} passed, ${total("failed")} failed`);
  return total("failed");
}

mkdirSync(`${root}build/results`, { recursive: true });
const failedSteps = new Set();
const results = [];
for (const step of chooseSteps(process.argv.slice(2))) {
  const result = await runStep(step, failedSteps);
  if (result.failed > 0) failedSteps.add(step.name);
  results.push({ name: step.name, ...result });
}
process.exitCode = printSummary(results) === 0 ? 0 : 1;
