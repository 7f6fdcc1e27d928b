// The lists of a resume: items are moved, added, removed and restored.
import { expect, test } from "vitest";
import {
  expectNoRequest,
  expectRequest,
  expectText,
  field,
  issuesAt,
  requestBody,
  statusOf,
  useDemo,
} from "./demo.mjs";
import { change, entry, list, titles, useResume } from "./resume.mjs";

const withResume = useResume(useDemo());

test("moves an item by keyboard, keeps its focus, announces and marks it", () =>
  withResume(async (page) => {
    const before = await titles(page, "workExperience");
    await entry(page, "workExperience", 1).locator(".item-summary").focus();
    await page.keyboard.press("Alt+ArrowUp");
    expect(await titles(page, "workExperience")).toEqual([before[1], before[0], ...before.slice(2)]);
    const focused = await page.evaluate(() => document.activeElement.textContent);
    expect(focused).toContain(before[1]);
    await expectText(page.locator("#announcements"), /now 1 of 4/);
    await expectText(
      page.locator('#changes [data-kind="move"]'),
      /^Software Developer.*Position 2 of 4.*Position 1 of 4/s,
    );
    await expectText(entry(page, "workExperience", 0), /moved/);
    expect(await page.locator("#changes [data-kind]").count()).toBe(1);
    await page.keyboard.press("Alt+ArrowDown");
    await expectNoRequest(page);
  }));

test("moves an item by buttons, which keep the focus when disabled", () =>
  withResume(async (page) => {
    const up = entry(page, "skills", 1).getByRole("button", { name: /^Move up/ });
    await up.focus();
    await page.keyboard.press("Enter");
    expect((await titles(page, "skills"))[0]).toBe("Python");
    const focused = page.locator(":focus");
    expect(await focused.getAttribute("aria-label")).toMatch(/^Move up: Python/);
    expect(await focused.getAttribute("aria-disabled")).toBe("true");
  }));

test("gives an item two tab stops, with arrow keys between its buttons", () =>
  withResume(async (page) => {
    const name = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
    await entry(page, "skills", 0).locator(".item-summary").focus();
    await page.keyboard.press("Tab");
    expect(await name()).toMatch(/^Move up: C\+\+/);
    await page.keyboard.press("ArrowLeft");
    expect(await name()).toMatch(/^Move up/);
    await page.keyboard.press("ArrowRight");
    expect(await name()).toMatch(/^Move down/);
    await page.keyboard.press("Enter");
    expect((await titles(page, "skills"))[1]).toBe("C++");
    expect(await name()).toMatch(/^Move down: C\+\+/);
    await page.keyboard.press("End");
    expect(await name()).toMatch(/^Remove: C\+\+/);
    await page.keyboard.press("Tab");
    const isNext = await entry(page, "skills", 2)
      .locator(".item-summary")
      .evaluate((summary) => summary === document.activeElement);
    expect(isNext).toBe(true);
    await page.keyboard.press("Shift+Tab");
    expect(await name()).toMatch(/^Remove: C\+\+/);
  }));

test("moves an item by dragging its grip", () =>
  withResume(async (page) => {
    const before = await titles(page, "skills");
    await entry(page, "skills", 0).scrollIntoViewIfNeeded();
    await entry(page, "skills", 0).locator(".grip").hover();
    await page.mouse.down();
    const box = await entry(page, "skills", 2).boundingBox();
    await page.mouse.move(box.x + 10, box.y + box.height - 4, { steps: 4 });
    await page.mouse.up();
    expect(await titles(page, "skills")).toEqual([before[1], before[2], before[0], ...before.slice(3)]);
  }));

test("adds a skill, which gets an id from the server", () =>
  withResume(async (page) => {
    await list(page, "skills").getByRole("button", { name: "Add a skill" }).click();
    expect(await page.evaluate(() => document.activeElement.name)).toBe("/skills/5/name");
    await page.keyboard.type("Welding");
    await expectText(change(page, "/skills/5"), /Welding/);
    await page.getByTestId("save").click();
    await expectText(statusOf(page), /^saved 1 change/i);
    expect((await titles(page, "skills")).at(-1)).toBe("Welding");
    await field(page, "/skills/5/name").fill("Welding, TIG");
    await expectText(page.getByTestId("request-body"), /Welding, TIG/);
    const { skills } = JSON.parse(await requestBody(page));
    expect(skills.at(-1)).toMatchObject({ id: 15, name: "Welding, TIG" });
  }));

