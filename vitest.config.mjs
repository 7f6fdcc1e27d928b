// The configuration of all Vitest runs. tests/js and tests/package use it unchanged.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { countJobs } from "./scripts/jobs.mjs";

/** Milliseconds. Generous, because a slow or busy machine is no failure. */
const patience = 120_000;

export default defineConfig({
  test: {
    testTimeout: patience,
    hookTimeout: patience,
    chaiConfig: { truncateThreshold: 2000 }, // an error message shows the values that differ
    expect: { poll: { timeout: patience / 4, interval: 20 } },
    maxWorkers: Math.max(1, countJobs() - 1),
    setupFiles: fileURLToPath(new URL("tests/seed.mjs", import.meta.url)),
  },
});
