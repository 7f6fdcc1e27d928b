import { isObject } from "../../../json/json-object.js";
import { splitPath } from "../split-path.js";
import type { ErrorReader } from "./reader.js";

/** Reads JSON:API 1.1: `errors: [{ source: { pointer }, title, detail, code }]`. */
export const readJsonApi: ErrorReader = ({ source, title, detail, code }) => {
  if (!isObject(source)) return null;
  const location = source.pointer ?? source.parameter;
  return [
    { names: typeof location === "string" ? splitPath(location) : [], detail: detail ?? title ?? code, code },
  ];
};
