// @vitest-environment happy-dom
// The options for when and how a bound form shows issues.
import { describe, expect, it } from "vitest";
import { load } from "../../../js/src/index.js";
import type { Issue } from "../../../js/src/types/issue.js";
import type { Experience } from "../../../js/src/types/resources.js";
import { bind, control, leaveField, saidAt, submit, type } from "./form-page.js";

const rp = await load();
const job = {
  id: "1",
  company_name: "Brightwater",
  job_title: "Engineer",
  started_from_year: 2019,
  finished_at_year: 2021,
} as Experience;
const openJob = () => rp.letraz.experience.open(job);
const long = "x".repeat(251);

const years = '<input name="started_from_year"><input name="finished_at_year">';

describe('issues with validateOn "input"', () => {
  it("appear and end at each key", () => {
    using draft = openJob();
    bind('<input name="company_name">', draft, { validateOn: "input" });
    type("company_name", long);
    expect(saidAt("company_name")).toMatch(/251 characters/);
    expect(control("company_name").getAttribute("aria-invalid")).toBe("true");
    type("company_name", "Lakeside");
    expect(saidAt("company_name")).toBe("");
    expect(control("company_name").hasAttribute("aria-invalid")).toBe(false);
  });

  it("follow the browser's own constraints at each key", () => {
    using draft = openJob();
    bind('<input name="city" required>', draft, { validateOn: "input" });
    const isSaid = () => saidAt("city") !== "" || control("city").hasAttribute("aria-invalid");
    expect(isSaid()).toBe(true);
    type("city", "Delft");
    expect(isSaid()).toBe(false);
    type("city", "");
    expect(isSaid()).toBe(true);
  });

  it("are shown at other fields too, and after edits outside the form", () => {
    using draft = openJob();
    bind(years, draft, { validateOn: "input" });
    type("started_from_year", "2022");
    expect(saidAt("finished_at_year")).not.toBe("");
    draft.undo();
    expect(saidAt("finished_at_year")).toBe("");
    draft.set("/finished_at_year", 2010);
    expect(saidAt("finished_at_year")).not.toBe("");
  });

  it("wait for the last digit of a year, unless the user is done with it", () => {
    using draft = openJob();
    const { form } = bind(years, draft, { validateOn: "input" });
    type("started_from_year", "20");
    expect(saidAt("started_from_year")).toBe("");
    leaveField("started_from_year");
    expect(saidAt("started_from_year")).not.toBe("");
    type("started_from_year", "201");
    expect(saidAt("started_from_year")).toBe("");
    submit(form);
    expect(saidAt("started_from_year")).not.toBe("");
    type("started_from_year", "20x");
    expect(saidAt("started_from_year")).not.toBe("");
  });
});

describe("showIssues", () => {
  it("receives all issues of a field, errors first, and its element is cleared when there are none", () => {
    using draft = openJob();
    const shown: [string | null, readonly Issue[]][] = [];
    const { form } = bind(
      '<input name="company_name"><ul data-error-for="company_name"><li>hint</li></ul>',
      draft,
      {
        validateOn: "input",
        showIssues: (place, issues) => {
          shown.push([place.getAttribute("data-error-for"), issues]);
          place.replaceChildren(
            ...issues.map(({ message }) =>
              Object.assign(document.createElement("li"), { textContent: message }),
            ),
          );
        },
      },
    );
    const place = form.querySelector("ul");
    type("company_name", `${" ".repeat(251)}\u0000`);
    draft.setServerIssues([
      { path: "/company_name", code: "server", severity: "warning", params: {}, message: "Looks odd." },
    ]);
    expect(place?.children.length).toBeGreaterThan(2);
    expect(shown.at(-1)?.[0]).toBe("company_name");
    expect(
      shown
        .at(-1)?.[1]
        .map(({ severity }) => severity)
        .at(-1),
    ).toBe("warning");
    expect(saidAt("company_name")).toContain("Looks odd.");
    const before = shown.length;
    draft.set("/job_title", "Head");
    expect(shown.length).toBe(before); // no change at the field
    type("company_name", "Lakeside");
    expect(place?.textContent).toBe("hint");
  });

  it("receives issues of the browser's own constraints", () => {
    using draft = openJob();
    const codes: string[] = [];
    bind('<input name="city" required>', draft, {
      showIssues: (_, issues) => codes.push(...issues.map(({ code }) => code)),
    });
    type("city", "x");
    type("city", "");
    leaveField("city");
    expect(codes).toEqual(["browser"]);
  });
});

describe("a failed submit", () => {
  it("opens the details around the first error, and calls onInvalid", () => {
    using draft = openJob();
    const told: string[][] = [];
    const { form } = bind(
      '<details><summary>More</summary><fieldset><input name="company_name"></fieldset></details>',
      draft,
      { onInvalid: (_, issues) => told.push(issues.map(({ path }) => path)) },
    );
    draft.set("/company_name", long);
    expect(submit(form).defaultPrevented).toBe(true);
    expect(form.querySelector("details")?.open).toBe(true);
    expect(document.activeElement).toBe(control("company_name"));
    expect(told).toEqual([["/company_name"]]);
    draft.undo();
    submit(form);
    expect(told.length).toBe(1);
  });
});
