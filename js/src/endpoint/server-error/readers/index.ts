// To read another format, write its reader in this folder and add it to the list.
import { readAjv } from "./ajv.js";
import { readClassValidator } from "./class-validator.js";
import { readFastApi } from "./fast-api.js";
import { readGoogle } from "./google.js";
import { readJsonApi } from "./json-api.js";
import { readProblemDetails } from "./problem-details.js";
import type { ErrorReader } from "./reader.js";
import { readSpring } from "./spring.js";
import { readStandardSchema } from "./standard-schema.js";

/** The readers of single errors, in their order. `readErrorObject` comes after them. */
export const readers: readonly ErrorReader[] = [
  readGoogle,
  readJsonApi,
  readProblemDetails,
  readFastApi,
  readAjv,
  readClassValidator,
  readSpring,
  readStandardSchema,
];
