// The code that a page would download to validate with ajv, without the schemas.
export { default as Ajv } from "ajv";
export { default as addFormats } from "ajv-formats";
export { applyPatch, compare } from "fast-json-patch";
