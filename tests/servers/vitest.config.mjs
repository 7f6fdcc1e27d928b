import { mergeConfig } from "vitest/config";
import base from "../../vitest.config.mjs";

export default mergeConfig(base, {
  test: {
    dir: import.meta.dirname,
    include: ["**/*.test.mjs"],
    fileParallelism: false, // each file starts its own servers, and a machine may have two cores
  },
});
