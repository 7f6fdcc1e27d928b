import { splitPath } from "../split-path.js";
import type { ErrorReader } from "./reader.js";

/**
 * Reads Spring: `errors: [{ field: "items[0].name", defaultMessage, code, objectName }]`. An error of the whole object has no
 * `field`.
 */
export const readSpring: ErrorReader = ({ field, defaultMessage, code }) =>
  typeof defaultMessage === "string"
    ? [{ names: typeof field === "string" ? splitPath(field) : [], detail: defaultMessage, code }]
    : null;
