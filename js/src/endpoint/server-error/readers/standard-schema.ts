import { isObject } from "../../../json/json-object.js";
import { joinNames, namesIn } from "../split-path.js";
import type { ErrorReader } from "./reader.js";

/** Returns the name of a path segment: the segment itself, or its `key` (Standard Schema, valibot). */
function nameOf(segment: unknown): unknown {
  return isObject(segment) ? segment.key : segment;
}

/**
 * Reads the issues of zod, valibot and all Standard Schema libraries, as oRPC, tRPC and Hono send them:
 * `[{ path: ["items", 0, "name"], message, code? }]`. zod names unknown members in `keys`.
 */
export const readStandardSchema: ErrorReader = ({ path, message, code, type, keys }) => {
  if (!Array.isArray(path) || typeof message !== "string") return null;
  const names = namesIn(path.map(nameOf));
  const name = typeof code === "string" ? code : type;
  const unknown = code === "unrecognized_keys" && Array.isArray(keys) ? keys : [];
  if (unknown.length === 0) return [{ names, detail: message, code: name }];
  return unknown.map((key) => ({ names: joinNames(names, namesIn([key])), detail: message, code: name }));
};
