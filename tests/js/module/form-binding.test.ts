// @vitest-environment happy-dom
// Forms bound to drafts: values in, edits out.
import { describe, expect, it } from "vitest";
import { bindForm } from "../../../js/src/form.js";
import type { Experience } from "../../../js/src/types/resources.js";
import { bind, choose, control, leaveField, showForm, submit, type } from "./form-page.js";
import { job, openJob, openResume, settled } from "./form-samples.js";

const bodyOf = (draft: { patch(): { bodyText: string } }): string => draft.patch().bodyText;

describe("filling controls", () => {
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

  it("shows read-only fields and prevents their editing", () => {
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

describe("reading controls", () => {
  it("converts while the user types, and does not rewrite the text", () => {
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

  it("keeps the caret when another edit changes the text", () => {
    using draft = openJob();
    bind('<input name="company_name">', draft);
    const field = control("company_name");
    field.focus();
    field.setSelectionRange(3, 3);
    draft.set("/company_name", "Brightwater & Sons");
    expect(field.value).toBe("Brightwater & Sons");
    expect(field.selectionStart).toBe(3);
  });

  it("keeps a typed space although the server stored the trimmed text", () => {
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

  it("reads checkboxes, options and radio buttons", () => {
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

  it("reads on submit what was filled in without an event", () => {
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

  it("creates missing objects and list items", () => {
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

it("unbinds the form when the draft is closed during a submit", async () => {
  const draft = openJob();
  const failures: unknown[] = [];
  const { form } = bind('<input name="city">', draft, {
    onSubmit: async () => draft.close(),
    onFailure: (failure) => failures.push(failure),
  });
  submit(form);
  await settled();
  expect(failures).toEqual([]);
  expect(form.innerHTML).toBe('<input name="city">');
});

it("prevents the browser's submit when the draft is closed", () => {
  const draft = openJob();
  const { form } = bind('<input name="city">', draft);
  draft.close();
  const event = new Event("submit", { cancelable: true });
  // Happy DOM rethrows a listener's error; a browser reports it.
  expect(() => form.dispatchEvent(event)).toThrow("The draft is closed.");
  expect(event.defaultPrevented).toBe(true);
});

it("shows the server's value once the user has left the field", async () => {
  using draft = openJob();
  const { form } = bind('<input name="city">', draft, {
    onSubmit: async (_, sent) => {
      draft.rebase({ ...job, city: "Delft" } as Experience, { sent });
    },
  });
  type("city", "Delft ");
  submit(form);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(control("city").value).toBe("Delft ");
  leaveField("city");
  expect([control("city").value, draft.dirty]).toEqual(["Delft", false]);
});

it("does not interrupt an input method", () => {
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

it("binds a name that an open schema does not list if the resource has it, and no misspelt one", () => {
  using draft = openResume({ motto: "Weave.", shoeSize: 42 });
  bind('<input name="motto">', draft);
  expect(control("motto").value).toBe("Weave.");
  type("motto", "Rest.");
  expect(draft.get("/motto")).toBe("Rest.");
  const other = showForm('<input name="sumary">');
  expect(() => bindForm(other, draft)).toThrow(/no such field \("sumary"\)/);
});

it("binds numbers and booleans that the schema leaves open", () => {
  using draft = openResume({ shoeSize: 42.5, isLeftHanded: true });
  bind('<input name="shoeSize"><input name="isLeftHanded" type="checkbox">', draft);
  expect([control("shoeSize").value, control("isLeftHanded").checked]).toEqual(["42.5", true]);
  type("shoeSize", "43");
  choose("isLeftHanded", false);
  expect(JSON.parse(draft.patch().bodyText)).toEqual({ shoeSize: 43, isLeftHanded: false });
  type("shoeSize", "42.5");
  choose("isLeftHanded", true);
  expect(draft.dirty).toBe(false);
});
