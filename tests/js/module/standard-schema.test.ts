// An endpoint as a Standard Schema and a Standard JSON Schema (standardschema.dev).
import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import { Ajv } from "ajv";
import { describe, expect, expectTypeOf, it } from "vitest";
import { jsonText, load } from "../../../js/src/index.js";
import type { ExperienceUpdate } from "../../../js/src/types/resources.js";

const rp = await load();
const { experience } = rp.letraz;
const { resume } = rp.affinda;
const { validate, jsonSchema } = experience["~standard"];
const openapi = { target: "openapi-3.0" };

function endpointOf(schema: object, schemas: object = {}, more: object = {}) {
  const patch = {
    operationId: "change",
    requestBody: { $ref: "#/components/requestBodies/Change" },
    responses: {},
  };
  const content = { "text/plain": {}, "application/json; charset=utf-8": { schema } };
  const components = { schemas, requestBodies: { Change: { content } } };
  return rp.compile(
    { openapi: "3.0.3", info: {}, paths: { "/~a/{id}": { patch } }, components, ...more },
    "change",
  );
}

function schemaOf(...[schema, schemas]: Parameters<typeof endpointOf>) {
  return endpointOf(schema, schemas)["~standard"].jsonSchema.input(openapi);
}

describe("Standard Schema", () => {
  it("matches the specification's own types", () => {
    expectTypeOf(experience).toExtend<StandardSchemaV1<ExperienceUpdate, ExperienceUpdate>>();
    expectTypeOf(experience).toExtend<StandardJSONSchemaV1<ExperienceUpdate, ExperienceUpdate>>();
    expectTypeOf<StandardSchemaV1.InferOutput<typeof experience>>().toEqualTypeOf<ExperienceUpdate>();
    expect(experience["~standard"]).toMatchObject({ version: 1, vendor: "resume-patch" });
    expect(experience["~standard"]).toBe(experience["~standard"]);
    expect("~standard" in experience).toBe(true);
  });

  it("returns the very same value", () => {
    const body = { city: null, started_from_year: 2020 };
    const result = validate(body);
    expect(result.issues).toBeUndefined();
    expect("value" in result && result.value).toBe(body);
  });

  it("accepts values with warnings only", () => {
    const body = { company_name: "Looms", started_from_year: 2100, own: 1 };
    expect(experience.validate(body).issues.map(({ severity }) => severity)).toContain("warning");
    expect(validate(body)).toEqual({ value: body });
  });

  it("reports paths as steps, with list indexes as numbers", () => {
    const body = { workExperience: [{}, { jobTitle: 7, "0": 1 }], languages: ["Klingon"] };
    const { issues = [] } = resume["~standard"].validate(body);
    expect(issues.map(({ path }) => path)).toEqual([
      ["workExperience", 1, "0"],
      ["workExperience", 1, "jobTitle"],
      ["languages", 0],
    ]);
    const odd = endpointOf({
      properties: { "a/b": { additionalProperties: { type: "string" } }, need: {} },
      required: ["need"],
    });
    const paths = odd["~standard"].validate({ "a/b": { "0": 1 } }).issues?.map(({ path }) => path);
    expect(paths).toEqual([["a/b", "0"], ["need"]]);
  });

  it("keeps the code and the parameters of an issue", () => {
    const { issues } = validate({ city: "x".repeat(51) });
    expect(issues).toEqual([
      {
        path: ["city"],
        code: "maxLength",
        params: { limit: 50, actual: 51 },
        message: "City has 51 characters; at most 50 are allowed.",
      },
    ]);
    expect(validate([]).issues).toMatchObject([{ path: [], code: "type" }]);
  });

  it.each([
    ["NaN", { started_from_year: Number.NaN }, ["started_from_year"]],
    ["a Map", { city: new Map() }, ["city"]],
    ["nothing", undefined, []],
  ])("makes an issue of %s, which JSON cannot carry", (_, value, path) => {
    expect(validate(value).issues).toMatchObject([{ path, code: "ValueError" }]);
  });

  it("reads JSON text", () => {
    expect(validate(jsonText('{"city":1}')).issues).toMatchObject([{ path: ["city"], code: "type" }]);
    expect(() => validate(jsonText("{"))).toThrow(SyntaxError);
  });

  it("uses the language of its endpoint", async () => {
    const spoken = await load({ messages: ({ code }) => `<${code}>` });
    expect(spoken.letraz.experience["~standard"].validate({ city: 1 }).issues?.[0]?.message).toBe("<type>");
  });
});

