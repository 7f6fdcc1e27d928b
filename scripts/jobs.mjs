// Counts the programs that may run at once, each using one core. Node, Ninja and Vitest count the cores of the machine,
// but a container may use fewer of them, and may have too little memory for that many compilers.
import { readFileSync } from "node:fs";
import { availableParallelism, freemem } from "node:os";

/** About three times the memory that a compiler needs at most: the system and other steps run at the same time. */
const bytesPerJob = 750e6;

function numbersOf(path) {
  try {
    return readFileSync(path, "utf8").trim().split(/\s+/).map(Number);
  } catch {
    return [];
  }
}

/** Returns the cores that the control group may use (version 2 of control groups, else version 1); Infinity without a quota. */
function allowedCores() {
  const folder = "/sys/fs/cgroup";
  const [quota = Number.NaN, period = Number.NaN] = [
    ...numbersOf(`${folder}/cpu.max`),
    ...numbersOf(`${folder}/cpu/cpu.cfs_quota_us`),
    ...numbersOf(`${folder}/cpu/cpu.cfs_period_us`),
  ];
  return quota > 0 && period > 0 ? quota / period : Number.POSITIVE_INFINITY; // "max" and -1 are no quota
}

/** Returns the free bytes, at most as many as the control group may use. */
function freeMemory() {
  const allowed = process.constrainedMemory();
  return Math.min(freemem(), allowed > 0 ? allowed : Number.POSITIVE_INFINITY);
}

/** @returns {number} at least 1 */
export function countJobs() {
  const jobs = Math.min(availableParallelism(), allowedCores(), freeMemory() / bytesPerJob);
  return Math.max(1, Math.floor(jobs));
}
