import type { JsonObject } from "../../../json/json-object.js";
import { splitPath } from "../split-path.js";
import type { ErrorReader } from "./reader.js";
import { objectsIn } from "./reader.js";

const listPosition = /\[(\d+)\]/g;

function positionsIn(field: unknown): string[] {
  return typeof field === "string"
    ? Array.from(field.matchAll(listPosition), ([, position = ""]) => position)
    : [];
}

/** Returns the names in a path. `FieldViolation` counts indexes from 1; a response that contains a 0 counts from 0. */
function namesOf(field: unknown, first: number): string[] {
  if (typeof field !== "string") return [];
  return splitPath(field.replace(listPosition, (_, position) => `[${Number(position) - first}]`));
}

/**
 * Reads google.rpc.Status: `details` of several types, where `BadRequest` has
 * `fieldViolations: [{ field, description, reason? }]`.
 */
export const readGoogle: ErrorReader = (item: JsonObject) => {
  if (typeof item["@type"] !== "string" && !Array.isArray(item.fieldViolations)) return null;
  const violations = objectsIn(item.fieldViolations);
  const first = violations.some(({ field }) => positionsIn(field).includes("0")) ? 0 : 1;
  return violations.map(({ field, description, reason }) => ({
    names: namesOf(field, first),
    detail: description ?? reason,
    code: reason,
  }));
};
