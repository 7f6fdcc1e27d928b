// @vitest-environment happy-dom
// Forms bound to drafts: values in, edits out.
import { describe, expect, it } from "vitest";
import { bindForm } from "../../../js/src/form.js";
import { load } from "../../../js/src/index.js";
import type { Experience, Resume } from "../../../js/src/types/resources.js";
import { bind, choose, control, leaveField, showForm, submit, type } from "./form-page.js";

const rp = await load();
const job = {
  id: "1",
  company_name: "Brightwater",
  job_title: "Engineer",
  employment_type: "Full-time",
  country: { code: "NLD", name: "Netherlands" },
  started_from_month: 4,
  started_from_year: 2019,
  current: true,
  description: "One\r\nTwo",
} as Experience;
const openJob = () => rp.letraz.experience.open(job);
const openResume = (resume: object) => rp.affinda.resume.open(resume as Resume);
const bodyOf = (draft: { patch(): { bodyText: string } }): string => draft.patch().bodyText;

describe("values in", () => {
  it("shows each kind of field in each kind of control", () => {
    using draft = openJob();
    bind(
      `<input name="company_name"><textarea name="description"></textarea><input type="checkbox" name="current">
       <input name="/started_from_month" type="number"><select name="employment_type"><option value="">
       <option value="prt">Part<option value="flt">Full</select>
       <label><input type="radio" name="country" value="DEU"></label>
       <label><input type="radio" name="country" value="NLD"></label>`,
      draft,
    );
    expect(control("company_name").value).toBe("Brightwater");
    expect(control("description").value).toMatch(/^One\r?\nTwo$/);
    expect(control("current").checked).toBe(true);
    expect(control("/started_from_month").value).toBe("4");
    expect(control("employment_type").value).toBe("flt");
    expect([control("country").checked, control("country", 1).checked]).toEqual([false, true]);
    expect(bodyOf(draft)).toBe("");
  });

  it.each([
    ["labels", "<option>Part Time<option>Full Time", "Full Time"],
    ["other spellings", "<option>Part-time<option>Full-time", "Full-time"],
    ["codes", '<option value="prt">P<option value="flt">F', "flt"],
  ])("finds options by %s", (_, options, chosen) => {
    using draft = openJob();
    bind(`<select name="employment_type">${options}</select>`, draft);
    expect(control("employment_type").value).toBe(chosen);
  });

  it("reads names with dots and brackets, and pointers", () => {
    using draft = openResume({ name: { first: "Ada" }, workExperience: [{ jobTitle: "Weaver" }] });
    bind(
      '<input name="name.first"><input name="workExperience[0].jobTitle"><input name="/workExperience/0/organization">',
      draft,
    );
    expect(control("name.first").value).toBe("Ada");
    expect(control("workExperience[0].jobTitle").value).toBe("Weaver");
    type("/workExperience/0/organization", "Looms");
    expect(draft.get("/workExperience/0/organization")).toBe("Looms");
  });

  it("follows undo, set and rebase", () => {
    using draft = openJob();
    bind('<input name="company_name"><input name="city">', draft);
    type("company_name", "Lakeside");
    draft.undo();
    expect(control("company_name").value).toBe("Brightwater");
    draft.set("/city", "Delft");
    expect(control("city").value).toBe("Delft");
    draft.rebase({ ...job, company_name: "Harbour" } as Experience);
    expect(control("company_name").value).toBe("Harbour");
    expect(control("city").value).toBe("Delft");
  });

  it("shows read-only fields and has nobody edit them", () => {
    using draft = openJob();
    const { unbind } = bind('<input name="id"><input name="company_name">', draft);
    expect(control("id").value).toBe("1");
    expect(control("id").readOnly).toBe(true);
    type("id", "2");
    expect(draft.get("/id")).toBe("1");
    unbind();
    expect(control("id").readOnly).toBe(false);
  });
});

