// Measures time with a coarse clock (0.1 ms in a page) by timing whole batches instead of single calls.

const batchMilliseconds = 8;
const batches = 15;

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function timeBatch(work, repetitions) {
  work.prepare?.();
  const start = performance.now();
  for (let index = 0; index < repetitions; index++) work();
  return performance.now() - start;
}

/** Warms `work` up and finds how many calls fill a batch. */
function calibrate(work) {
  let repetitions = 1;
  for (;;) {
    const elapsed = timeBatch(work, repetitions);
    if (elapsed >= batchMilliseconds) return repetitions;
    repetitions =
      elapsed < 1 ? repetitions * 4 : Math.ceil((repetitions * batchMilliseconds * 1.1) / elapsed);
  }
}

/**
 * Returns the median time of one call of each function, in microseconds. The functions take turns, so that a change of the
 * machine's speed affects all of them. If a function has a method `prepare`, it is called before each batch and not
 * measured.
 * @param {Record<string, (() => unknown) & { prepare?: () => void }>} works
 * @returns {Record<string, number>}
 */
export function compare(works) {
  const names = Object.keys(works);
  // Twice, because the first calibration may end before the optimizing compilers have finished.
  for (const name of names) calibrate(works[name]);
  const repetitions = Object.fromEntries(names.map((name) => [name, calibrate(works[name])]));
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  for (let batch = 0; batch < batches; batch++) {
    for (const name of names) {
      samples[name].push((timeBatch(works[name], repetitions[name]) * 1000) / repetitions[name]);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(samples[name])]));
}
