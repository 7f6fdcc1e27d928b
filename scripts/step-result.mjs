// What a step's end means: how much passed and failed, and, of what failed, enough to see why.
import { readFileSync } from "node:fs";

/**
 * @typedef {object} Result
 * @property {number} passed
 * @property {number} failed
 * @property {string} why what is said of the failures; "" when there is none
 */

/** Compilers of TypeScript say first what is wrong, others last. */
function excerptOf(text) {
  const lines = text.trimEnd().split("\n");
  return (lines.length <= 60 ? lines : [...lines.slice(0, 20), "...", ...lines.slice(-40)]).join("\n");
}

const readCheck = (_, { code }) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** doctest's summary, and those of its reports that speak of errors. */
function readDoctest(_, { output }) {
  const line = /test cases:\s*\d+\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed/.exec(output);
  if (line === null) return null;
  const why = output.split(/^={20,}$/m).filter((part) => /\bERROR: /.test(part));
  return { passed: Number(line[1]), failed: Number(line[2]), why: why.join("").trim() };
}

/** Vitest's report: names of tests that failed, each with the first lines of its error. */
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
 * A step that failed has at least one failure, also when it died before it could count; one that ran nothing failed.
 * @param {import("./test-steps.mjs").Step} step
 * @param {{ code: number | null, output: string }} outcome code: null when it was ended
 * @returns {Result}
 */
export function readResult(step, outcome) {
  const { passed, failed, why = "" } = readers[step.kind](step, outcome) ?? { passed: 0, failed: 0 };
  const isFailure = failed > 0 || outcome.code !== 0 || passed === 0;
  if (!isFailure) return { passed, failed, why: "" };
  return { passed, failed: Math.max(1, failed), why: why || excerptOf(outcome.output) };
}
