import type { ResumeFields } from "./fields";
import { SECTIONS } from "./layout";
import { split, stepsOf } from "./pointer";

const ORDER = SECTIONS.flatMap(({ rows = [], lists = [] }) => [
  ...rows.flat().map((name) => name.split("/")[0] ?? ""),
  ...lists,
]);

/** Returns the position of a path in the form; others come last. */
export function formOrder(path: string): number {
  const [name = ""] = stepsOf(path);
  const position = ORDER.indexOf(name);
  return position < 0 ? ORDER.length : position;
}

export const isListItem = (fields: ResumeFields, path: string): boolean =>
  fields.at(split(path).parent)?.type === "array";
