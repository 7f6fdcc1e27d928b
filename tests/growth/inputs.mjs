// Inputs of a chosen size for the rows.
import { jsonText } from "../../dist/index.js";

export const range = (count, make) => Array.from({ length: count }, (_, at) => make(at));
export const members = (count, make) => Object.fromEntries(range(count, (at) => [`p${at}`, make(at)]));

/** Returns the text of an OpenAPI document whose one operation has a schema. */
export function documentOf(schema, schemas = {}) {
  const content = { "application/json": { schema } };
  const operation = {
    operationId: "change",
    requestBody: { content },
    responses: { 200: { description: "", content } },
  };
  return jsonText(
    JSON.stringify({
      openapi: "3.0.3",
      info: { title: "growth", version: "1" },
      paths: { "/things/{id}": { patch: operation } },
      components: { schemas },
    }),
  );
}

export const string = { type: "string" };
export const reference = (name) => ({ $ref: `#/components/schemas/${name}` });
export const objectOf = (properties, rest = {}) => ({ type: "object", properties, ...rest });
export const listOf = (items, rest = {}) => objectOf({ list: { type: "array", items, ...rest } });

/** Items with an id, a name that differs and a text that all share. */
export const items = (count, name = "name") =>
  range(count, (at) => ({ id: at, name: `${name} ${at}`, text: "the same text" }));

export const itemSchema = listOf(objectOf({ id: { type: "integer" }, name: string, text: string }));
export const plainItemSchema = listOf(objectOf({ name: string, text: string }));

/** A text of distinct words. */
export const words = (count, word = "w") => range(count, (at) => `${word}${at}`).join(" ");
