// Reads the schema of a resume from Affinda's OpenAPI document without the package: ajv validates, and a plain
// recursion finds the read-only members.
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { schemaForAjv } from "../bench/ajv-schema.mjs";

export const documentPath = "wasm/apis/affinda.json";

const openapi = JSON.parse(readFileSync(new URL(`../../${documentPath}`, import.meta.url), "utf8"));
const ajv = new Ajv({ allErrors: true, strict: false });
formats.default(ajv);

/**
 * Reports whether a body without read-only members matches the document's ResumeData; `validateResume.errors` are ajv's.
 * @type {import("ajv").ValidateFunction}
 */
export const validateResume = ajv.compile(schemaForAjv(openapi, "ResumeData"));

function resolve(schema) {
  const name = schema?.$ref?.replace("#/components/schemas/", "");
  return name === undefined ? schema : openapi.components.schemas[name];
}

export const resumeSchema = resolve({ $ref: "#/components/schemas/ResumeData" });

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Returns the value without the members that its schema marks as read-only, at any depth. */
export function withoutReadOnly(value, given) {
  const schema = resolve(given);
  if (Array.isArray(value)) return value.map((item) => withoutReadOnly(item, schema?.items));
  if (!isObject(value)) return value;
  const properties = schema?.properties ?? {};
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => resolve(properties[name])?.readOnly !== true)
      .map(([name, member]) => [name, withoutReadOnly(member, properties[name])]),
  );
}

/** Adds the stored read-only members to what a client wrote. List items are matched by `id`. */
export function withReadOnlyOf(stored, value, given) {
  const schema = resolve(given);
  if (Array.isArray(value)) {
    const storedItems = Array.isArray(stored) ? stored : [];
    const sameItem = (item) =>
      isObject(item) && item.id !== undefined
        ? storedItems.find((other) => other?.id === item.id)
        : undefined;
    return value.map((item) => withReadOnlyOf(sameItem(item), item, schema?.items));
  }
  if (!isObject(value) || !isObject(stored)) return value;
  const properties = schema?.properties ?? {};
  const written = Object.entries(value).map(([name, member]) => [
    name,
    withReadOnlyOf(stored[name], member, properties[name]),
  ]);
  const kept = Object.entries(stored).filter(([name]) => resolve(properties[name])?.readOnly === true);
  return Object.fromEntries([...written, ...kept]);
}
