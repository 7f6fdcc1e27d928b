// Builds the schema of ajv with zod and with valibot, as their users would write it: every property, bound, enum and null.
import * as v from "valibot";
import { z } from "zod";

const zod = {
  nullable: z.nullable,
  optional: z.optional,
  choice: z.enum,
  text({ format, maxLength }) {
    let text = z.string();
    if (format === "date") text = text.check(z.iso.date());
    if (maxLength !== undefined) text = text.max(maxLength);
    return text;
  },
  integer: () => z.int(),
  number: () => z.number(),
  boolean: () => z.boolean(),
  list: z.array,
  object: z.looseObject,
  anything: () => z.unknown(),
  isValid: (schema, value) => schema.safeParse(value).success,
};

const valibot = {
  nullable: v.nullable,
  optional: v.optional,
  choice: v.picklist,
  text({ format, maxLength }) {
    const checks = [];
    if (format === "date") checks.push(v.isoDate());
    if (maxLength !== undefined) checks.push(v.maxLength(maxLength));
    return checks.length === 0 ? v.string() : v.pipe(v.string(), ...checks);
  },
  integer: () => v.pipe(v.number(), v.integer()),
  number: () => v.number(),
  boolean: () => v.boolean(),
  list: v.array,
  object: v.looseObject,
  anything: () => v.unknown(),
  isValid: (schema, value) => v.safeParse(schema, value).success,
};

/** @param {{ components: { schemas: Record<string, object> } }} root the result of `schemaForAjv` */
const makeResolver = (root) => (schema) =>
  schema.$ref === undefined ? schema : root.components.schemas[schema.$ref.split("/").at(-1)];

const typesOf = ({ type }) => (Array.isArray(type) ? type : [type]);
const isNullable = (schema) => typesOf(schema).includes("null");
const typeOf = (schema) => typesOf(schema).find((type) => type !== "null");

function buildObject({ properties = {}, required = [] }, visit, make) {
  const members = Object.entries(properties).map(([name, member]) => {
    const built = visit(member);
    return [name, required.includes(name) ? built : make.optional(built)];
  });
  return make.object(Object.fromEntries(members));
}

/** Builds a schema without regard to null. */
function buildInner(schema, visit, make) {
  if (schema.enum !== undefined) return make.choice(schema.enum.filter((value) => value !== null));
  switch (typeOf(schema)) {
    case "string":
      return make.text(schema);
    case "integer":
      return make.integer();
    case "number":
      return make.number();
    case "boolean":
      return make.boolean();
    case "array":
      return make.list(visit(schema.items));
    case "object":
      return buildObject(schema, visit, make);
    default:
      return make.anything();
  }
}

/** Builds every schema from the leaves up; each named schema once. */
function build(root, make) {
  const resolve = makeResolver(root);
  const built = new Map();
  const visit = (reference) => {
    const found = resolve(reference);
    if (found.anyOf !== undefined) return make.nullable(visit(found.anyOf[0]));
    if (!built.has(found)) {
      const inner = buildInner(found, visit, make);
      built.set(found, isNullable(found) ? make.nullable(inner) : inner);
    }
    return built.get(found);
  };
  return visit(root);
}

function compile(root, make) {
  const schema = build(root, make);
  return (value) => make.isValid(schema, value);
}

/** @returns whether a value is valid */
export const compileZod = (root) => compile(root, zod);

/** @returns whether a value is valid */
export const compileValibot = (root) => compile(root, valibot);
