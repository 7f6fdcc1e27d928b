// The schema that ajv gets, built with zod and with valibot as their users would write it: every property, bound, enum and null.
import * as v from "valibot";
import { z } from "zod";

/** @param {{ components: { schemas: Record<string, object> } }} root what `schemaForAjv` gave */
const makeResolver = (root) => (schema) =>
  schema.$ref === undefined ? schema : root.components.schemas[schema.$ref.split("/").at(-1)];

const typesOf = ({ type }) => (Array.isArray(type) ? type : [type]);
const isNullable = (schema) => typesOf(schema).includes("null");
const typeOf = (schema) => typesOf(schema).find((type) => type !== "null");

/** Calls a builder for every schema from the leaves up; those of one name are built once. */
function build(root, schema, make) {
  const resolve = makeResolver(root);
  const built = new Map();
  const visit = (reference) => {
    const found = resolve(reference);
    if (found.anyOf !== undefined) return make.nullable(visit(found.anyOf[0]));
    if (!built.has(found)) built.set(found, make.schema(found, visit));
    return built.get(found);
  };
  return visit(schema);
}

function zodSchema(schema, visit) {
  const inner = zodOf(schema, visit);
  return isNullable(schema) ? z.nullable(inner) : inner;
}

function zodOf(schema, visit) {
  if (schema.enum !== undefined) return z.enum(schema.enum.filter((value) => value !== null));
  switch (typeOf(schema)) {
    case "string": {
      let text = z.string();
      if (schema.format === "date") text = text.check(z.iso.date());
      if (schema.maxLength !== undefined) text = text.max(schema.maxLength);
      return text;
    }
    case "integer":
      return z.int();
    case "number":
      return z.number();
    case "boolean":
      return z.boolean();
    case "array":
      return z.array(visit(schema.items));
    case "object": {
      const required = schema.required ?? [];
      const members = Object.entries(schema.properties ?? {}).map(([name, member]) => {
        const built = visit(member);
        return [name, required.includes(name) ? built : z.optional(built)];
      });
      return z.looseObject(Object.fromEntries(members));
    }
    default:
      return z.unknown();
  }
}

function valibotSchema(schema, visit) {
  const inner = valibotOf(schema, visit);
  return isNullable(schema) ? v.nullable(inner) : inner;
}

function valibotOf(schema, visit) {
  if (schema.enum !== undefined) return v.picklist(schema.enum.filter((value) => value !== null));
  switch (typeOf(schema)) {
    case "string": {
      const checks = [];
      if (schema.format === "date") checks.push(v.isoDate());
      if (schema.maxLength !== undefined) checks.push(v.maxLength(schema.maxLength));
      return checks.length === 0 ? v.string() : v.pipe(v.string(), ...checks);
    }
    case "integer":
      return v.pipe(v.number(), v.integer());
    case "number":
      return v.number();
    case "boolean":
      return v.boolean();
    case "array":
      return v.array(visit(schema.items));
    case "object": {
      const required = schema.required ?? [];
      const members = Object.entries(schema.properties ?? {}).map(([name, member]) => {
        const built = visit(member);
        return [name, required.includes(name) ? built : v.optional(built)];
      });
      return v.looseObject(Object.fromEntries(members));
    }
    default:
      return v.unknown();
  }
}

/** @returns whether a value is valid */
export function compileZod(root) {
  const schema = build(root, root, { schema: zodSchema, nullable: z.nullable });
  return (value) => schema.safeParse(value).success;
}

/** @returns whether a value is valid */
export function compileValibot(root) {
  const schema = build(root, root, { schema: valibotSchema, nullable: v.nullable });
  return (value) => v.safeParse(schema, value).success;
}
