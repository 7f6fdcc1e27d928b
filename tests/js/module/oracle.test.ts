// Compares the module with JavaScript's own JSON, and with itself, over random input.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonError, jsonText, load } from "../../../js/src/index.js";
import { wrapSchema } from "./cases.js";

const rp = await load();
const anything = rp.compile(wrapSchema({}), "change");
const { experience } = rp.letraz;
const { resume } = rp.affinda;

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function reads(text: string): boolean {
  try {
    anything.validate(jsonText(text));
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(JsonError);
    return false;
  }
}

/** JSON text with one character inserted, removed or replaced. */
const almostJson = fc
  .tuple(
    fc.json(),
    fc.nat(),
    fc.constantFrom(...'{}[],:"\\0123456789.eE+-truefalsn \t\n\u0000\u007fé'),
    fc.nat(2),
  )
  .map(([text, position, character, kept]) => {
    const at = position % (text.length + 1);
    return text.slice(0, at) + character + text.slice(at + kept);
  });

describe("the reader", () => {
  it("accepts exactly what JSON.parse accepts", () => {
    fc.assert(
      fc.property(fc.oneof(almostJson, fc.string()), (text) => reads(text) === parses(text)),
      { numRuns: 3000 },
    );
  });
});

describe("a document", () => {
  it("gives the same result as a value, a text and bytes", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("company_name", "city", "current", "x"), fc.jsonValue()),
        (value) => {
          const text = JSON.stringify(value);
          const reportError = experience.validate(value);
          expect(experience.validate(jsonText(text))).toEqual(reportError);
          expect(experience.validate(jsonText(new TextEncoder().encode(text)))).toEqual(reportError);
        },
      ),
    );
  });

  it("without a change gives no body", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        for (const endpoint of [experience, resume]) {
          expect(endpoint.patch(value, value)).toMatchObject({
            body: null,
            bodyText: "",
            changes: [],
            ignored: [],
          });
        }
      }),
    );
  });

  it("never traps the module", () => {
    const anyObject = fc.dictionary(
      fc.constantFrom("company_name", "country", "workExperience", "languages", "id", "x"),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(anyObject, anyObject, (before, after) => {
        for (const endpoint of [experience, resume]) {
          const patch = endpoint.patch(before, after);
          expect(patch.valid).toBe(!patch.issues.some(({ severity }) => severity === "error"));
          expect(patch.bodyText === "").toBe(patch.body === null);
          endpoint.diff(before, after);
          endpoint.fromForm(Object.entries(endpoint.toForm(before)));
          for (const type of ["application/x-www-form-urlencoded", "multipart/form-data"] as const)
            patch.encode(type);
        }
      }),
      { numRuns: 500 },
    );
  });
});
