// The coverage of js/src by tests/js. scripts/coverage.mjs prints it.
import { mergeConfig } from "vitest/config";
import shared from "../vitest.config.mjs";

export default mergeConfig(shared, {
  test: {
    dir: "tests/js",
    coverage: {
      provider: "v8",
      enabled: true,
      include: ["js/src/**/*.ts"],
      exclude: ["js/src/generated/**", "js/src/types/**"], // encoded modules, and types without code
      reporter: ["json-summary"],
      reportsDirectory: "build/coverage/js",
    },
  },
});
