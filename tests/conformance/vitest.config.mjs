import { mergeConfig } from "vitest/config";
import base from "../../vitest.config.mjs";

export default mergeConfig(base, {
  test: {
    dir: import.meta.dirname,
    disableConsoleIntercept: true, // the counts of the suites are printed without a heading each
  },
});
