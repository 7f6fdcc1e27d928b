// The values that the resolver returns.
import type { FieldErrors, FieldValues } from "react-hook-form";
import { describe, expect, it } from "vitest";
import { issueOf } from "../../../js/src/react-hook-form.js";
import type { ExperienceUpdate, ResumeUpdate } from "../../../js/src/types/resources.js";
import { experience, resolve, resume, stored, storedResume } from "./resolver-samples.js";

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
