import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    dir: import.meta.dirname,
    include: ["**/*.test.mjs"],
    fileParallelism: false, // each file has servers of its own, and a machine may have two cores
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
