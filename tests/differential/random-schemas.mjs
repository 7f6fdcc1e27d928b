// Random Schema Objects of OpenAPI 3.0.

const names = ["a", "b", "c", "toString", "a/b", "constructor"];

const scalars = {
  string: (random) => ({
    ...(random.chance(0.4) && { minLength: random.below(3) }),
    ...(random.chance(0.4) && { maxLength: 1 + random.below(4) }),
    ...(random.chance(0.2) && { pattern: random.pick(["^a", "b$", "^[a-z]*$", "\\d"]) }),
    ...(random.chance(0.2) && { format: random.pick(["date", "date-time", "email", "uuid"]) }),
  }),
  number: (random) => ({
    ...(random.chance(0.4) && {
      minimum: random.below(5) - 2,
      ...(random.chance(0.4) && { exclusiveMinimum: true }),
    }),
    ...(random.chance(0.4) && {
      maximum: random.below(20),
      ...(random.chance(0.4) && { exclusiveMaximum: true }),
    }),
    ...(random.chance(0.2) && { multipleOf: random.pick([1, 2, 0.5, 3]) }),
  }),
  boolean: () => ({}),
};

function container(type, random, depth) {
  if (type === "array")
    return {
      items: randomSchema(random, depth + 1),
      ...(random.chance(0.3) && { minItems: random.below(3) }),
      ...(random.chance(0.3) && { maxItems: random.below(3) }),
      ...(random.chance(0.3) && { uniqueItems: true }),
    };
  const own = names.filter(() => random.chance(0.4));
  const required = own.filter(() => random.chance(0.4));
  return {
    properties: Object.fromEntries(own.map((name) => [name, randomSchema(random, depth + 1)])),
    ...(required.length > 0 && { required }),
    ...(random.chance(0.3) && {
      additionalProperties: random.chance(0.5) ? false : randomSchema(random, depth + 1),
    }),
    ...(random.chance(0.15) && { minProperties: random.below(3) }),
    ...(random.chance(0.15) && { maxProperties: random.below(4) }),
  };
}

function keywordsOf(type, random, depth) {
  if (type === "object" || type === "array") return container(type, random, depth);
  return scalars[type === "integer" ? "number" : type](random);
}

function combined(random, depth) {
  const keyword = random.pick(["allOf", "anyOf", "oneOf", "not"]);
  if (keyword === "not") return { not: randomSchema(random, depth + 1) };
  return { [keyword]: Array.from({ length: 1 + random.below(3) }, () => randomSchema(random, depth + 1)) };
}

/** @param {ReturnType<import("./random.mjs").randomSource>} random */
export function randomSchema(random, depth = 0) {
  const isDeep = depth > 2;
  if (!isDeep && depth > 0 && random.chance(0.2)) return combined(random, depth);
  if (random.chance(0.1))
    return { enum: [...new Set([random.pick(["a", 1, 2.5, true]), random.pick(["b", 0, false])])] };
  const types = isDeep
    ? ["string", "integer", "boolean"]
    : ["object", "object", "array", "string", "integer", "number", "boolean"];
  const type = depth === 0 ? "object" : random.pick(types);
  return { type, ...(random.chance(0.2) && { nullable: true }), ...keywordsOf(type, random, depth) };
}
