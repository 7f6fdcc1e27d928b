// Names of controls with dots and brackets, as form libraries and HTML use them.
import { describe, expect, it } from "vitest";
import { load } from "../../../js/src/index.js";
import { wrapSchema } from "./cases.js";

const { affinda, letraz, compile } = await load();

const valueFrom = (entries: [string, string][]) => affinda.resume.fromForm(entries).value;

describe("fromForm reads dotted names as bindForm does", () => {
  it("steps into the field that the first part names", () => {
    const base = { name: { first: "Ada" } };
    const { value, issues } = affinda.resume.fromForm([["name.first", "Bea"]]);
    expect(issues).toEqual([]);
    expect(affinda.resume.update(base, value).bodyText).toBe('{"name":{"first":"Bea"}}');
  });

  it("steps into lists by index, also in brackets", () => {
    expect(
      valueFrom([
        ["workExperience[0].jobTitle", "a"],
        ["workExperience.1.jobTitle", "b"],
      ]),
    ).toEqual({ workExperience: [{ jobTitle: "a" }, { jobTitle: "b" }] });
  });

  it("reads a name whose first part is unknown as a whole", () => {
    expect(valueFrom([["my.own", "x"]])).toEqual({ "my.own": "x" });
    const { issues } = letraz.experience.fromForm([["my.own", "x"]]);
    expect(issues).toMatchObject([{ path: "/my.own", code: "unknownProperty" }]);
  });

  it("reads the name of a property unchanged", () => {
    const properties = { "a.b": { type: "string" }, a: { type: "object", properties: { b: {} } } };
    const endpoint = compile(wrapSchema({ type: "object", properties }), "change");
    expect(endpoint.fromForm([["a.b", "x"]]).value).toEqual({ "a.b": "x" });
  });

  it("reports what cannot be converted by its pointer", () => {
    const { issues } = affinda.resume.fromForm([["workExperience.0.id", "x"]]);
    expect(issues).toMatchObject([{ path: "/workExperience/0/id", code: "type", params: { input: "x" } }]);
  });
});

describe("labels made of names", () => {
  it("have no trailing space if a name ends in _ or -", () => {
    const properties = { class_: { type: "string" }, "from-": { type: "string" }, _a__b: { type: "string" } };
    const endpoint = compile(wrapSchema({ type: "object", properties }), "change");
    expect(endpoint.fields.map(({ label }) => label)).toEqual(["Class", "From", "A b"]);
    expect(endpoint.validate({ class_: 1 }).issues[0]?.message).toBe("Class must be text.");
  });
});

describe("fields of choices", () => {
  it("have the type that all choices have", () => {
    const properties = { count: { anyOf: [{ type: "integer" }] } };
    const { fields } = compile(wrapSchema({ type: "object", properties }), "change");
    expect(fields[0]).toMatchObject({ type: "integer" });
  });
});
