import type { JsonObject } from "../../../json/json-object.js";
import { isObject } from "../../../json/json-object.js";
import { namesIn } from "../split-path.js";
import type { ErrorReader, ReaderResult } from "./reader.js";
import { objectsIn } from "./reader.js";

/** A limit above the depth of any form. */
const maximumLevels = 16;

function readErrors(item: JsonObject, parents: readonly string[], level = 1): ReaderResult[] {
  const names = [...parents, ...namesIn([item.property])];
  if (level > maximumLevels) return [];
  const constraints = isObject(item.constraints) ? Object.entries(item.constraints) : [];
  return [
    ...constraints.map(([code, detail]) => ({ names, detail, code })),
    ...objectsIn(item.children).flatMap((child) => readErrors(child, names, level + 1)),
  ];
}

/** Reads class-validator, as NestJS can send it: `[{ property, constraints: { isX: text }, children }]`. */
export const readClassValidator: ErrorReader = (item) =>
  typeof item.property === "string" && (isObject(item.constraints) || Array.isArray(item.children))
    ? readErrors(item, [])
    : null;
