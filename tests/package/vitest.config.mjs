import { mergeConfig } from "vitest/config";
import base from "../../vitest.config.mjs";

export default mergeConfig(base, {
  test: { dir: import.meta.dirname, globalSetup: `${import.meta.dirname}/pack.mjs` },
});
