// Surprising behaviour of browsers: texts that they cannot read, submits that they stop, clicks that they drop.
import { expect, test } from "vitest";
import { bindDate, descriptionOf, field, focused, page, sentBodies, valueAt } from "./form-page.mjs";

test("clears a number that the browser could not read", async () => {
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
    // The base has no value there, so a text that was typed and cleared leaves no trace.
    expect(await valueAt(`/${name}`)).toBe(undefined);
  }
  // The draft's value replaces the text that could not be read.
  await page.keyboard.type("e");
  await page.evaluate(() => globalThis.draft.undo());
  expect(await field("started_from_month").inputValue()).toBe("3");
  await page.keyboard.type("e");
  await page.evaluate(() => globalThis.draft.set("/started_from_month", null));
  expect(await field("started_from_month").evaluate(({ validity }) => validity.badInput)).toBe(false);
});

test("clears a date that was deleted part by part", async () => {
  await bindDate();
  await field("dateOfBirth").focus();
  await page.keyboard.press("Backspace");
  expect(await valueAt("/dateOfBirth")).toBe("1992-01-31");
  for (const key of ["Tab", "Backspace", "Tab", "Backspace"]) await page.keyboard.press(key);
  expect(await field("dateOfBirth").evaluate(({ validity }) => validity.badInput)).toBe(false);
  // The browser dispatches no event if there is no value before and after.
  await field("dateOfBirth").evaluate((control) => control.blur());
  expect(await valueAt("/dateOfBirth")).toBe(null);
});

test.each([
  ["Enter", (go) => go.keyboard.press("Enter")],
  ["a click", (go) => go.getByRole("button", { name: "Save" }).click()],
  ["requestSubmit", (go) => go.evaluate(() => globalThis.form.requestSubmit())],
])("reports each submit of an invalid form: %s", async (_, submit) => {
  const refused = () => page.evaluate(() => globalThis.refused.splice(0));
  await field("city").fill("x".repeat(60));
  await field("company_name").focus();
  await submit(page);
  expect(await refused()).toEqual([["city", "/city"]]);
  await field("city").fill("Delft");
  await page.evaluate(() => document.querySelector("[name=city]").setAttribute("pattern", "[A-C].*"));
  await submit(page);
  expect(await refused()).toEqual([["city"]]);
  expect(await descriptionOf("city")).toMatch(/./);
  await field("city").fill("Breda");
  await submit(page);
  expect(await refused()).toEqual([]);
  expect(await sentBodies()).toEqual(['{"city":"Breda"}']);
});

test("respects the browser's own validation unless the button skips it", async () => {
  await page.evaluate(() => {
    const { form, unbind, bindForm, draft } = globalThis;
    unbind();
    const agree = '<label><input type="checkbox" name="agree" required> I agree</label>';
    form.insertAdjacentHTML("beforeend", `${agree} <button formnovalidate>Later</button>`);
    const onSubmit = (_, { bodyText }) => globalThis.sent.push(bodyText);
    bindForm(form, draft, { ignore: ["agree"], onSubmit });
  });
  await field("city").fill("Delft");
  await page.getByRole("button", { name: "Save" }).click();
  expect(await focused()).toBe("agree");
  expect(await sentBodies()).toEqual([]);
  await page.getByRole("button", { name: "Later" }).click();
  expect(await sentBodies()).toEqual(['{"city":"Delft"}']);
  await field("agree").check();
  await page.getByRole("button", { name: "Save" }).click();
  expect(await sentBodies()).toEqual(['{"city":"Delft"}', '{"city":"Delft"}']);
});

test("does not move the layout under a pressed mouse button", async () => {
  await page.evaluate(() => {
    const style = new CSSStyleSheet();
    style.replaceSync(".resume-patch-error { display: block; height: 200px }");
    document.adoptedStyleSheets = [style];
    const button = document.querySelector("[type=submit]");
    globalThis.clicks = 0;
    button.addEventListener("click", () => globalThis.clicks++);
  });
  const clicks = () => page.evaluate(() => globalThis.clicks);
  const box = () => page.getByRole("button", { name: "Save" }).boundingBox();
  const before = await box();
  await field("started_from_month").fill("13");
  await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2);
  await page.mouse.down();
  expect(await focused()).not.toBe("started_from_month");
  expect(await box()).toEqual(before);
  await page.mouse.up();
  expect(await clicks()).toBe(1);
  expect((await box()).y).toBeGreaterThan(before.y);
  expect(await focused()).toBe("started_from_month");
  // Changes after a key happen immediately, and so do changes after a select, which opens when it is pressed.
  const holdOn = async () => {
    await page.mouse.move(1, 1);
    await page.mouse.down();
    expect(await descriptionOf("started_from_month")).toBe("");
    await page.keyboard.press("Shift");
  };
  for (const leave of [() => page.keyboard.press("Tab"), () => field("employment_type").click(), holdOn]) {
    await page.evaluate(() => {
      const { bindForm, draft, form, unbind } = globalThis;
      unbind();
      draft.revert();
      globalThis.unbind = bindForm(form, draft);
    });
    await field("started_from_month").fill("13");
    expect(await descriptionOf("started_from_month")).toBe("");
    await leave();
    expect(await descriptionOf("started_from_month")).toMatch(/./);
  }
});
