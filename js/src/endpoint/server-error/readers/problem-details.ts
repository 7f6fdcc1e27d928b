import { splitPath } from "../split-path.js";
import type { ErrorReader } from "./reader.js";

/**
 * Reads the extensions of problem details in RFC 9457, `errors: [{ pointer: "#/age", detail }]`, and in RFC 7807,
 * `invalid-params: [{ name, reason }]`.
 */
export const readProblemDetails: ErrorReader = ({ pointer, detail, name, reason, type }) => {
  if (typeof pointer === "string" && typeof detail === "string")
    return [{ names: splitPath(pointer), detail, code: type }];
  if (typeof name === "string" && typeof reason === "string")
    return [{ names: splitPath(name), detail: reason }];
  return null;
};
