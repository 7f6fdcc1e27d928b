// The tests that Stryker runs over each changed source. Those that try thousands of random documents are left out: they
// take longer than all others together, and a rule must have a test of its own.
import { mergeConfig } from "vitest/config";
import shared from "../../vitest.config.mjs";

export default mergeConfig(shared, {
  test: {
    dir: "tests/js",
    exclude: ["**/labelled/**", "**/*-property.test.ts", "**/large-document.test.ts"],
    maxWorkers: 1,
  },
});
