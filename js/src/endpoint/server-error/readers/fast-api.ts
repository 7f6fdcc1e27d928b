import { namesIn } from "../split-path.js";
import type { ErrorReader } from "./reader.js";

/** Reads FastAPI and pydantic: `detail: [{ loc: ["body", "items", 0, "name"], msg, type }]`. */
export const readFastApi: ErrorReader = ({ loc, msg, type }) =>
  Array.isArray(loc) && typeof msg === "string" ? [{ names: namesIn(loc), detail: msg, code: type }] : null;
