// @vitest-environment happy-dom
// The resolver, in real forms and alone.
import type { ReactElement } from "react";
import { createElement } from "react";
import type { FieldValues } from "react-hook-form";
import { useFieldArray, useForm } from "react-hook-form";
import { describe, expect, expectTypeOf, it } from "vitest";
import { issueOf, resumePatchResolver } from "../../../js/src/react-hook-form.js";
import type { ExperienceUpdate, ResumeUpdate } from "../../../js/src/types/resources.js";
import response from "../../cases/affinda-example-response.json" with { type: "json" };
import { show, submit, textAt, type, valueAt } from "./react-page.js";
import { experience, resolve, resume, stored, storedResume } from "./resolver-samples.js";

const requests: string[] = [];

function ExperienceForm(): ReactElement {
  const { register, handleSubmit, formState } = useForm({
    resolver: resumePatchResolver(experience, { base: stored }),
    defaultValues: experience.toForm(stored),
  });
  const fields = ["company_name", "employment_type", "city", "started_from_year"].map((name) => {
    const error = formState.errors[name];
    return createElement(
      "p",
      { key: name },
      createElement("input", register(name)),
      createElement("span", { "data-error": name }, error?.message),
    );
  });
  const send = handleSubmit((values) => {
    expectTypeOf(values).toEqualTypeOf<ExperienceUpdate>();
    requests.push(experience.update(stored, values).bodyText);
  });
  return createElement("form", { onSubmit: send }, fields);
}

describe("a form of strings", () => {
  it("is filled by toForm, read by the resolver and sent by update", async () => {
    requests.length = 0;
    await show(createElement(ExperienceForm));
    expect([valueAt("employment_type"), valueAt("started_from_year")]).toEqual(["flt", "2019"]);
    await submit();
    expect(requests).toEqual([""]);

    await type("started_from_year", "20x4");
    await type("city", "x".repeat(51));
    await submit();
    expect(textAt("started_from_year")).toBe("Start year must be a whole number; “20x4” is not.");
    expect(textAt("city")).toBe("City has 51 characters; at most 50 are allowed.");
    expect(document.activeElement?.getAttribute("name")).toBe("city");

    await type("started_from_year", "2020");
    await type("city", "");
    await type("employment_type", "Part-time");
    await submit();
    expect(textAt("city")).toBe("");
    expect(requests).toEqual(["", '{"employment_type":"prt","city":null,"started_from_year":2020}']);
  });
});

/** The part of a resume that the form shows. The values contain the rest too. */
interface Jobs {
  workExperience: { jobTitle?: string | null }[];
}

function ResumeForm(): ReactElement {
  const { control, register, handleSubmit, formState } = useForm<Jobs, unknown, ResumeUpdate>({
    resolver: resumePatchResolver(resume, { base: storedResume }),
    defaultValues: response,
  });
  const jobs = useFieldArray({ control, name: "workExperience" });
  const rows = jobs.fields.map((job, position) => {
    const name = `workExperience.${position}.jobTitle` as const;
    const error = formState.errors.workExperience?.[position]?.jobTitle;
    return createElement(
      "p",
      { key: job.id },
      createElement("input", register(name)),
      createElement("span", { "data-error": name }, issueOf(error)?.code),
    );
  });
  return createElement(
    "form",
    { onSubmit: handleSubmit((values) => void requests.push(resume.update(storedResume, values).bodyText)) },
    rows,
  );
}

describe("a form over a whole resource, with lists", () => {
  it("sends only what was edited", async () => {
    requests.length = 0;
    await show(createElement(ResumeForm));
    await submit();
    expect(requests).toEqual([""]);
    await type("workExperience.0.jobTitle", "a\0b");
    await submit();
    expect(textAt("workExperience.0.jobTitle")).toBe("nullCharacter");
    await type("workExperience.0.jobTitle", "Weaver");
    await submit();
    expect(textAt("workExperience.0.jobTitle")).toBe("");
    const [, body = "null"] = requests;
    const sent: ResumeUpdate = JSON.parse(body);
    expect(Object.keys(sent)).toEqual(["workExperience"]);
    expect(sent.workExperience?.[0]?.jobTitle).toBe("Weaver");
    expect(sent.workExperience).toHaveLength(storedResume.workExperience?.length ?? 0);
  });
});

