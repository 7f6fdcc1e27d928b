// The part of an OpenAPI document that is written as text for one operation.
import { describe, expect, it } from "vitest";
import { reachablePart } from "../../../js/src/endpoint/openapi-part.js";

const operation = (operationId: string, schema: unknown) => ({
  operationId,
  requestBody: { content: { "application/json": { schema } } },
  responses: {},
});
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const schemas = {
  A: { properties: { b: ref("B") } },
  B: {
    oneOf: [ref("A")],
    discriminator: { propertyName: "k", mapping: { c: "C", d: "#/components/schemas/D" } },
  },
  C: { type: "string" },
  D: { type: "integer" },
  E: { type: "boolean" },
};
const securitySchemes = { key: { type: "apiKey" } };
const document = {
  openapi: "3.0.3",
  info: { title: "large" },
  tags: ["large"],
  servers: [{ url: "/v1" }],
  security: [{ key: [] }],
  paths: {
    "/a": { parameters: [{ name: "id" }], patch: operation("a", ref("A")), get: operation("read", ref("E")) },
    "/e": { patch: operation("e", ref("E")) },
  },
  components: { schemas, securitySchemes },
};

describe("the part that an operation may reach", () => {
  it("contains what its references name", () => {
    const { E: _, ...reached } = schemas;
    expect(reachablePart(document, "a")).toEqual({
      openapi: "3.0.3",
      servers: document.servers,
      security: document.security,
      paths: { "/a": { parameters: [{ name: "id" }], patch: document.paths["/a"].patch } },
      components: { schemas: reached, securitySchemes },
    });
  });

  it("contains the paths that references name", () => {
    const schema = { $ref: "#/paths/~1a/patch/requestBody/content/application~1json/schema" };
    const paths = { ...document.paths, "/x": { patch: operation("x", schema) } };
    expect(reachablePart({ ...document, paths }, "x")).toMatchObject({
      paths: { "/a": document.paths["/a"], "/x": paths["/x"] },
      components: { schemas: { A: schemas.A } },
    });
  });

  it.each<[string, unknown]>([
    ["a value that is not a document", "text"],
    ["a document without components", { ...document, components: undefined }],
    ["a missing operation", { ...document, paths: {} }],
    ["a document with `toJSON`", { ...document, toJSON: () => ({}) }],
    [
      "a reference outside `components`",
      {
        ...document,
        definitions: {},
        paths: { "/x": { patch: operation("a", { $ref: "#/definitions/A" }) } },
      },
    ],
  ])("contains all of %s", (_, whole) => {
    expect(reachablePart(whole, "a")).toBe(whole);
  });

  it("ends at a cycle", () => {
    const schema: Record<string, unknown> = { type: "object" };
    schema.properties = { self: schema };
    const paths = { "/x": { patch: operation("x", schema) } };
    expect(reachablePart({ ...document, paths }, "x")).toMatchObject({ openapi: "3.0.3" });
  });

  it("does not take an inherited member for a name", () => {
    const paths = { "/x": { patch: operation("x", { mapping: { a: "toString" }, ...ref("__proto__") }) } };
    expect(reachablePart({ ...document, paths }, "x")).toMatchObject({ paths });
  });
});
