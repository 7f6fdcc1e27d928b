// The resources that the tests of drafts open.
import { load } from "../../../js/src/index.js";
import type { Draft } from "../../../js/src/types/draft.js";
import { exampleResponse, wrapSchema } from "./cases.js";

export const today = { today: "2026-11-21" };

/** A resume as Affinda returns it. */
export const stored = exampleResponse();

/** The same resume with two jobs. */
export const storedWithTwoJobs = {
  ...stored,
  workExperience: [stored.workExperience[0], { ...stored.workExperience[0], id: 77, jobTitle: "Clerk" }],
};

/** An experience as Letraz returns it. */
export const job = {
  id: "1",
  company_name: "Brightwater",
  job_title: "Engineer",
  city: "Rotterdam",
  employment_type: "Full Time",
  updated_at: "1",
};

type Plain = Record<string, unknown>;

/** A text, a number and a list of items with identities. */
export const anything = (await load()).compile<Plain, Plain>(
  wrapSchema({
    type: "object",
    properties: {
      a: { type: "string", nullable: true },
      n: { type: "integer" },
      list: {
        type: "array",
        items: {
          type: "object",
          "x-identity": "id",
          properties: { id: { type: "integer" }, t: { type: "string", maxLength: 3 } },
        },
      },
    },
  }),
  "change",
);

export function openAnything(base: Plain): Draft<Plain, Plain> {
  return anything.open(base);
}
