import { valueAt } from "./document";
import type { ResumeFields } from "./fields";
import { kindOf } from "./layout";
import { outwards, split, stepsOf } from "./pointer";
import { lineOf } from "./words";

/** What a place is called. */
export interface PlaceName {
  readonly what: string;
  /** The item of a list that it is in, or the list that it is an item of; "" for the resume itself. */
  readonly where: string;
}

export const inOneLine = ({ what, where }: PlaceName): string => (where === "" ? what : `${what}, ${where}`);

/** The name of a place in a resume, in the words of the form: "Job title" in "Senior Developer, Acme". */
export function nameOfPlace(fields: ResumeFields, path: string, resume: unknown): PlaceName {
  const itemPath = outwards(path).find((around) => fields.at(split(around).parent)?.type === "array");
  if (itemPath === undefined) return { what: labelOf(fields, path), where: "" };
  const listPath = split(itemPath).parent;
  const listName = stepsOf(listPath).at(-1) ?? "";
  const line = lineOf(listName, valueAt(resume, itemPath), kindOf(listName).noun);
  if (itemPath !== path) return { what: labelOf(fields, path), where: line };
  const list = fields.at(listPath)?.label ?? listName;
  return fields.at(path)?.type === "object" ? { what: line, where: list } : { what: list, where: "" };
}

/** A location of which only one line can be written is called by the location's name. */
function labelOf(fields: ResumeFields, path: string): string {
  const field = fields.at(path);
  const around = split(path).parent;
  const outer = around === "" ? undefined : fields.at(around);
  if (outer?.type === "object" && outer.fields?.length === 1) return outer.label;
  return field?.label ?? stepsOf(path).at(-1) ?? path;
}
