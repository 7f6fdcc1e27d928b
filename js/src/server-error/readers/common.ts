import type { JsonObject } from "../decode.js";
import { isObject } from "../decode.js";
import { splitPath } from "../split-path.js";
import type { Reader } from "./reader.js";
import { firstMember } from "./reader.js";

const detailKeys = "detail message msg string description reason errors messages".split(" ");
const placeKeys =
  "attr field propertyPath fieldName loc path pointer param parameter property location source".split(" ");

function namesOfPlace(place: unknown): string[] {
  if (typeof place === "string") return splitPath(place);
  if (Array.isArray(place)) return place.map(String);
  if (isObject(place)) return namesOfPlace(place.pointer ?? place.parameter);
  return [];
}

function firstPlace(item: JsonObject): unknown {
  return placeKeys.map((key) => item[key]).find((place) => place !== undefined);
}

/**
 * Reads any object that has a place or a name of an error, with a text: Affinda's `{ attr, code, detail }`, Spring's
 * `fieldErrors: [{ field, message }]`, Symfony's and Quarkus' `violations: [{ propertyPath | field, message }]`,
 * express-validator's `{ path, msg }`, GitHub's `{ field, code }`.
 */
export const readCommon: Reader = (item) => {
  const place = firstPlace(item);
  const code = item.code ?? item.errorCode ?? item.type;
  if (place === undefined && code === undefined) return null;
  // GitHub's have no text.
  const named = typeof (item.attr ?? item.field) === "string" ? code : undefined;
  const detail = firstMember(item, detailKeys) ?? named;
  if (detail === undefined || isObject(detail)) return null;
  return [{ names: namesOfPlace(place), detail, code }];
};
