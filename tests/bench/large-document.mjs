// A synthetic OpenAPI document of about 13 MB: thousands of schemas that refer to others, hundreds of operations.

const text =
  "What a long description says of one property of one resource, more or less in these words. ".repeat(3);

/** References stay within a block of a hundred schemas, so that an operation reaches some dozens of schemas. */
function schemaOf(at) {
  const properties = { id: { type: "integer", readOnly: true, description: text } };
  for (let index = 0; index < 14; index++) {
    properties[`member${index}`] = { type: "string", nullable: true, maxLength: 250, description: text };
  }
  properties.items = { type: "array", items: { type: "string" } };
  if (at % 100 < 99 && at % 40 !== 39) properties.next = { $ref: `#/components/schemas/Model${at + 1}` };
  return { type: "object", required: ["member0"], properties, example: { member0: text } };
}

/** Returns a document with `models` schemas and `operations` operations. */
export function makeLargeDocument(models = 2300, operations = 400) {
  const schemas = {};
  for (let at = 0; at < models; at++) schemas[`Model${at}`] = schemaOf(at);
  const paths = {};
  for (let at = 0; at < operations; at++) {
    const schema = { $ref: `#/components/schemas/Model${(at * 5) % models}` };
    const content = { "application/json": { schema } };
    const responses = { 200: { description: text, content } };
    paths[`/things${at}/{id}`] = {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" }, description: text }],
      get: { operationId: `read${at}`, description: text, responses },
      patch: { operationId: `change${at}`, description: text, requestBody: { content }, responses },
    };
  }
  return { openapi: "3.0.3", info: { title: "large", version: "1" }, paths, components: { schemas } };
}