describe("an error", () => {
  it("keeps the code, the parameters and the element of its field", () => {
    const ref = { name: "city", focus: () => {} };
    const fields = { city: { ref } } as never;
    const { errors } = resolve(experience, { city: "x".repeat(51) }, { fields });
    expect(errors.city).toMatchObject({
      type: "maxLength",
      message: "City has 51 characters; at most 50 are allowed.",
      ref,
      issue: { path: "/city", code: "maxLength", params: { limit: 50, actual: 51 }, label: "City" },
    });
    expect(issueOf(errors.city as never)?.params).toEqual({ limit: 50, actual: 51 });
    expect(issueOf({ type: "server", message: "Taken." })).toBeUndefined();
    expect(issueOf(undefined)).toBeUndefined();
  });

  it("keeps the text that cannot be converted", () => {
    const { errors, values } = resolve(experience, { started_from_year: "20x4" });
    expect(issueOf(errors.started_from_year as never)).toMatchObject({
      path: "/started_from_year",
      code: "type",
      params: { expected: "integer", input: "20x4" },
    });
    expect(values).toEqual({});
  });

  it.each<[string, FieldValues, string[], string]>([
    [
      "a field of an item",
      { workExperience: [{}, { jobTitle: 7 }] },
      ["workExperience.1.jobTitle"],
      "workExperience.1.jobTitle",
    ],
    ["the field around the place", { languages: ["English", "Klingon"] }, ["languages"], "languages"],
    [
      "the root of the fields of a list",
      { workExperience: [{ id: 1 }, { id: 1 }] },
      ["workExperience.0.jobTitle"],
      "workExperience.1.id",
    ],
    ["the root of a list", { emails: "x", location: 7 }, ["location.city"], "location.root"],
    ["its own path, without a field", { languages: ["Klingon"] }, [], "languages.0"],
    [
      "the root, for a pointer to no property",
      JSON.parse('{"workExperience":[{"__proto__":1}]}'),
      [],
      "root",
    ],
  ])("is placed at %s", (_, values, names, place) => {
    const { errors } = resolve(resume, values, { names });
    const found = place.split(".").reduce<unknown>((here, name) => Reflect.get(Object(here), name), errors);
    expect(found).toHaveProperty("issue");
    expect(Object.prototype).not.toHaveProperty("issue");
  });

  it("is inside arrays where the values have arrays", () => {
    const { errors } = resolve(resume, { workExperience: [{}, { jobTitle: 7 }], location: 7 }, { names: [] });
    expect(Array.isArray(errors.workExperience)).toBe(true);
    expect(Array.isArray(errors.location)).toBe(false);
  });

  it("does not hide the errors of the fields inside", () => {
    const values = { languages: ["Klingon"], workExperience: [{ id: 1, jobTitle: 7 }, { id: 1 }] };
    const { errors } = resolve(resume, values, { names: ["workExperience"] });
    expect(errors.workExperience).toMatchObject({ type: expect.any(String) });
    expect(errors.languages).toMatchObject([{ type: "enum" }]);
  });

  it('lists every issue with criteriaMode "all"', () => {
    const values = { languages: ["Klingon", 7] };
    const all = resolve(resume, values, { names: ["languages"], criteriaMode: "all" }).errors;
    expect(all.languages).toMatchObject({ type: "enum", types: { enum: expect.any(String) } });
    const first = resolve(resume, values, { names: ["languages"] }).errors;
    expect(first.languages).not.toHaveProperty("types");
  });

  it("is set as custom validity with shouldUseNativeValidation", () => {
    const input = document.createElement("input");
    const other = document.createElement("input");
    const fields = { city: { ref: input }, job_title: { refs: [other], ref: {} }, odd: { ref: {} } } as never;
    const options = { fields, names: ["city", "job_title", "odd", "gone"], shouldUseNativeValidation: true };
    resolve(experience, { city: "x".repeat(51), job_title: "a" }, options);
    expect(input.validationMessage).toContain("51 characters");
    expect(other.validationMessage).toBe("");
    resolve(experience, { city: "x", job_title: "a" }, options);
    expect(input.validationMessage).toBe("");
  });
});
