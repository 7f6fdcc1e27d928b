import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    dir: import.meta.dirname,
    include: ["**/*.test.mjs"],
    fileParallelism: false, // one browser at a time: what is timed out for want of a core is no finding
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
