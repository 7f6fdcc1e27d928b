import { isObject } from "../../../json/json-object.js";
import { splitPath } from "../split-path.js";
import type { ErrorReader } from "./reader.js";
import { firstMember } from "./reader.js";

/** Parameters that name a member of the object at `instancePath`. */
const memberKeys = ["missingProperty", "additionalProperty", "unevaluatedProperty"];

/** Reads ajv: `[{ instancePath: "/items/0", keyword, params, message }]`. Before version 8 the path is `dataPath`. */
export const readAjv: ErrorReader = ({ instancePath, dataPath, keyword, params, message }) => {
  const path = instancePath ?? dataPath;
  if (typeof path !== "string") return null;
  const member = isObject(params) ? firstMember(params, memberKeys) : undefined;
  const names = typeof member === "string" ? [...splitPath(path), ...splitPath(member)] : splitPath(path);
  return [{ names, detail: message ?? keyword, code: keyword }];
};
