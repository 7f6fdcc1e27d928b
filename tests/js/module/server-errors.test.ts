import { describe, expect, it } from "vitest";
import { load } from "../../../js/src/index.js";

const rp = await load();

const text = { type: "string" };
const words = { message: text, code: text, type: text, title: text, name: text };
const items = { type: "array", items: { type: "object", properties: { message: text, title: text } } };

/** An endpoint whose fields have the names of members of error objects. */
const endpoint = rp.compile(
  {
    openapi: "3.0.3",
    info: { title: "t", version: "1" },
    paths: {
      "/r": {
        patch: {
          operationId: "change",
          requestBody: {
            content: { "application/json": { schema: { type: "object", properties: { ...words, items } } } },
          },
          responses: { 200: { description: "Changed" } },
        },
      },
    },
  },
  "change",
);

function reasons(body: unknown): unknown {
  return endpoint.parseError(422, body).issues.map(({ path, params }) => [path, params.detail]);
}

describe("parseError with fields named like the members of an error", () => {
  it("reads issues by field name", () => {
    expect(reasons({ errors: { message: "too short", title: "bad" } })).toEqual([
      ["/message", "too short"],
      ["/title", "bad"],
    ]);
    expect(reasons({ errors: { message: ["too short"], code: ["bad"] } })).toEqual([
      ["/message", "too short"],
      ["/code", "bad"],
    ]);
    expect(reasons({ errors: { items: [{}, { message: ["m"] }, { title: "t" }] } })).toEqual([
      ["/items/1/message", "m"],
      ["/items/2/title", "t"],
    ]);
  });

  it("reads error objects, which belong to no field", () => {
    expect(reasons({ error: { name: "Error", message: "boom", code: "E1", type: "t" } })).toEqual([]);
    expect(reasons({ __type: "ValidationException", message: "boom" })).toEqual([]);
    expect(
      reasons({
        errors: [
          { message: "a", name: "Error" },
          { title: "T", detail: "b" },
        ],
      }),
    ).toEqual([
      ["", "a"],
      ["", "b"],
    ]);
  });

  it("does not show the name of a validator's error at its field", () => {
    expect(reasons({ errors: { name: { message: "m", name: "ValidatorError", kind: "k" } } })).toEqual([
      ["/name", "m"],
    ]);
  });
});