describe("Standard JSON Schema", () => {
  it("returns the schema of a request in OpenAPI 3.0", () => {
    const schema = jsonSchema.input(openapi);
    expect(schema).toMatchObject({
      type: "object",
      properties: {
        city: { type: "string", nullable: true, maxLength: 50 },
        created_at: { readOnly: true },
      },
    });
    expect(jsonSchema.output(openapi)).toEqual(schema);
    expect(jsonSchema.input(openapi)).not.toBe(schema);
  });

  it("resolves every reference of the resume", () => {
    const schema = resume["~standard"].jsonSchema.input(openapi);
    expect(JSON.stringify(schema)).not.toContain('"$ref"');
    expect(schema).not.toHaveProperty("components");
    expect(JSON.stringify(schema)).toContain('"title":"Postal code"');
  });

  it.each(["draft-07", "draft-2020-12", "openapi-3.1", ""])("throws for %j", (target) => {
    expect(() => jsonSchema.input({ target })).toThrow(TypeError);
    expect(() => jsonSchema.output({ target })).toThrow(TypeError);
  });

  it("finds the schema of a referenced path, and returns `{}` for an operation without a body", () => {
    const patch = { operationId: "change", responses: {} };
    const content = { "*/*": { schema: { title: "A" } } };
    const item = { patch: { ...patch, requestBody: { content } } };
    const more = { paths: { "/x": { $ref: "#/x-items/x" } }, "x-items": { x: item } };
    expect(endpointOf({}, {}, more)["~standard"].jsonSchema.input(openapi)).toEqual({ title: "A" });
    const without = endpointOf({}, {}, { paths: { "/x": { patch } } });
    expect(without["~standard"].jsonSchema.input(openapi)).toEqual({});
  });

  it("reads a document that was passed as bytes", () => {
    const content = { "application/x-www-form-urlencoded": { schema: { type: "object", title: "Ä" } } };
    const patch = { operationId: "change", requestBody: { content }, responses: {} };
    const text = JSON.stringify({ openapi: "3.0.3", info: {}, paths: { "/": { patch } } });
    const endpoint = rp.compile(jsonText(new TextEncoder().encode(text)), "change");
    expect(endpoint["~standard"].jsonSchema.input(openapi)).toEqual({ type: "object", title: "Ä" });
  });

  it("inlines the targets of references, and keeps their siblings", () => {
    const schemas = { "a b": { type: "string" }, List: { items: { $ref: "#/components/schemas/a%20b" } } };
    const reference = { $ref: "#/components/schemas/a%20b" };
    const properties = {
      one: reference,
      two: { ...reference, nullable: true, maxLength: 3 },
      three: { $ref: "#/components/schemas/List" },
      $ref: reference,
      enum: { enum: ["x"], example: reference, default: reference },
      four: { anyOf: [reference], not: reference, additionalProperties: reference },
    };
    const text = { type: "string" };
    expect(schemaOf({ type: "object", properties }, schemas)).toEqual({
      type: "object",
      properties: {
        one: text,
        two: { allOf: [text], nullable: true, maxLength: 3 },
        three: { items: text },
        $ref: text,
        enum: { enum: ["x"], example: reference, default: reference },
        four: { anyOf: [text], not: text, additionalProperties: text },
      },
    });
  });

  it("keeps the references of a recursive schema, with their targets", () => {
    const Node = {
      type: "object",
      properties: { name: { type: "string" }, next: { $ref: "#/components/schemas/Node" } },
    };
    const schema = schemaOf({ $ref: "#/components/schemas/Node" }, { Node });
    expect(schema).toMatchObject({ ...Node, components: { schemas: { Node } } });
    const check = new Ajv({ strict: false }).compile(JSON.parse(JSON.stringify(schema)));
    expect(check({ name: "a", next: { next: { name: "b" } } })).toBe(true);
    expect(check({ name: "a", next: { next: { name: 1 } } })).toBe(false);
  });

  it("is fast for schemas that each contain the next one twice", () => {
    const levels = 60;
    const both = (level: number) => {
      const $ref = `#/components/schemas/S${level}`;
      return { properties: { a: { $ref }, b: { $ref } } };
    };
    const schemas = Object.fromEntries(
      Array.from({ length: levels }, (_, level) => [
        `S${level}`,
        level + 1 < levels ? both(level + 1) : { type: "string" },
      ]),
    );
    expect(schemaOf(both(0), schemas)).toHaveProperty("properties.b.properties.a.properties.b");
  });
});
