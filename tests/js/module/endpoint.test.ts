// Endpoints: the option `identity` of `compile`, and calls that no table can express.
import { describe, expect, it } from "vitest";
import type { CompileOptions, IdentityOption } from "../../../js/src/index.js";
import { jsonText, load, OpenApiError } from "../../../js/src/index.js";
import { wrapSchema } from "./cases.js";

const rp = await load();
const { experience } = rp.letraz;

describe("the option `identity` of compile", () => {
  const schema = wrapSchema({ properties: { l: { type: "array", items: { type: "object" } } } });

  it.each<[string, unknown]>([
    ["a string", "id"],
    ["a number", 5],
    ["a boolean", true],
    ["null", null],
    ["a list", ["/l"]],
    ["a name that is not a JSON Pointer", { l: "id" }],
    ["a JSON Pointer with a wrong escape", { "/l~2": "id" }],
    ["an empty member name", { "/l": "" }],
    ["a member that is a number", { "/l": 1 }],
    ["a member that is undefined", { "/l": undefined }],
    ["one wrong pair of two", { "/l": "id", "/m": {} }],
  ])("refuses %s", (_, identity) => {
    const options = { identity } as CompileOptions;
    expect(() => rp.compile(schema, "change", options)).toThrow(TypeError);
    expect(() => rp.compile(schema, "change", options)).toThrow(/^The option "identity" must name/);
  });

  it("may be omitted, empty or null for a list", () => {
    const identities: (IdentityOption | undefined)[] = [undefined, {}, { "/l": null, "/*/a~1b": "key" }];
    for (const identity of identities)
      expect(rp.compile(schema, "change", { identity }).validate({ l: [] }).valid).toBe(true);
  });
});

describe("endpoints", () => {
  it("describe what a request may carry", () => {
    expect(experience.operation).toMatchObject({ id: "resume_experience_partial_update", method: "PATCH" });
    expect(experience.fields.map(({ name }) => name)).toContain("company_name");
    expect(experience.fields.map(({ name }) => name)).not.toContain("created_at");
    expect(Object.isFrozen(experience.fields)).toBe(true);
    expect(Object.isFrozen(rp) && Object.isFrozen(rp.letraz) && Object.isFrozen(rp.affinda)).toBe(true);
    expect(rp.affinda.resume.operation).toMatchObject({
      id: "updateResumeData",
      encodings: ["application/json"],
    });
    expect(rp.affinda.resume.operation.servers).toMatchObject([
      {
        url: "https://{region}.affinda.com",
        variables: { region: { default: "api", enum: ["api", "api.eu1", "api.us1"] } },
      },
    ]);
    const jobs = rp.affinda.resume.fields.find(({ name }) => name === "workExperience");
    expect(jobs?.items?.identity).toBe("id");
  });

  it("are compiled from any document", () => {
    expect(() => rp.compile(wrapSchema({}), "other")).toThrow(OpenApiError);
    expect(() => rp.compile(wrapSchema({}), "other")).toThrow(
      expect.objectContaining({ code: "unknownOperation" }),
    );
    expect(() => rp.compile(jsonText("{"), "change")).toThrow(expect.objectContaining({ name: "JsonError" }));
    const text = JSON.stringify(wrapSchema({ type: "object", properties: { a: { pattern: "^\\p{Lu}" } } }));
    const bytes = new TextEncoder().encode(text);
    const things = rp.compile(jsonText(bytes), "change");
    bytes.fill(0x20);
    expect(things.validate({ a: "Éa" }).valid).toBe(true);
    expect(things.validate({ a: "éa" }).issues[0]).toMatchObject({ path: "/a", code: "pattern" });
  });

  it("list the encodings of a body", () => {
    const document = (types: object) => {
      const patch = { operationId: "change", requestBody: { content: types }, responses: {} };
      return { openapi: "3.0.3", info: { title: "", version: "" }, paths: { "/x": { patch } } };
    };
    const list = { schema: { type: "array", items: {} } };
    const object = { schema: { type: "object", properties: { a: { type: "string" } } } };
    const merging = rp.compile(
      document({
        "application/json-patch+json": list,
        "text/plain": {},
        "Application/Merge-Patch+JSON; charset=utf-8": object,
        "multipart/form-data": object,
      }),
      "change",
    );
    const charset = "application/merge-patch+json; charset=utf-8";
    expect(merging.operation.encodings).toEqual([charset, "multipart/form-data"]);
    const patch = merging.patch({ a: "b" }, { a: "c" });
    expect(patch.encode(charset)).toEqual({ body: '{"a":"c"}', unsendable: [] });
    expect(patch.encode("application/merge-patch+json")).toEqual({ body: '{"a":"c"}', unsendable: [] });
    expect(() => patch.encode("application/json-patch+json")).toThrow(TypeError);
    const any = rp.compile(document({ "*/*": object, "application/*": object }), "change");
    expect(any.operation.encodings).toEqual(["application/json"]);
  });

  it.each<[string, string[], string[]]>([
    ["parameters are kept", ["application/json;version=2018-01-01"], ["application/json;version=2018-01-01"]],
    [
      "the case of a parameter is kept",
      ["Application/JSON ; Odata=Minimal"],
      ["application/json; Odata=Minimal"],
    ],
    ["parameters of form types are dropped", ["multipart/form-data; boundary=x"], ["multipart/form-data"]],
    ["a range for JSON types", ["application/*+json"], ["application/merge-patch+json"]],
    [
      "a range beside a type within it",
      ["application/json", "text/json", "application/*+json"],
      ["application/json"],
    ],
    ["any type", ["*/*"], ["application/json"]],
    ["JSON Patch with parameters", ["application/json-patch+json; v=1"], []],
  ])("list the encodings: %s", (_, types, encodings) => {
    const content = Object.fromEntries(types.map((type) => [type, { schema: { type: "object" } }]));
    const patch = { operationId: "change", requestBody: { content }, responses: {} };
    const document = { openapi: "3.0.3", info: { title: "", version: "" }, paths: { "/x": { patch } } };
    expect(rp.compile(document, "change").operation.encodings).toEqual(encodings);
  });

  it("describe the defaults of OpenAPI", () => {
    const parameter = (name: string, place: string, description: string) => ({
      name,
      in: place,
      description,
    });
    const own = [parameter("id", "path", "own"), { $ref: "#/components/parameters/page" }];
    const patch = { operationId: "change", parameters: own, responses: {} };
    const parameters = [
      parameter("id", "path", "path"),
      parameter("id", "query", "other"),
      parameter("page", "query", "path"),
    ];
    const page = parameter("page", "query", "own");
    const { operation } = rp.compile(
      {
        openapi: "3.0.3",
        info: { title: "", version: "" },
        paths: { "/x/{id}": { patch, parameters } },
        components: { parameters: { page } },
      },
      "change",
    );
    expect(operation.servers).toEqual([{ url: "/" }]);
    expect(operation.parameters).toEqual([own[0], page, parameters[1]]);
    expect(operation.encodings).toEqual([]);
  });

  it("refuse anything but a resource", () => {
    expect(() => experience.toForm(jsonText("[]"))).toThrow(TypeError);
    expect(() => experience.diff(jsonText("1"), {})).toThrow(TypeError);
  });
});
