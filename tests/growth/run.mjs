// `npm run growth`: measures calls with n and 2n of their worst inputs, prints a table, and exits with 1 if a ratio stays
// above the limit in three measurements. Needs a build. Arguments select rows by a part of their name.
import { median } from "../bench/measure.mjs";
import { rows } from "./rows.mjs";

const limit = 2.5;
const samples = 3;
const attempts = 3;
/** Below this time at 2n, noise decides about the ratio. */
const shortest = 20;

/** Returns the milliseconds of one run on a new input. */
function timeOnce({ make, run }, size) {
  const input = make(size);
  const start = performance.now();
  const result = run(input);
  const elapsed = performance.now() - start;
  result?.close?.();
  return elapsed;
}

function measure(row, size) {
  return median(Array.from({ length: samples }, () => timeOnce(row, size)));
}

/** Returns the lowest ratio of up to three measurements; stops at the first within the limit. */
function measureRow(row) {
  let best = null;
  timeOnce(row, row.size);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const once = measure(row, row.size);
    const twice = measure(row, row.size * 2);
    const ratio = twice / once;
    if (best === null || ratio < best.ratio) best = { once, twice, ratio };
    if (best.ratio <= limit || twice < shortest) break;
  }
  return best;
}

const wanted = process.argv.slice(2);
const selected = rows.filter(
  ({ call, input }) => wanted.length === 0 || wanted.some((part) => `${call}: ${input}`.includes(part)),
);
let failures = 0;
console.log(
  `${"call".padEnd(18)}${"input".padEnd(46)}${"n".padStart(8)}${"ms at n".padStart(10)}${"ms at 2n".padStart(10)}${"ratio".padStart(8)}`,
);
for (const row of selected) {
  const { once, twice, ratio } = measureRow(row);
  const isTooSlow = ratio > limit && twice >= shortest;
  if (isTooSlow) failures++;
  const numbers = [String(row.size).padStart(8), once.toFixed(1).padStart(10), twice.toFixed(1).padStart(10)];
  const mark = isTooSlow ? " above the limit" : "";
  console.log(
    `${row.call.padEnd(18)}${row.input.padEnd(46)}${numbers.join("")}${ratio.toFixed(2).padStart(8)}${mark}`,
  );
}
console.log(`${selected.length} rows, ${failures} above a ratio of ${limit}`);
process.exitCode = failures > 0 ? 1 : 0;
