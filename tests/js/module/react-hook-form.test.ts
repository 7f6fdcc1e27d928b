// @vitest-environment happy-dom
// The resolver, in real forms and alone.
import type { ReactElement } from "react";
import { createElement } from "react";
import type { FieldErrors, FieldValues, ResolverResult } from "react-hook-form";
import { useFieldArray, useForm } from "react-hook-form";
import { describe, expect, expectTypeOf, it } from "vitest";
import { load } from "../../../js/src/index.js";
import type { ResolverSettings } from "../../../js/src/react-hook-form.js";
import { issueOf, resumePatchResolver } from "../../../js/src/react-hook-form.js";
import type { Endpoint } from "../../../js/src/types/draft.js";
import type { Experience, ExperienceUpdate, Resume, ResumeUpdate } from "../../../js/src/types/resources.js";
import response from "../../cases/affinda-example-response.json" with { type: "json" };
import { show, submit, textAt, type, valueAt } from "./react-page.js";

const rp = await load();
const { experience } = rp.letraz;
const { resume } = rp.affinda;

/** A response: with read-only members, a label instead of a code, and a country as an object. */
const stored: Partial<Experience> & Record<string, unknown> = {
  id: "7f3c1d52",
  created_at: "2024-01-05T09:30:00Z",
  company_name: "Initech",
  job_title: "Engineer",
  employment_type: "Full Time",
  city: "Utrecht",
  started_from_month: 4,
  started_from_year: 2019,
  current: true,
};

const storedResume = response as unknown as Resume;

const requests: string[] = [];

/** Calls the resolver with a form's values and the names of its fields. */
function resolve<Read, Write>(
  endpoint: Endpoint<Read, Write>,
  values: FieldValues,
  { names = Object.keys(values), settings = {}, ...options }: Partial<Asked<Read, Write>> = {},
): ResolverResult<FieldValues, Write> {
  const resolver = resumePatchResolver(endpoint, settings);
  const result = resolver(values, undefined, {
    fields: {},
    names,
    shouldUseNativeValidation: false,
    ...options,
  });
  if (result instanceof Promise) throw new Error("The resolver answers at once.");
  return result;
}

interface Asked<Read, Write> {
  readonly names: string[];
  readonly settings: ResolverSettings<Read, Write>;
  readonly fields: Record<string, never>;
  readonly criteriaMode: "all" | "firstError";
  readonly shouldUseNativeValidation: boolean;
}

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

describe("values", () => {
  it.each<[FieldValues, ExperienceUpdate]>([
    [
      { started_from_year: "2020", city: "", current: "on" },
      { started_from_year: 2020, city: null, current: true },
    ],
    [
      { started_from_year: 2020, city: null, current: false },
      { started_from_year: 2020, city: null, current: false },
    ],
    [
      { employment_type: "Part Time", description: "a\r\nb" },
      { employment_type: "prt", description: "a\nb" },
    ],
    [{ city: undefined, company_name: "Looms" }, { company_name: "Looms" }],
  ])("turn %j into %j", (values, expected) => {
    const { values: read, errors } = resolve(experience, values);
    expect(errors).toEqual({});
    expect(JSON.parse(JSON.stringify(read))).toEqual(expected);
  });

  it("are read inside lists and groups, each at its own place", () => {
    const values = {
      totalYearsExperience: "7",
      location: { rawInput: "Utrecht" },
      workExperience: [{ id: 3 }, { id: 4, dates: { startDate: "", isCurrent: "on" } }],
      languages: "Dutch",
    };
    expect(resolve(resume, values)).toEqual({
      errors: {},
      values: {
        totalYearsExperience: 7,
        location: { rawInput: "Utrecht" },
        workExperience: [{ id: 3 }, { id: 4, dates: expect.objectContaining({ isCurrent: true }) }],
        languages: ["Dutch"],
      },
    });
  });

  it.each<[string, unknown]>([
    ["a file", new File(["x"], "a.pdf")],
    ["a Date", new Date(0)],
    ["a function", () => {}],
  ])("that are %s are an error at their field", (_, value) => {
    const { errors, values } = resolve(experience, { started_from_year: value });
    expect(Object.keys(errors)).toEqual(["started_from_year"]);
    expect(values).toEqual({});
  });

  it("that are NaN are read from the control, as empty or as unreadable", () => {
    const values = { company_name: "A", started_from_year: Number.NaN };
    const read = (ref?: object): ReturnType<typeof resolve> =>
      resolve(experience, values, {
        fields: ref === undefined ? {} : { started_from_year: { ref } as never },
      });
    const empty = { values: { company_name: "A", started_from_year: null }, errors: {} };
    expect(read()).toEqual(empty);
    expect(read({ value: "", validity: { badInput: false } })).toEqual(empty);
    const { errors } = read({ value: "20x4" }) as { errors: FieldErrors };
    expect(issueOf(errors.started_from_year as never)?.params.input).toBe("20x4");
    expect(Object.keys(read({ value: "", validity: { badInput: true } }).errors)).toEqual([
      "started_from_year",
    ]);
    // An empty optional number that may not be null is absent.
    expect(resolve(resume, { workExperience: [{ id: Number.NaN }] })).toEqual({
      errors: {},
      values: { workExperience: [{}] },
    });
  });

  it("are validated against the base", () => {
    const values = { ...stored, started_from_year: "2030", finished_at_year: "2029", current: false };
    const settings = { base: stored, today: "2026-11-21" } as const;
    const { errors } = resolve(experience, values, { settings });
    expect(issueOf(errors.finished_at_year as never)?.code).toBe("endBeforeStart");
    expect(Object.keys(errors)).toEqual(["finished_at_year"]);
    const alone = resolve(experience, { created_at: "2020-01-01T00:00:00Z" }).errors as FieldErrors;
    expect(alone.created_at?.type).toBe("readOnly");
  });

  it("pass with warnings only", () => {
    const settings = { today: "2026-11-21" };
    expect(resolve(experience, { started_from_year: "2030" }, { settings }).errors).toEqual({});
  });
});