test("finds a language by typing", () =>
  withResume(async (page) => {
    await list(page, "languages").getByRole("button", { name: "Add a language" }).click();
    await page.keyboard.type("ger");
    await page.getByRole("option", { name: "German" }).waitFor();
    await expectNoRequest(page);
    await page.keyboard.press("Enter");
    await expectRequest(page, { languages: ["English", "French", "Arabic", "German"] });
  }));

test("reports a language that is not in the list", () =>
  withResume(async (page) => {
    const language = field(page, "/languages/0");
    await language.fill("Klingon");
    await language.press("Tab");
    await expectText(issuesAt(page, "/languages/0"), /Klingon/);
  }));

test("puts a removed item back in its place or from the list of changes", () =>
  withResume(async (page) => {
    const before = await titles(page, "workExperience");
    await entry(page, "workExperience", 1)
      .getByRole("button", { name: /^Remove/ })
      .click();
    expect(await titles(page, "workExperience")).toEqual(before.filter((_, index) => index !== 1));
    await list(page, "workExperience")
      .getByRole("button", { name: /^Put back/ })
      .click();
    expect(await titles(page, "workExperience")).toEqual(before);
    await expectNoRequest(page);
    await entry(page, "workExperience", 2)
      .getByRole("button", { name: /^Remove/ })
      .click();
    await expectText(page.locator('#changes [data-kind="remove"]'), /Blue Ridge Motors/);
    await page
      .locator("#changes")
      .getByRole("button", { name: /^Put back/ })
      .click();
    expect(await titles(page, "workExperience")).toEqual(before);
    await expectNoRequest(page);
  }));

test("removes a text that is left empty", () =>
  withResume(async (page) => {
    await list(page, "phoneNumbers").getByRole("button", { name: /^Add/ }).click();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await field(page, "/summary").focus();
    await expect.poll(() => list(page, "phoneNumbers").locator(".item").count()).toBe(2);
    await field(page, "/phoneNumbers/0").fill("");
    await field(page, "/summary").focus();
    await expectRequest(page, { phoneNumbers: ["+61412632636"] });
    await list(page, "phoneNumbers")
      .getByRole("button", { name: /^Put back/ })
      .click();
    await expectNoRequest(page);
  }));

test("puts discarded changes back", () =>
  withResume(async (page) => {
    await field(page, "/name/first").fill("Thomas");
    await entry(page, "skills", 0)
      .getByRole("button", { name: /^Remove/ })
      .click();
    await page.getByTestId("discard").click();
    await expectNoRequest(page);
    expect((await titles(page, "skills"))[0]).toBe("C++");
    await page.getByTestId("discard").click();
    expect(await field(page, "/name/first").inputValue()).toBe("Thomas");
    expect((await titles(page, "skills"))[0]).toBe("Python");
  }));

test("removes an added item that is left empty, also when saving", () =>
  withResume(async (page) => {
    const before = await titles(page, "workExperience");
    const add = page.locator('[data-add="workExperience"]');
    await add.click();
    expect((await titles(page, "workExperience")).length).toBe(before.length + 1);
    await field(page, "/name/first").focus();
    await expect.poll(() => titles(page, "workExperience")).toEqual(before);
    await expectNoRequest(page);
    await expectText(statusOf(page), /no unsaved changes/i);

    await add.click();
    await page.keyboard.press("Control+s");
    await expectText(statusOf(page), /nothing to save/i);
    expect(await titles(page, "workExperience")).toEqual(before);

    await add.click();
    await field(page, "/workExperience/0/dates/monthsInPosition").fill("many");
    await field(page, "/name/first").focus();
    await issuesAt(page, "/workExperience/0/dates/monthsInPosition").waitFor();
    expect((await titles(page, "workExperience")).length).toBe(before.length + 1);
  }));
