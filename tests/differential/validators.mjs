// Validates with ajv and with ata-validator, and returns their results in the terms of this package.
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { Validator } from "ata-validator";

/** The formats that this package checks. Any other format passes. */
const formats = ["date", "date-time", "email", "uuid", "uri", "byte", "int32", "int64"];

/** The keywords whose inner errors this package does not report. */
const branching = new Set(["anyOf", "oneOf", "not"]);

const escapeToken = (token) => token.replaceAll("~", "~0").replaceAll("/", "~1");

function memberOf({ keyword, params }) {
  if (keyword === "required") return params.missingProperty;
  return keyword === "additionalProperties" ? params.additionalProperty : undefined;
}

const toIssue = (error) => {
  const member = memberOf(error);
  const path = member === undefined ? error.instancePath : `${error.instancePath}/${escapeToken(member)}`;
  return { path, code: error.keyword };
};

/** Returns whether a path is a place or within it. */
export const isWithin = (path, place) => path === place || path.startsWith(`${place}/`);

/** Returns the places where a branching keyword failed. Inner errors of its branches lie at or within these. */
export const branchPlaces = (issues) =>
  issues.filter(({ code }) => branching.has(code)).map(({ path }) => path);

/**
 * Compiles a JSON Schema for ajv. Its configuration follows the options of this package.
 * @param {object} schema
 * @param {"request" | "response"} direction
 */
export function ajvValidator(schema, direction) {
  const ajv = new Ajv({ allErrors: true, strict: false, logger: false, ownProperties: true });
  addFormats(ajv, formats);
  const refused = direction === "request" ? "readOnly" : "writeOnly";
  ajv.removeKeyword(refused);
  ajv.addKeyword({ keyword: refused, validate: (isRefused) => isRefused !== true });
  const validate = ajv.compile(schema);
  return (body) => {
    const valid = validate(body);
    const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== "if");
    return { valid, issues: errors.map(toIssue) };
  };
}

/** Compiles a JSON Schema for ata-validator. Only its verdict is compared. */
export function ataValidator(schema) {
  const validator = new Validator(schema);
  return (body) => ({ valid: validator.validate(body).valid });
}

/** Validates with this package. Rules and warnings have no counterpart. */
export const ownValidator = (endpoint, direction) => (body) => {
  const method = direction === "request" ? "validate" : "validateResponse";
  const { issues } = endpoint[method](body, { rules: "off", maxIssues: 10_000 });
  const errors = issues
    .filter(({ severity }) => severity === "error")
    .map(({ path, code }) => ({ path, code }));
  return { valid: errors.length === 0, issues: errors };
};
