// How many programs that keep a core busy may run at once here. Node, Ninja and Vitest count the cores of the machine; a
// container may be given fewer of them, and less memory than so many compilers take.
import { readFileSync } from "node:fs";
import { availableParallelism, freemem } from "node:os";

/** What a compiler takes at most, about three times over: the system and the other steps live here too. */
const bytesPerJob = 750e6;

function numbersOf(path) {
  try {
    return readFileSync(path, "utf8").trim().split(/\s+/).map(Number);
  } catch {
    return [];
  }
}

/** Cores that the control group may use (version 2 of control groups, else version 1); Infinity where nothing is said. */
function allowedCores() {
  const folder = "/sys/fs/cgroup";
  const [quota = Number.NaN, period = Number.NaN] = [
    ...numbersOf(`${folder}/cpu.max`),
    ...numbersOf(`${folder}/cpu/cpu.cfs_quota_us`),
    ...numbersOf(`${folder}/cpu/cpu.cfs_period_us`),
  ];
  return quota > 0 && period > 0 ? quota / period : Number.POSITIVE_INFINITY; // "max" and -1 are no quota
}

/** Bytes that are free, and at most those that the control group may use. */
function freeMemory() {
  const allowed = process.constrainedMemory();
  return Math.min(freemem(), allowed > 0 ? allowed : Number.POSITIVE_INFINITY);
}

/** @returns {number} at least 1 */
export function countJobs() {
  const jobs = Math.min(availableParallelism(), allowedCores(), freeMemory() / bytesPerJob);
  return Math.max(1, Math.floor(jobs));
}
