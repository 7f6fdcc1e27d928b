// Reads the result of a step: the numbers of passed and failed tests, and the reasons for failures.
import { readFileSync } from "node:fs";

/**
 * @typedef {object} Result
 * @property {number} passed
 * @property {number} failed
 * @property {string} why the reasons for the failures; "" without failures
 */

/** Keeps the start of a TypeScript compiler's output, and the end of any other output. */
function excerptOf(text) {
  const lines = text.trimEnd().split("\n");
  return (lines.length <= 60 ? lines : [...lines.slice(0, 20), "...", ...lines.slice(-40)]).join("\n");
}

const readCheck = (_, { code }) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** Reads doctest's summary and its reports of errors. */
function readDoctest(_, { output }) {
  const line = /test cases:\s*\d+\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed/.exec(output);
  if (line === null) return null;
  const why = output.split(/^={20,}$/m).filter((part) => /\bERROR: /.test(part));
  return { passed: Number(line[1]), failed: Number(line[2]), why: why.join("").trim() };
}

/** Reads Vitest's report: the names of failed tests, each with the first lines of its error. */
function readVitest(step) {
  try {
    const report = JSON.parse(readFileSync(step.output, "utf8"));
    const why = report.testResults.flatMap(({ name, message, assertionResults }) => [
      ...(message ? [`${name}\n${message}`] : []),
      ...assertionResults
        .filter(({ status }) => status === "failed")
        .map(({ fullName, failureMessages }) => {
          const lines = failureMessages.flatMap((text) => text.split("\n"));
          const own = lines.filter((line) => !/^ +at .*node_modules|^ +at new Promise/.test(line));
          return [`${name}: ${fullName}`, ...own.slice(0, 20)].join("\n");
        }),
    ]);
    return { passed: report.numPassedTests, failed: report.numFailedTests, why: why.join("\n\n") };
  } catch {
    return null;
  }
}

const readers = { check: readCheck, doctest: readDoctest, vitest: readVitest };

/**
 * Returns the result of a step. A step that failed has at least one failure, even if it ended before it could count.
 * A step that ran nothing has failed.
 * @param {import("./test-steps.mjs").Step} step
 * @param {{ code: number | null, output: string }} outcome `code` is null if the step was killed
 * @returns {Result}
 */
export function readResult(step, outcome) {
  const { passed, failed, why = "" } = readers[step.kind](step, outcome) ?? { passed: 0, failed: 0 };
  const isFailure = failed > 0 || outcome.code !== 0 || passed === 0;
  if (!isFailure) return { passed, failed, why: "" };
  return { passed, failed: Math.max(1, failed), why: why || excerptOf(outcome.output) };
}
