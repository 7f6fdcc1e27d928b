import { mergeConfig } from "vitest/config";
import base from "../../vitest.config.mjs";

export default mergeConfig(base, {
  test: {
    dir: import.meta.dirname,
    exclude: ["**/node_modules/**", "**/hosts/**"], // hosts.test.ts runs these apps
    globalSetup: `${import.meta.dirname}/pack.mjs`,
  },
});
