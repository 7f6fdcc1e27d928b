// @vitest-environment happy-dom
// Unbound forms: what unbinding restores, and forms that cannot be bound.
import { describe, expect, it } from "vitest";
import type { FormError } from "../../../js/src/form.js";
import { bindForm } from "../../../js/src/form.js";
import { bind, choose, control, leaveField, showForm, submit, type } from "./form-page.js";
import { long, openJob, refusal, settled } from "./form-samples.js";

describe("unbind", () => {
  it("restores the form byte for byte", async () => {
    using draft = openJob();
    const markup = `<p hidden class="a" data-error-for="city"> <b>x</b> </p><input name="city" aria-describedby="h" required>
      <input aria-invalid="false" name="company_name"><input name="id"><input type="hidden" value="q" name="job_title">
      <select name="user"><option>1</select><label><input type="checkbox" name="current"> Now</label>`;
    const { form, unbind } = bind(markup, draft, { onSubmit: () => new Promise(() => {}) });
    const before = showForm(markup).outerHTML;
    document.body.replaceChildren(form);
    control("city").setCustomValidity("");
    type("city", "x".repeat(400));
    leaveField("city");
    type("company_name", long);
    leaveField("company_name");
    choose("current", true);
    draft.setServerIssues([refusal("", "No.")]);
    expect(form.outerHTML).not.toBe(before);
    unbind();
    expect(form.outerHTML).toBe(before);
    expect(control("company_name").validity.customError).toBe(false);
    type("company_name", "Lakeside");
    expect(draft.get("/company_name")).toBe(long);
    draft.set("/company_name", "Harbour");
    expect(control("company_name").value).toBe("Lakeside");
    bindForm(form, draft)();
    expect(form.outerHTML).toBe(before);
  });

  it("enables a form that is being sent, and restores the page's own validity", () => {
    using draft = openJob();
    const { form, unbind } = bind('<input name="city">', draft, { onSubmit: () => new Promise(() => {}) });
    submit(form);
    expect(control("city").disabled).toBe(true);
    unbind();
    expect(form.outerHTML).toBe('<form><input name="city"></form>');
    control("city").setCustomValidity("Mine.");
    const again = bindForm(form, draft);
    type("city", "x".repeat(400));
    expect(control("city").validationMessage).toMatch(/400/);
    again();
    expect(control("city").validationMessage).toBe("Mine.");
  });
});

describe("bindForm refuses, and changes nothing:", () => {
  it.each([
    ["an unknown name", '<input name="city"><input name="salary">', "unknownField", "salary"],
    ["a file for a text", '<input name="city" type="file">', "fileInput", "city"],
    [
      "two kinds of control with one name",
      '<input name="current"><input name="current" type="checkbox">',
      "mixedKinds",
      "current",
    ],
    ["a repeated name", '<input name="city"><input name="city">', "repeatedName", "city"],
    ["several choices for one value", '<select name="city" multiple></select>', "wrongKind", "city"],
  ])("%s", (_, markup, code, name) => {
    using draft = openJob();
    const form = showForm(markup);
    const before = form.outerHTML;
    const failure = thrownBy(() => bindForm(form, draft));
    expect(failure).toMatchObject({ name: "FormError", code, control: name });
    expect(failure.element?.getAttribute("name")).toBe(name);
    expect(failure.message).toContain(name);
    expect(form.outerHTML).toBe(before);
  });

  it("no form, no draft, a closed draft, a bound form", () => {
    using draft = openJob();
    const closed = openJob();
    closed.close();
    const form = showForm('<input name="city">');
    const bindAnything = bindForm as (...given: unknown[]) => unknown;
    expect(thrownBy(() => bindAnything(null, draft)).code).toBe("notAForm");
    expect(thrownBy(() => bindAnything(document.body, draft)).element).toBe(document.body);
    expect(thrownBy(() => bindAnything(form, {})).code).toBe("notADraft");
    expect(thrownBy(() => bindForm(form, closed)).code).toBe("closedDraft");
    const unbind = bindForm(form, draft);
    expect(thrownBy(() => bindForm(form, draft)).code).toBe("alreadyBound");
    unbind();
  });

  it("no disabled, unnamed or ignored control, no button, no file input without a field", () => {
    using draft = openJob();
    const unbind = bindForm(
      showForm(`<input name="salary" disabled><input>
        <input type="file" name="scan"><button name="go"></button><input name="token" type="hidden">`),
      draft,
      { ignore: ["token"] },
    );
    unbind();
  });

  it("a control that is added later, which it reports", async () => {
    using draft = openJob();
    const failures: unknown[] = [];
    const { form } = bind('<input name="city">', draft, { onFailure: (failure) => failures.push(failure) });
    form.insertAdjacentHTML("beforeend", '<input name="salary">');
    await settled();
    expect(failures).toMatchObject([{ code: "unknownField", control: "salary" }]);
  });
});

function thrownBy(act: () => unknown): FormError {
  try {
    act();
  } catch (failure) {
    return failure as FormError;
  }
  throw new Error("Nothing was thrown.");
}
