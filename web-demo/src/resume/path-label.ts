import { valueAt } from "./document";
import type { ResumeFields } from "./fields";
import { summaryLine } from "./item-summary";
import { kindOf } from "./layout";
import { selfAndAncestors, split, stepsOf } from "./pointer";

/** The label of a path. */
export interface PathLabel {
  readonly label: string;
  /** The list item that the path is in, or the list of which it is an item; "" for top-level fields. */
  readonly context: string;
}

export const labelText = ({ label, context }: PathLabel): string =>
  context === "" ? label : `${label}, ${context}`;

/** Returns the label of a path: "Job title" in "Senior Developer, Acme". */
export function labelOfPath(fields: ResumeFields, path: string, resume: unknown): PathLabel {
  const itemPath = selfAndAncestors(path).find((around) => fields.at(split(around).parent)?.type === "array");
  if (itemPath === undefined) return { label: fieldLabel(fields, path), context: "" };
  const listPath = split(itemPath).parent;
  const listName = stepsOf(listPath).at(-1) ?? "";
  const line = summaryLine(listName, valueAt(resume, itemPath), kindOf(listName).noun);
  if (itemPath !== path) return { label: fieldLabel(fields, path), context: line };
  const list = fields.at(listPath)?.label ?? listName;
  return fields.at(path)?.type === "object" ? { label: line, context: list } : { label: list, context: "" };
}

/** A nested object with a single field goes by the object's label. */
function fieldLabel(fields: ResumeFields, path: string): string {
  const field = fields.at(path);
  const around = split(path).parent;
  const outer = around === "" ? undefined : fields.at(around);
  if (outer?.type === "object" && outer.fields?.length === 1) return outer.label;
  return field?.label ?? stepsOf(path).at(-1) ?? path;
}
