// Usage: run.mjs [documents] [seed]    Fails on a disagreement that known-differences.mjs does not explain.
import { load } from "../../dist/index.js";
import { runDifferential } from "./differential.mjs";

const [documents = "20000", seed = "20261201"] = process.argv.slice(2);
const { counts, unknown } = await runDifferential({ load, documents: Number(documents), seed: Number(seed) });
console.table(counts);
for (const found of unknown) console.error("Unexplained:", found);
process.exitCode = unknown.length > 0 ? 1 : 0;
