// A bound form under a person's hands, in a real browser: keys, caret, validity, focus, accessibility.
import { copyFileSync, cpSync, mkdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { serveFolder } from "../../scripts/static-server.mjs";
import { launchChromium } from "./chromium.mjs";
import { waitMilliseconds } from "./demo.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = `${root}build/form-page`;
const complaints = [];
let server;
let browser;
let page;

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(`${root}tests/browser/form-page`, folder, { recursive: true });
  for (const name of ["index.js", "form.js"]) copyFileSync(`${root}dist/${name}`, `${folder}/${name}`);
  server = await serveFolder(folder);
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

beforeEach(async () => {
  const context = await browser.newContext({ locale: "en-US" });
  context.setDefaultTimeout(waitMilliseconds);
  context.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  context.on("weberror", (error) => complaints.push(String(error.error())));
  await context.addInitScript(axe.source);
  page = await context.newPage();
  await page.goto(server.url);
  await page.waitForFunction(() => "unbind" in globalThis);
});

afterEach(async () => {
  await page.context().close();
  expect(complaints.splice(0)).toEqual([]);
});

const field = (name) => page.locator(`[name="${name}"]`);
const valueAt = (path) => page.evaluate((at) => globalThis.draft.get(at), path);
const sentBodies = () => page.evaluate(() => globalThis.sent);
const focused = () => page.evaluate(() => document.activeElement.getAttribute("name"));
const descriptionOf = (name) =>
  field(name).evaluate((control) =>
    (control.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent ?? "")
      .join(" "),
  );

test("takes what is typed, key by key, and the caret stays where it is", async () => {
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

test("takes boxes, choices, lines and a control beside the form", async () => {
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

test("says nothing too early, and then says it where a screen reader finds it", async () => {
  await field("started_from_year").pressSequentially("20x4");
  expect(await descriptionOf("started_from_year")).toBe("");
  await page.keyboard.press("Tab");
  expect(await descriptionOf("started_from_year")).toMatch(/./);
  expect(await field("started_from_year").getAttribute("aria-invalid")).toBe("true");
  expect(await page.getByRole("status").textContent()).toBe(await descriptionOf("started_from_year"));
  expect(await field("started_from_year").inputValue()).toBe("20x4");
});

test("tells a number that the browser cannot read from one that was cleared", async () => {
  await field("started_from_month").pressSequentially("1");
  await field("started_from_month").pressSequentially("e");
  await page.keyboard.press("Tab");
  expect(await descriptionOf("started_from_month")).toMatch(/./);
  expect(await valueAt("/started_from_month")).toBe(1);
  await page.getByRole("button", { name: "Save" }).click();
  expect(await sentBodies()).toEqual([]);
  expect(await focused()).toBe("started_from_month");
});

test("takes a number that was cleared after the browser could not read it", async () => {
  await page.evaluate(() => {
    globalThis.unbind();
    document.querySelector("[name=started_from_year]").type = "number";
    globalThis.draft.set("/started_from_month", 3);
    globalThis.bindForm(globalThis.form, globalThis.draft);
  });
  for (const [name, typed, stored] of [
    ["started_from_year", "2020", 2020],
    ["started_from_month", "", 3],
  ]) {
    await field(name).focus();
    await page.keyboard.type(typed);
    await page.keyboard.type("e");
    expect(await field(name).evaluate(({ validity }) => validity.badInput)).toBe(true);
    expect(await valueAt(`/${name}`)).toBe(stored);
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Delete");
    expect(await valueAt(`/${name}`)).toBe(null);
  }
  // What could not be read gives way to what the draft has.
  await page.keyboard.type("e");
  await page.evaluate(() => globalThis.draft.undo());
  expect(await field("started_from_month").inputValue()).toBe("3");
  await page.keyboard.type("e");
  await page.evaluate(() => globalThis.draft.set("/started_from_month", null));
  expect(await field("started_from_month").evaluate(({ validity }) => validity.badInput)).toBe(false);
});

test("takes a date that was cleared by and by", async () => {
  await page.evaluate(() => {
    const { bindForm, resume } = globalThis;
    document.body.innerHTML = '<form><input name="dateOfBirth" type="date"></form>';
    globalThis.draft = resume.open({ dateOfBirth: "1992-01-31" });
    bindForm(document.querySelector("form"), globalThis.draft);
  });
  await field("dateOfBirth").focus();
  await page.keyboard.press("Backspace");
  expect(await valueAt("/dateOfBirth")).toBe("1992-01-31");
  for (const key of ["Tab", "Backspace", "Tab", "Backspace"]) await page.keyboard.press(key);
  expect(await field("dateOfBirth").evaluate(({ validity }) => validity.badInput)).toBe(false);
  // The browser says nothing of what has no value before and after.
  await field("dateOfBirth").evaluate((control) => control.blur());
  expect(await valueAt("/dateOfBirth")).toBe(null);
});

test("goes to the first error at submit, the browser's own constraints among them", async () => {
  await field("job_title").fill("x".repeat(251));
  await field("company_name").fill("");
  await page.keyboard.press("Enter");
  expect(await focused()).toBe("company_name");
  expect(await descriptionOf("company_name")).toMatch(/./);
  expect(await descriptionOf("job_title")).toMatch(/^As in the contract\. .*251/);
  expect(await page.evaluate(() => document.querySelectorAll("input:invalid").length)).toBeGreaterThan(1);
  expect(await sentBodies()).toEqual([]);
});

test("is disabled while it is being sent, and goes on where the person was", async () => {
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

test("has nothing that axe objects to, with and without problems", async () => {
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

test("unbinds byte for byte", async () => {
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

test("says of half a date that it is none, and keeps what is stored", async () => {
  await page.evaluate(() => {
    const { bindForm, resume } = globalThis;
    document.body.innerHTML = '<form><input name="dateOfBirth" type="date"></form>';
    globalThis.draft = resume.open({ dateOfBirth: "1992-01-31" });
    bindForm(document.querySelector("form"), globalThis.draft);
  });
  await field("dateOfBirth").focus();
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  expect(await descriptionOf("dateOfBirth")).toMatch(/must be a calendar day/);
  expect(await valueAt("/dateOfBirth")).toBe("1992-01-31");
});

test("takes elements of the page's own that belong to forms", async () => {
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