describe("a form that toForm fills", () => {
  const settings = { base: storedResume };
  const strings = resume.toForm(storedResume);

  it("sends nothing while it is not edited", () => {
    const { errors, values } = resolve(resume, strings, { settings });
    expect(errors).toEqual({});
    expect(resume.update(storedResume, structuredClone(values) as ResumeUpdate).bodyText).toBe("");
  });

  it("sends only the edited field", () => {
    const edited = { ...strings, "/workExperience/0/jobTitle": "Weaver" };
    const { errors, values } = resolve(resume, edited, { settings });
    expect(errors).toEqual({});
    const { changes } = resume.update(storedResume, structuredClone(values) as ResumeUpdate);
    expect(changes).toMatchObject([{ path: "/workExperience/0/jobTitle", after: "Weaver" }]);
  });

  it("shows an error at the field of that name", () => {
    const edited = { ...strings, "/workExperience/0/id": "x" };
    const { errors } = resolve(resume, edited, { settings });
    expect(Object.keys(errors)).toEqual(["/workExperience/0/id"]);
  });
});

describe("checkboxes and cleared fields", () => {
  const base: ResumeUpdate = {
    languages: ["English", "French"],
    education: [{ id: 1, dates: { startDate: "2010-01-01", completionDate: "2013-01-01" } }],
  };
  const bodyOf = (values: FieldValues): unknown => {
    const result = resolve(resume, values, { settings: { base } });
    expect(result.errors).toEqual({});
    return resume.update(base, structuredClone(result.values) as ResumeUpdate).body;
  };

  it.each<[string, FieldValues, unknown]>([
    ["one unticked box", { languages: false }, { languages: [] }],
    ["boxes ticked in another order", { languages: ["French", "English"] }, null],
    ["no box ticked", { languages: [] }, { languages: [] }],
    ["an empty field without a parent", { location: { rawInput: "" }, name: { first: "" } }, null],
    ["undefined", { languages: undefined, education: [{ id: 1, dates: undefined }] }, null],
    [
      "a date that was cleared",
      { education: [{ id: 1, dates: { startDate: "2010-01-01", completionDate: "" } }] },
      { education: [{ id: 1, dates: { startDate: "2010-01-01" } }] },
    ],
    [
      "a blank row",
      { education: [...(base.education ?? []), { organization: "", dates: { startDate: "" } }] },
      null,
    ],
    ["a row that was removed", { education: [] }, { education: [] }],
  ])("%s", (_, values, body) => {
    expect(bodyOf(values)).toEqual(body);
  });
});
