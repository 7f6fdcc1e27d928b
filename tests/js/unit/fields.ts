// A few fields as the module describes them.
import type { Field } from "../../../js/src/types/field.js";

type Given = Partial<Field> & Pick<Field, "name" | "type">;

function field(given: Given, parent = ""): Field {
  return { path: `${parent}/${given.name}`, label: given.name, nullable: false, required: false, ...given };
}

const jobFields = [
  field({ name: "jobTitle", label: "Job title", type: "string" }, "/workExperience/*"),
  field({ name: "dates", label: "Dates", type: "object", fields: [] }, "/workExperience/*"),
];

export const fields: readonly Field[] = [
  field({ name: "company_name", label: "Company name", type: "string", maxLength: 10 }),
  field({ name: "city", label: "City", type: "string", nullable: true }),
  field({ name: "finished_at_month", label: "End month", type: "integer", nullable: true }),
  field({ name: "score", label: "Score", type: "number", nullable: true }),
  field({ name: "current", label: "Current job", type: "boolean", nullable: true }),
  field({ name: "description", label: "Description", type: "string", nullable: true, maxLength: 8 }),
  field({
    name: "emails",
    label: "Emails",
    type: "array",
    items: field({ name: "*", label: "Email", type: "string", maxLength: 8 }, "/emails"),
  }),
  field({
    name: "workExperience",
    label: "Work experience",
    type: "array",
    items: field({ name: "*", label: "Job", type: "object", fields: jobFields }, "/workExperience"),
  }),
];
