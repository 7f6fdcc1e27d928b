// Random documents, most of which are nearly valid for a schema.

const strings = [
  "",
  "a",
  "ab",
  "Delft",
  "é",
  "\u{1f600}\u{1f600}",
  "2024-02-29",
  "2023-02-29",
  "a@b.example",
  "x".repeat(60),
];
const numbers = [0, -1, 1, 2, 1.5, 12, 13, 2024, 1e9, 2 ** 31, -0.5, 1e300];
const others = [null, true, false, [], {}, [null], { x: 1 }];
/** Names that objects inherit, and names that JSON Pointer escapes. */
const oddNames = ["extra", "a/b", "~", "", "toString", "hasOwnProperty", "__proto__", "constructor"];
const deepest = 5;

const anyValue = (random) => random.pick(random.pick([strings, numbers, others]));

/** Adds an own member, also one named `__proto__`. */
const addMember = (object, name, value) =>
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });

/** Returns the schema that a reference names. */
function resolve(schema, schemas) {
  const name = schema.$ref?.split("/").at(-1);
  return name === undefined ? schema : resolve(schemas[name], schemas);
}

function objectFor(schema, schemas, random, depth) {
  const result = {};
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    const isRequired = schema.required?.includes(name);
    if (random.chance(isRequired ? 0.93 : depth === 0 ? 0.4 : 0.6))
      addMember(result, name, documentFor(member, schemas, random, depth + 1));
  }
  if (random.chance(0.1)) addMember(result, random.pick(oddNames), anyValue(random));
  return result;
}

const formatted = {
  date: ["2024-02-29", "2023-02-29", "2024-1-1"],
  "date-time": ["2024-02-29T10:00:00Z", "2024-02-29T25:00:00Z", "2024-02-29"],
  email: ["a@b.example", "a@", "@b"],
  uuid: ["7f3c1d52-9c9e-4a53-8a35-0d7a4dfb9f6c", "7f3c1d52"],
  uri: ["https://a.example/x", "a b", "x"],
};

function stringFor(schema, random) {
  if (schema.format in formatted && random.chance(0.8)) return random.pick(formatted[schema.format]);
  const { minLength = 0, maxLength } = schema;
  const lengths = [minLength - 1, minLength, ...(maxLength === undefined ? [] : [maxLength, maxLength + 1])];
  return random.chance(0.4)
    ? random.pick(strings)
    : random.pick(["a", "é", "\u{1f600}"]).repeat(Math.max(0, random.pick(lengths)));
}

function numberFor({ minimum = 0, maximum = 100 }, random) {
  return random.chance(0.3)
    ? random.pick(numbers)
    : random.pick([minimum - 1, minimum, minimum + 1, maximum, maximum + 1]);
}

/** Returns a document for a schema. About one place in twelve has a value of any kind. */
export function documentFor(schema, schemas, random, depth = 0) {
  const own = resolve(schema, schemas);
  if (depth > deepest || random.chance(0.08)) return anyValue(random);
  if (own.nullable && random.chance(0.1)) return null;
  if (own.enum !== undefined && random.chance(0.9)) return random.pick(own.enum);
  const parts = own.oneOf ?? own.anyOf ?? own.allOf;
  if (parts !== undefined && own.properties === undefined)
    return documentFor(random.pick(parts), schemas, random, depth + 1);
  switch (own.type ?? (own.properties === undefined ? "any" : "object")) {
    case "object":
      return objectFor(own, schemas, random, depth);
    case "array":
      return Array.from({ length: random.below(4) }, () =>
        documentFor(own.items ?? {}, schemas, random, depth + 1),
      );
    case "string":
      return stringFor(own, random);
    case "integer":
    case "number":
      return numberFor(own, random);
    case "boolean":
      return random.chance(0.5);
    default:
      return anyValue(random);
  }
}
