// What all tests have in common, those of tests/js and tests/package as they are.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { countJobs } from "./scripts/jobs.mjs";

/** For a machine that is much slower than others, or does much else besides: what takes long is no finding. */
const patience = 120_000;

export default defineConfig({
  test: {
    testTimeout: patience,
    hookTimeout: patience,
    chaiConfig: { truncateThreshold: 2000 }, // an error's message holds the values that differ
    expect: { poll: { timeout: patience / 4, interval: 20 } },
    maxWorkers: Math.max(1, countJobs() - 1),
    setupFiles: fileURLToPath(new URL("tests/seed.mjs", import.meta.url)),
  },
});
