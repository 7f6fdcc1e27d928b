// The configuration of `npm run mutation:js`. Stryker changes the sources in a copy below build/, never in the checkout.
// The default is all files that decide something; `-- --mutate js/src/client/retry.ts` selects some.

/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  mutate: [
    "js/src/client/**/*.ts",
    "js/src/form-binding/**/*.ts",
    "js/src/storage/**/*.ts",
    "js/src/endpoint/**/*.ts",
  ],
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "tests/mutation/vitest.config.mjs" },
  coverageAnalysis: "perTest",
  concurrency: 1,
  // Only this ends a mutant that loops. A shorter time limit counts mutants as killed because the machine is busy.
  timeoutMS: 120_000,
  timeoutFactor: 3,
  dryRunTimeoutMinutes: 20,
  incremental: true,
  incrementalFile: "build/mutation/js.json",
  tempDirName: "build/mutation/js",
  ignorePatterns: ["/build", "/dist", "/web-demo", "/wasm", "/tests/browser", "/tests/native"],
  reporters: ["clear-text"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  allowEmpty: true,
};
