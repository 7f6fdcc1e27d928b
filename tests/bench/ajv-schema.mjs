// Converts OpenAPI 3.0 schemas to JSON Schema for ajv, as a project without this package would have to.

function convert(schema) {
  if (Array.isArray(schema)) return schema.map(convert);
  if (typeof schema !== "object" || schema === null) return schema;
  const { nullable, exclusiveMinimum, exclusiveMaximum, ...rest } = schema;
  const result = Object.fromEntries(
    Object.entries(rest)
      .filter(
        ([key]) => !key.startsWith("x-") && key !== "example" && key !== "readOnly" && key !== "writeOnly",
      )
      .map(([key, value]) => [key, key === "enum" || key === "default" ? value : convertMember(key, value)]),
  );
  moveBound(result, "minimum", "exclusiveMinimum", exclusiveMinimum);
  moveBound(result, "maximum", "exclusiveMaximum", exclusiveMaximum);
  return nullable === true ? allowNull(result) : result;
}

/** Converts a member. The keys under `properties` are names, not keywords: one may be "nullable" or "x-ray". */
function convertMember(key, value) {
  if (key !== "properties") return convert(value);
  return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, convert(schema)]));
}

/** Moves the bound from `minimum` to `exclusiveMinimum`: OpenAPI 3.0 has `exclusiveMinimum: true` beside `minimum`. */
function moveBound(schema, inclusive, exclusive, isExclusive) {
  if (isExclusive !== true || schema[inclusive] === undefined) return;
  schema[exclusive] = schema[inclusive];
  delete schema[inclusive];
}

function allowNull(schema) {
  if (typeof schema.type !== "string") return { anyOf: [schema, { type: "null" }] };
  const result = { ...schema, type: [schema.type, "null"] };
  if (schema.enum !== undefined && !schema.enum.includes(null)) result.enum = [...schema.enum, null];
  return result;
}

/**
 * Returns one schema of an OpenAPI document with everything it refers to, so that `#/components/schemas/...` resolves in it.
 * @param {{ components: { schemas: Record<string, object> } }} openapi
 * @param {string} name
 */
export function schemaForAjv(openapi, name) {
  const schemas = Object.fromEntries(
    Object.entries(openapi.components.schemas).map(([key, schema]) => [key, convert(schema)]),
  );
  return { $ref: `#/components/schemas/${name}`, components: { schemas } };
}
