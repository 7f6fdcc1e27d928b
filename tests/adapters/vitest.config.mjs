import { mergeConfig } from "vitest/config";
import base from "../../vitest.config.mjs";

export default mergeConfig(base, {
  test: {
    dir: import.meta.dirname,
    include: ["**/*.test.mjs"],
    fileParallelism: false, // one browser at a time
  },
});
