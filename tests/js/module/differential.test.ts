// The validation agrees with ajv and ata-validator. `npm run differential` compares more documents.
import { expect, it } from "vitest";
import { load } from "../../../js/src/index.js";
import { runDifferential } from "../../differential/differential.mjs";

it("agrees with two other validators, but for the known differences", async () => {
  const { counts, unknown } = await runDifferential({ load, documents: 3000, seed: 20261201 });
  expect(unknown).toEqual([]);
  expect(counts.documents).toBeGreaterThanOrEqual(3000);
  // Both results must occur often, or little is compared.
  expect(counts.valid).toBeGreaterThan(200);
  expect(counts.valid).toBeLessThan(2800);
});
