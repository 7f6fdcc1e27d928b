// Translates a JSON Schema into a Schema Object of OpenAPI 3.0 that allows the same values.

type Json = Readonly<Record<string, unknown>>;

/** Thrown for a schema that OpenAPI 3.0 cannot express. */
export class Untranslatable extends Error {
  readonly keyword: string;

  constructor(keyword: string) {
    super(`OpenAPI 3.0 has no ${keyword}`);
    this.keyword = keyword;
  }
}

export interface Translation {
  readonly schema: unknown;
  /** The schemas that `$ref`s name, by the reference as it was written. */
  readonly schemas: Readonly<Record<string, unknown>>;
}

/** Keywords that mean the same in both. */
const shared = new Set([
  "multipleOf",
  "maximum",
  "minimum",
  "maxLength",
  "minLength",
  "pattern",
  "maxItems",
  "minItems",
  "uniqueItems",
  "maxProperties",
  "minProperties",
  "format",
  "title",
  "description",
  "default",
]);

/** Keywords that allow every value. */
const annotations = new Set(["$comment", "examples"]);

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const mapValues = (object: unknown, change: (value: unknown) => unknown): Json =>
  Object.fromEntries(Object.entries(object as Json).map(([name, value]) => [name, change(value)]));

/** Escapes a token of a JSON Pointer in the fragment of a URI (RFC 6901, sections 3 and 6). */
const escapeToken = (token: string) => encodeURIComponent(token.replaceAll("~", "~0").replaceAll("/", "~1"));

/** OpenAPI 3.0 requires `items` beside the type `array`. */
const withItems = (schema: Json): Json =>
  schema.type === "array" && !("items" in schema) ? { ...schema, items: {} } : schema;

function translateType(type: unknown): Json {
  if (type === "null") return { nullable: true, enum: [null] };
  if (!Array.isArray(type)) return { type };
  const [first, ...others] = type.filter((name) => name !== "null").map(translateType);
  if (first === undefined) return translateType("null");
  const nullable = type.includes("null") ? { nullable: true } : {};
  if (others.length === 0) return { ...first, ...nullable };
  return { anyOf: [{ ...first, ...nullable }, ...others].map(withItems) };
}

/** Translates a keyword that contains no schema, or returns `undefined` for any other. */
function translateValue(keyword: string, value: unknown): Json | undefined {
  if (shared.has(keyword)) return { [keyword]: value };
  if (annotations.has(keyword)) return {};
  switch (keyword) {
    case "type":
      return translateType(value);
    case "const":
      return { enum: [value], ...(value === null ? { nullable: true } : {}) };
    case "enum":
      return (value as unknown[]).length === 0 ? { not: {} } : { enum: value };
    case "required":
      return (value as unknown[]).length === 0 ? {} : { required: value };
    case "exclusiveMaximum":
      return typeof value === "boolean" ? { [keyword]: value } : { maximum: value, exclusiveMaximum: true };
    case "exclusiveMinimum":
      return typeof value === "boolean" ? { [keyword]: value } : { minimum: value, exclusiveMinimum: true };
    case "$schema":
      if (!/^https?:\/\/json-schema\.org\//.test(String(value))) throw new Untranslatable("$schema");
      return {};
    default:
      return undefined;
  }
}

/** Separates a `$ref` from the keywords beside it. */
function splitReference({ $ref, ...others }: Json): Json[] {
  const beside = Object.keys(others).length === 0 ? [] : [withItems(others)];
  return $ref === undefined ? [withItems(others)] : [{ $ref }, ...beside];
}

/** Translates the schemas of one document. */
class Translator {
  readonly schemas: Record<string, unknown> = {};
  readonly #root: unknown;
  /** In draft 7 and earlier, a schema with `$ref` has no other keywords. */
  readonly #refStandsAlone: boolean;

  constructor(root: unknown, refStandsAlone: boolean) {
    this.#root = root;
    this.#refStandsAlone = refStandsAlone;
  }

  translate(schema: unknown): Json {
    if (!isObject(schema)) return schema === false ? { not: {} } : {};
    if (typeof schema.$ref === "string" && this.#refStandsAlone) return this.#translateRef(schema.$ref);
    const parts: Json[] = [{}];
    for (const [keyword, value] of Object.entries(schema)) {
      const translated = translateValue(keyword, value) ?? this.#translateSchemas(keyword, value, schema);
      // Two keywords that translate to one name belong to different parts of an `allOf`.
      const part = parts.findIndex((other) => !Object.keys(translated).some((name) => name in other));
      if (part < 0) parts.push(translated);
      else parts[part] = { ...parts[part], ...translated };
    }
    const [first = {}, ...others] = parts.flatMap(splitReference);
    return others.length === 0 ? first : { allOf: [first, ...others] };
  }

  #translateSchemas(keyword: string, value: unknown, schema: Json): Json {
    switch (keyword) {
      case "allOf":
      case "anyOf":
      case "oneOf":
        return { [keyword]: (value as unknown[]).map((part) => this.translate(part)) };
      case "not":
        return { not: this.translate(value) };
      case "properties":
        return { properties: mapValues(value, (property) => this.translate(property)) };
      case "additionalProperties":
        return { additionalProperties: typeof value === "boolean" ? value : this.translate(value) };
      case "items":
        if (Array.isArray(value)) throw new Untranslatable("list of items");
        return { items: this.translate(value) };
      case "additionalItems":
        return {}; // has a meaning only beside a list of `items`
      case "definitions":
      case "$defs":
        return {}; // a schema in it is translated if a `$ref` names it
      case "id":
      case "$id":
        if (schema !== this.#root) throw new Untranslatable("$id");
        return {};
      case "$ref":
        return this.#translateRef(String(value));
      default:
        throw new Untranslatable(keyword);
    }
  }

  #translateRef(reference: string): Json {
    if (!/^#(\/|$)/.test(reference)) throw new Untranslatable("$ref elsewhere");
    if (!(reference in this.schemas)) {
      this.schemas[reference] = {}; // a schema may refer to itself
      this.schemas[reference] = this.translate(this.#resolve(reference));
    }
    return { $ref: `#/components/schemas/${escapeToken(reference)}` };
  }

  #resolve(reference: string): unknown {
    const tokens = reference.split("/").slice(1);
    let target = this.#root;
    for (const token of tokens) {
      const name = decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");
      target = (target as Json)[name];
    }
    return target;
  }
}

/**
 * Translates a schema of a draft.
 *
 * @throws `Untranslatable` for the first keyword that OpenAPI 3.0 lacks.
 */
export function translateSchema(schema: unknown, draft: string): Translation {
  const translator = new Translator(schema, /^draft[4-7]$/.test(draft));
  return { schema: translator.translate(schema), schemas: translator.schemas };
}
