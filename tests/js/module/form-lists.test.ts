// @vitest-environment happy-dom
// Bound forms over lists, and on pages that change.
import { describe, expect, it } from "vitest";
import { bind, control, leaveField, type } from "./form-page.js";
import { openJob, openResume, settled } from "./form-samples.js";

describe("lists", () => {
  const three = '<input name="emails"><input name="emails"><input name="emails">';
  const emails = (draft: { get(path: string): unknown }): unknown => draft.get("/emails");

  it("are repeated names; an empty row is not in the list", () => {
    using draft = openResume({ emails: ["a@example.org", "b@example.org"] });
    bind(three, draft);
    expect([0, 1, 2].map((row) => control("emails", row).value)).toEqual([
      "a@example.org",
      "b@example.org",
      "",
    ]);
    type("emails", "c@example.org", 2);
    expect(emails(draft)).toEqual(["a@example.org", "b@example.org", "c@example.org"]);
    type("emails", "", 0);
    expect(emails(draft)).toEqual(["b@example.org", "c@example.org"]);
    type("emails", "d@example.org", 1);
    expect(emails(draft)).toEqual(["d@example.org", "c@example.org"]);
    type("emails", "e@example.org", 0);
    expect(emails(draft)).toEqual(["e@example.org", "d@example.org", "c@example.org"]);
    draft.revert();
    expect(control("emails", 0).value).toBe("a@example.org");
    expect(control("emails", 2).value).toBe("");
  });

  it("keep what no control shows", () => {
    using draft = openResume({ emails: ["a", "b", "c", "d"] });
    bind('<input name="emails"><input name="emails">', draft);
    type("emails", "x", 1);
    expect(emails(draft)).toEqual(["a", "x", "c", "d"]);
  });

  it.each([
    [
      "select multiple",
      '<select name="languages" multiple><option>English<option>Dutch<option>German</select>',
    ],
    [
      "boxes",
      ["English", "Dutch", "German"]
        .map((name) => `<input type="checkbox" name="languages" value="${name}">`)
        .join(""),
    ],
  ])("are chosen from with %s, and keep what is not offered", (_, markup) => {
    using draft = openResume({ languages: ["Dutch", "French"] });
    bind(markup, draft);
    const marks = [...document.querySelectorAll("option, input")];
    const mark = (index: number, isMarked: boolean): void => {
      const element = marks[index] as HTMLElement;
      Reflect.set(element, element.localName === "option" ? "selected" : "checked", isMarked);
      (element.closest("select") ?? element).dispatchEvent(new Event("change", { bubbles: true }));
    };
    mark(2, true);
    expect(draft.get("/languages")).toEqual(["Dutch", "French", "German"]);
    mark(1, false);
    expect(draft.get("/languages")).toEqual(["French", "German"]);
  });

  it("take controls that are added later", async () => {
    using draft = openResume({ emails: ["a", "b"] });
    const { form, unbind } = bind('<input name="emails">', draft);
    form.insertAdjacentHTML("beforeend", '<input name="emails">');
    unbind.refresh();
    expect(control("emails", 1).value).toBe("b");
    form.insertAdjacentHTML("beforeend", '<input name="objective">');
    await settled();
    type("objective", "Rest");
    expect(draft.get("/objective")).toBe("Rest");
  });
});

describe("a page that changes", () => {
  it("gets back a control that it takes out of the form, as it was", async () => {
    using draft = openJob();
    const { form } = bind('<input name="company_name"><input name="city">', draft);
    const field = control("company_name");
    type("company_name", "x".repeat(251));
    leaveField("company_name");
    expect(field.validity.customError).toBe(true);
    field.remove();
    await settled();
    expect(field.outerHTML).toBe('<input name="company_name">');
    expect(field.validity.customError).toBe(false);
    expect(form.querySelector(".resume-patch-error")).toBeNull();
    field.value = "Lakeside";
    field.dispatchEvent(new Event("input"));
    expect(draft.get("/company_name")).toBe("x".repeat(251));
  });

  it("has a control follow its new name, and one that is enabled join", async () => {
    using draft = openResume({
      workExperience: [{ jobTitle: "Weaver" }, { jobTitle: "Dyer" }],
      summary: "Cloth.",
    });
    bind('<input name="/workExperience/1/jobTitle"><input name="summary" disabled>', draft);
    draft.remove("/workExperience/0");
    control("/workExperience/1/jobTitle").name = "/workExperience/0/jobTitle";
    control("summary").disabled = false;
    await settled();
    expect(control("/workExperience/0/jobTitle").value).toBe("Dyer");
    expect(control("summary").value).toBe("Cloth.");
    type("/workExperience/0/jobTitle", "Master dyer");
    expect(draft.get("/workExperience")).toMatchObject([{ jobTitle: "Master dyer" }]);
  });
});

it("lets go of the form when the draft was closed and the page changes", async () => {
  const draft = openJob();
  const failures: unknown[] = [];
  const { form } = bind('<input name="city" aria-describedby="a">', draft, {
    onFailure: (failure) => failures.push(failure),
  });
  draft.close();
  form.insertAdjacentHTML("beforeend", '<input name="job_title">');
  await settled();
  expect(failures).toEqual([]);
  expect(form.innerHTML).toBe('<input name="city" aria-describedby="a"><input name="job_title">');
});
