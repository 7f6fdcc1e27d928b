// The output of `console.log` for a draft.
import { inspect } from "node:util";
import { expect, it } from "vitest";
import { load } from "../../../js/src/index.js";

const { experience } = (await load()).letraz;

it("shows the state and the value of an open draft", () => {
  const draft = experience.open({ company_name: "Looms" });
  draft.set("/company_name", "Mills");
  expect(inspect(draft, { breakLength: Number.POSITIVE_INFINITY })).toBe(
    "Draft { operation: 'resume_experience_partial_update', dirty: true, valid: true, changes: 1, issues: 0, conflicts: 0, " +
      "value: { company_name: 'Mills' } }",
  );
});

it("shows that a draft is closed", () => {
  const draft = experience.open({});
  draft.close();
  expect(inspect(draft)).toBe("Draft (closed)");
});

it("shows a draft inside other values", () => {
  const draft = experience.open({});
  expect(inspect({ a: { b: draft } })).toContain("Draft {");
});
