// A bound form in a real browser: keys, caret, validity, focus, accessibility.
import { expect, test } from "vitest";
import { bindDate, descriptionOf, field, focused, page, sentBodies, valueAt } from "./form-page.mjs";

test("applies each key and keeps the caret in place", async () => {
  await field("company_name").focus();
  await page.keyboard.press("Home");
  await page.keyboard.type("The ");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("x");
  expect(await field("company_name").inputValue()).toBe("The Ixnitech");
  expect(await valueAt("/company_name")).toBe("The Ixnitech");
  expect(await field("company_name").evaluate((control) => control.selectionStart)).toBe(6);
  await page.evaluate(() => globalThis.draft.undo());
  expect(await field("company_name").inputValue()).toBe("Initech");
  expect(await field("company_name").evaluate((control) => control.selectionStart)).toBeGreaterThan(0);
});

test("binds checkboxes, selects, text areas and a control outside the form", async () => {
  await field("current").uncheck();
  await field("employment_type").selectOption("prt");
  await field("description").fill("One\nTwo");
  await field("city").fill("Delft");
  const body = { employment_type: "prt", city: "Delft", current: false, description: "One\nTwo" };
  expect(JSON.parse(await page.evaluate(() => globalThis.draft.patch().bodyText))).toEqual(body);
  await page.getByRole("button", { name: "Start over" }).click();
  await page.waitForFunction(() => document.querySelector("[name=current]").checked);
  expect(await field("city").inputValue()).toBe("");
  expect(await field("employment_type").inputValue()).toBe("flt");
  expect(await page.evaluate(() => globalThis.draft.dirty)).toBe(false);
});

test("shows an issue only after leaving the field, where a screen reader finds it", async () => {
  await field("started_from_year").pressSequentially("20x4");
  expect(await descriptionOf("started_from_year")).toBe("");
  await page.keyboard.press("Tab");
  expect(await descriptionOf("started_from_year")).toMatch(/./);
  expect(await field("started_from_year").getAttribute("aria-invalid")).toBe("true");
  expect(await page.getByRole("status").textContent()).toBe(await descriptionOf("started_from_year"));
  expect(await field("started_from_year").inputValue()).toBe("20x4");
});

test("distinguishes an unreadable number from a cleared one", async () => {
  await field("started_from_month").pressSequentially("1");
  await field("started_from_month").pressSequentially("e");
  await page.keyboard.press("Tab");
  expect(await descriptionOf("started_from_month")).toMatch(/./);
  expect(await valueAt("/started_from_month")).toBe(1);
  await page.getByRole("button", { name: "Save" }).click();
  expect(await sentBodies()).toEqual([]);
  expect(await focused()).toBe("started_from_month");
});

test("focuses the first error at submit, including the browser's own", async () => {
  await field("job_title").fill("x".repeat(251));
  await field("company_name").fill("");
  await page.keyboard.press("Enter");
  expect(await focused()).toBe("company_name");
  expect(await descriptionOf("company_name")).toMatch(/./);
  expect(await descriptionOf("job_title")).toMatch(/^As in the contract\. .*251/);
  expect(await page.evaluate(() => document.querySelectorAll("input:invalid").length)).toBeGreaterThan(1);
  expect(await sentBodies()).toEqual([]);
});

test("is disabled while sending and then restores the focus", async () => {
  await field("job_title").fill("Lead");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => globalThis.form.getAttribute("aria-busy") === "true");
  expect(await field("city").isDisabled()).toBe(true);
  await page.evaluate(() => {
    const issue = { path: "/city", code: "server", severity: "error", params: {}, message: "No such city." };
    globalThis.draft.setServerIssues([issue]);
    globalThis.answer();
  });
  await page.waitForFunction(() => !globalThis.form.hasAttribute("aria-busy"));
  expect(await sentBodies()).toEqual(['{"job_title":"Lead"}']);
  expect(await focused()).toBe("city");
  expect(await descriptionOf("city")).toBe("No such city.");
  await page.keyboard.type("Delft");
  expect(await descriptionOf("city")).toBe("");
});

test("has no axe violations, with and without problems", async () => {
  const violations = async () =>
    (await page.evaluate(() => globalThis.axe.run())).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
  expect(await violations()).toEqual([]);
  await field("job_title").fill("x".repeat(251));
  await field("city").fill("x".repeat(400));
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Save" }).click();
  expect(await field("city").getAttribute("aria-invalid")).toBe("true");
  expect(await violations()).toEqual([]);
});

test("restores the exact page when it unbinds", async () => {
  await field("job_title").fill("x".repeat(251));
  await field("city").fill("x".repeat(400));
  await page.getByRole("button", { name: "Save" }).click();
  const outer = () => page.evaluate(() => document.documentElement.outerHTML);
  const before = await page.evaluate(() => globalThis.html);
  expect(await outer()).not.toBe(before);
  await page.evaluate(() => globalThis.unbind());
  expect(await outer()).toBe(before);
  expect(await page.evaluate(() => document.querySelector("[name=job_title]").validity.valid)).toBe(true);
});

test("reports an incomplete date and keeps the stored one", async () => {
  await bindDate();
  await field("dateOfBirth").focus();
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  expect(await descriptionOf("dateOfBirth")).toMatch(/must be a calendar day/);
  expect(await valueAt("/dateOfBirth")).toBe("1992-01-31");
});

test("binds form-associated custom elements", async () => {
  await page.evaluate(() => {
    customElements.define(
      "own-text",
      class extends HTMLElement {
        static formAssociated = true;
        #internals = this.attachInternals();
        #input = document.createElement("input");
        constructor() {
          super();
          this.attachShadow({ mode: "open", delegatesFocus: true }).append(this.#input);
          this.#input.addEventListener("input", () => this.#internals.setFormValue(this.value));
        }
        get value() {
          return this.#input.value;
        }
        set value(value) {
          this.#input.value = value;
        }
      },
    );
    customElements.define(
      "own-box",
      class extends HTMLElement {
        static formAssociated = true;
        checked = false;
        constructor() {
          super();
          this.attachInternals().role = "checkbox";
          this.addEventListener("click", () => {
            this.checked = !this.checked;
            this.dispatchEvent(new Event("change", { bubbles: true }));
          });
        }
      },
    );
    const { bindForm, draft, unbind } = globalThis;
    unbind();
    document.body.innerHTML = `<form><own-text name="company_name"></own-text><own-box name="current" tabindex="0">Now</own-box>
      <own-text name="city"></own-text><button>Save</button></form>`;
    bindForm(document.querySelector("form"), draft, {
      onSubmit: (_, { bodyText }) => globalThis.sent.push(bodyText),
    });
  });
  expect(await field("company_name").evaluate(({ value }) => value)).toBe("Initech");
  expect(await field("current").evaluate(({ checked }) => checked)).toBe(true);
  await field("company_name").click();
  await page.keyboard.press("End");
  await page.keyboard.type("!");
  await field("current").click();
  expect(await page.evaluate(() => globalThis.draft.patch().bodyText)).toBe(
    '{"company_name":"Initech!","current":false}',
  );
  await page.evaluate(() => globalThis.draft.set("/company_name", ""));
  await page.getByRole("button").click();
  expect(await focused()).toBe("company_name");
  expect(await field("company_name").getAttribute("aria-invalid")).toBe("true");
  await page.keyboard.type("Acme");
  await page.getByRole("button").click();
  expect(await sentBodies()).toEqual(['{"company_name":"Acme","current":false}']);
});
