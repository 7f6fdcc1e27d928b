import { mergeConfig } from "vitest/config";
import base from "../../vitest.config.mjs";

export default mergeConfig(base, {
  test: {
    dir: import.meta.dirname,
    include: ["**/*.test.mjs"],
    setupFiles: [`${import.meta.dirname}/watch-policy.mjs`],
    fileParallelism: false, // one browser at a time, so that tests do not time out because all cores are busy
  },
});
