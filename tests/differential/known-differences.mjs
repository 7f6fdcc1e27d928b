// The disagreements that have a reason. Any other one fails the command.

const byToken = (value, token) => Object(value)[token.replaceAll("~1", "/").replaceAll("~0", "~")];

/** Returns the value at a JSON Pointer. */
const valueAt = (document, path) => path.split("/").slice(1).reduce(byToken, document);

/** Numbers from here on are written with an exponent. */
const isWrittenWithExponent = (value) => typeof value === "number" && Math.abs(value) >= 1e21;

function contains(value, holds) {
  if (holds(value)) return true;
  return (
    typeof value === "object" && value !== null && Object.values(value).some((part) => contains(part, holds))
  );
}

const hasMember = (name) => (value) =>
  typeof value === "object" && value !== null && Object.hasOwn(value, name);

/** Returns whether a schema has a keyword at any place. */
const usesKeyword = (schema, name, holds = () => true) =>
  contains(schema, (part) => hasMember(name)(part) && holds(part[name]));

/**
 * @typedef {object} Found
 * @property {"verdict" | "issue" | "failure"} kind
 * @property {"ajv" | "ata"} peer
 * @property {"own" | "other"} by the validator that has the issue
 * @property {string} path
 * @property {string} code
 * @property {unknown} body
 * @property {object} schema
 * @property {readonly { path: string, code: string }[]} ownIssues
 */

/** @type {readonly { id: string, reason: string, applies: (found: Found) => boolean }[]} */
export const knownDifferences = [
  {
    id: "within-read-only",
    reason: "A value that a request must not have is one issue. What it contains is not validated.",
    applies: ({ kind, by, path, ownIssues }) =>
      kind === "issue" &&
      by === "other" &&
      ownIssues.some(
        ({ code, path: place }) => code === "readOnly" && (path === place || path.startsWith(`${place}/`)),
      ),
  },
  {
    id: "ajv-large-multiple",
    reason: "ajv compares a quotient with `parseInt` of it, which reads 1e+300 as 1.",
    applies: ({ kind, peer, code, by, path, body }) =>
      kind === "issue" &&
      peer === "ajv" &&
      by === "other" &&
      code === "multipleOf" &&
      isWrittenWithExponent(valueAt(body, path)),
  },
  {
    id: "large-multiple-in-verdict",
    reason:
      "Both peers divide binary numbers. 1e300 has no exact remainder in them. This package divides decimal digits.",
    applies: ({ kind, body, schema }) =>
      kind === "verdict" && contains(body, isWrittenWithExponent) && usesKeyword(schema, "multipleOf"),
  },
  {
    id: "ajv-own-to-string",
    reason: "ajv's comparison for `uniqueItems` calls the members `toString` and `valueOf` of the document.",
    applies: ({ kind, peer, code, schema }) =>
      kind === "failure" &&
      peer === "ajv" &&
      /\.(toString|valueOf) is not a function/.test(code) &&
      usesKeyword(schema, "uniqueItems"),
  },
  {
    id: "ata-byte",
    reason: "ata-validator does not check the format `byte`. ajv does, and agrees with this package.",
    applies: ({ kind, peer, code, by, schema, ownIssues }) =>
      kind === "verdict" &&
      peer === "ata" &&
      by === "own" &&
      code === "format" &&
      ownIssues.every((issue) => issue.code === "format") &&
      usesKeyword(schema, "format", (name) => name === "byte"),
  },
];