describe("edits out", () => {
  it("converts as one types, and leaves alone what is being typed", () => {
    using draft = openJob();
    bind('<input name="started_from_month"><input name="company_name">', draft);
    type("started_from_month", "03");
    expect(draft.get("/started_from_month")).toBe(3);
    expect(control("started_from_month").value).toBe("03");
    type("company_name", "Lake ");
    expect(draft.get("/company_name")).toBe("Lake ");
    leaveField("started_from_month");
    expect(control("started_from_month").value).toBe("03");
    type("started_from_month", "x");
    expect(draft.get("/started_from_month")).toBe(3);
    expect(draft.valid).toBe(false);
    expect(control("started_from_month").value).toBe("x");
  });

  it("keeps a caret where it is when something else changes the text", () => {
    using draft = openJob();
    bind('<input name="company_name">', draft);
    const field = control("company_name");
    field.focus();
    field.setSelectionRange(3, 3);
    draft.set("/company_name", "Brightwater & Sons");
    expect(field.value).toBe("Brightwater & Sons");
    expect(field.selectionStart).toBe(3);
  });

  it("does not take the space from under a person's fingers when the server has stored less", () => {
    using draft = openJob();
    bind('<input name="company_name">', draft);
    type("company_name", "Lake ");
    const sent = draft.patch();
    draft.rebase({ ...job, company_name: "Lake" } as Experience, { sent });
    expect(draft.get("/company_name")).toBe("Lake");
    expect(control("company_name").value).toBe("Lake ");
    type("company_name", "Lake V");
    expect(draft.get("/company_name")).toBe("Lake V");
  });

  it("takes boxes, options and radio buttons", () => {
    using draft = openJob();
    bind(
      `<input type="checkbox" name="current"><select name="employment_type"><option>Part Time<option>Full Time</select>
       <input type="radio" name="country" value="DEU"><input type="radio" name="country" value="NLD">`,
      draft,
    );
    choose("current", false);
    expect(draft.get("/current")).toBe(false);
    const select = control("employment_type");
    select.value = "Part Time";
    select.dispatchEvent(new Event("change", { bubbles: true }));
    choose("country", true);
    expect(bodyOf(draft)).toBe('{"employment_type":"prt","current":false,"country":"DEU"}');
    draft.revert();
    expect([control("current").checked, select.value, control("country", 1).checked]).toEqual([
      true,
      "Full Time",
      true,
    ]);
  });

  it("takes what was filled in without an event when the form is submitted", () => {
    using draft = openJob();
    let body = "";
    const { form } = bind('<input name="company_name">', draft, {
      onSubmit: (_, patch) => {
        body = patch.bodyText;
      },
    });
    control("company_name").value = "Lakeside";
    submit(form);
    expect(body).toBe('{"company_name":"Lakeside"}');
  });

  it("makes what is not there yet", () => {
    using draft = openResume({ name: null });
    bind(
      '<input name="name.first"><input name="location.rawInput"><input name="education.0.organization">',
      draft,
    );
    expect(draft.dirty).toBe(false);
    type("name.first", "Ada");
    type("location.rawInput", "London");
    type("education.0.organization", "Home");
    expect(draft.value).toMatchObject({
      name: { first: "Ada" },
      location: { rawInput: "London" },
      education: [{ organization: "Home" }],
    });
  });
});

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
    await new Promise((resolve) => setTimeout(resolve, 20));
    type("objective", "Rest");
    expect(draft.get("/objective")).toBe("Rest");
  });
});

describe("a page that changes", () => {
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

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
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(failures).toEqual([]);
  expect(form.innerHTML).toBe('<input name="city" aria-describedby="a"><input name="job_title">');
});

it("lets go of the form when the draft is closed while it is being sent", async () => {
  const draft = openJob();
  const failures: unknown[] = [];
  const { form } = bind('<input name="city">', draft, {
    onSubmit: async () => draft.close(),
    onFailure: (failure) => failures.push(failure),
  });
  submit(form);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(failures).toEqual([]);
  expect(form.innerHTML).toBe('<input name="city">');
});

it("does not leave a form to the browser whose draft was closed", () => {
  const draft = openJob();
  const { form } = bind('<input name="city">', draft);
  draft.close();
  const event = new Event("submit", { cancelable: true });
  // Happy DOM throws what a listener throws; a browser reports it.
  expect(() => form.dispatchEvent(event)).toThrow("The draft is closed.");
  expect(event.defaultPrevented).toBe(true);
});

it("leaves a letter alone that takes several keys", () => {
  using draft = openJob();
  bind('<input name="city">', draft);
  control("city").dispatchEvent(new Event("compositionstart"));
  type("city", "に");
  draft.set("/city", "Delft");
  expect(control("city").value).toBe("に");
  type("city", "日本");
  control("city").dispatchEvent(new Event("compositionend"));
  expect(draft.get("/city")).toBe("日本");
});

it("takes a name that the schema leaves open where the resource has it, and no misspelling", () => {
  using draft = openResume({ motto: "Weave.", shoeSize: 42 });
  bind('<input name="motto">', draft);
  expect(control("motto").value).toBe("Weave.");
  type("motto", "Rest.");
  expect(draft.get("/motto")).toBe("Rest.");
  const other = showForm('<input name="sumary">');
  expect(() => bindForm(other, draft)).toThrow(/no such field \("sumary"\)/);
  const number = showForm('<input name="shoeSize">');
  expect(() => bindForm(number, draft)).toThrow(/cannot hold the field \("shoeSize"\)/);
});
