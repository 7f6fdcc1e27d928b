// Converts a Schema Object of OpenAPI 3.0 to JSON Schema, and keeps `readOnly` and `writeOnly`.

const listKeywords = new Set(["allOf", "anyOf", "oneOf"]);
const mapKeywords = new Set(["properties"]);
const schemaKeywords = new Set(["items", "additionalProperties", "not"]);

function convertMember(keyword, value) {
  if (listKeywords.has(keyword)) return value.map(toJsonSchema);
  if (schemaKeywords.has(keyword)) return typeof value === "object" ? toJsonSchema(value) : value;
  if (!mapKeywords.has(keyword)) return value;
  // A property may be named `__proto__`.
  return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, toJsonSchema(schema)]));
}

/** Moves a bound: OpenAPI 3.0 has `exclusiveMinimum: true` beside `minimum`. */
function moveBound(schema, inclusive, exclusive) {
  const isExclusive = schema[exclusive] === true;
  delete schema[exclusive];
  if (!isExclusive || schema[inclusive] === undefined) return;
  schema[exclusive] = schema[inclusive];
  delete schema[inclusive];
}

/** @param {Record<string, unknown>} schema */
export function toJsonSchema(schema) {
  const { nullable, readOnly, writeOnly, ...own } = schema;
  const kept = Object.entries(own).filter(([keyword]) => !keyword.startsWith("x-") && keyword !== "example");
  const result = Object.fromEntries(kept.map(([keyword, value]) => [keyword, convertMember(keyword, value)]));
  moveBound(result, "minimum", "exclusiveMinimum");
  moveBound(result, "maximum", "exclusiveMaximum");
  const access = { ...(readOnly && { readOnly }), ...(writeOnly && { writeOnly }) };
  // A condition instead of `anyOf`, so that the errors of the schema itself are reported at their places. Access holds for
  // null, too.
  return nullable === true ? { if: { type: "null" }, else: result, ...access } : { ...result, ...access };
}

/** Returns a root with all schemas of a document, so that its references resolve. */
export function rootSchema(root, schemas) {
  const converted = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, toJsonSchema(schema)]),
  );
  return { allOf: [toJsonSchema(root)], components: { schemas: converted } };
}
