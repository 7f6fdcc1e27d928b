// Uses the page at the width of a phone, where the panel is a sheet.
import { expect, test } from "vitest";
import { chooseFailure, expectRequest, expectText, field, phone, statusOf, useDemo } from "./demo.mjs";
import { entry, openEntry } from "./resume.mjs";

const withDemo = useDemo();
const onPhone = { viewport: phone, hasTouch: true, isMobile: true };

/** Checks that nothing extends beyond the screen, except inside scrollable boxes. */
async function expectNoOverflow(page) {
  const { content, beyond } = await page.evaluate(() => {
    const scrolls = (element) =>
      element !== null && /auto|scroll|hidden/.test(getComputedStyle(element).overflowX);
    const isBoxed = (element) => {
      for (let box = element.parentElement; box !== document.body && box !== null; box = box.parentElement) {
        if (scrolls(box)) return true;
      }
      return false;
    };
    const isBeyond = (element) => {
      const { right, width } = element.getBoundingClientRect();
      return width > 0 && right > innerWidth + 1;
    };
    const visible = [...document.body.querySelectorAll("*")].filter((element) => element.checkVisibility());
    const beyond = visible.filter((element) => isBeyond(element) && !isBoxed(element));
    const content = document.documentElement.scrollWidth;
    return { content, beyond: beyond.map((element) => element.outerHTML.slice(0, 120)) };
  });
  expect(content).toBeLessThanOrEqual(phone.width);
  expect(beyond.slice(0, 3)).toEqual([]);
}

test("opens the sheet, shows the request and closes it", () =>
  withDemo(async (page) => {
    await expectNoOverflow(page);
    await field(page, "company_name").fill(
      "Pocket Works with a name that is rather long for so small a page",
    );
    const toggle = page.locator("#sheet-toggle");
    await toggle.tap();
    expect(await toggle.getAttribute("aria-expanded")).toBe("true");
    await expectRequest(page, {
      company_name: "Pocket Works with a name that is rather long for so small a page",
    });
    await page.getByTestId("request-line").scrollIntoViewIfNeeded();
    expect(await page.getByTestId("request-line").isVisible()).toBe(true);
    await expectNoOverflow(page);
    await toggle.tap();
    expect(await toggle.getAttribute("aria-expanded")).toBe("false");
    await page.getByTestId("save").tap();
    await expectText(statusOf(page), /^saved 1 change/i);
  }, onPhone));

test("simulates a failure in the sheet, and fits both sides of a conflict", () =>
  withDemo(async (page) => {
    const toggle = page.locator("#sheet-toggle");
    await field(page, "city").fill("Porto, with a name rather long for a page");
    await toggle.tap();
    await chooseFailure(page, "Someone else edits");
    await expectNoOverflow(page);
    await page.getByTestId("save").tap();
    await page.locator("#experience-merge .conflict").waitFor();
    // The sheet closes for the question, which has the focus.
    await expect.poll(() => toggle.getAttribute("aria-expanded")).toBe("false");
    expect(await page.evaluate(() => document.activeElement.id)).toBe("experience-merge-title");
    await expectNoOverflow(page);
    await page.getByRole("button", { name: /^Keep yours/ }).tap();
    await page.getByTestId("save").tap();
    await expectText(statusOf(page), /^saved/i);
  }, onPhone));

test("focuses a problem that prevents saving, also from the sheet", () =>
  withDemo(async (page) => {
    await field(page, "company_name").fill("");
    await page.locator("#sheet-toggle").tap();
    await page.getByTestId("save").tap();
    await expectText(statusOf(page), /fix 1 problem first/i);
    expect(await page.evaluate(() => document.activeElement.name)).toBe("company_name");
  }, onPhone));

test("fits the server settings", () =>
  withDemo(async (page) => {
    await page.locator("#open-settings").tap();
    await page.locator("#settings-dialog[open]").waitFor();
    await expectNoOverflow(page);
  }, onPhone));

test("makes every control large enough for a thumb", () =>
  withDemo(async (page) => {
    const small = await page
      .locator(
        '#experience-form :is(input:not([type="checkbox"]), select, textarea):visible, .save-bar button:visible',
      )
      .evaluateAll((controls) =>
        controls
          .filter((control) => control.getBoundingClientRect().height < 40)
          .map((control) => control.outerHTML),
      );
    expect(small).toEqual([]);
  }, onPhone));

test("fits the resume, open and closed, with a side-by-side comparison in the sheet", () =>
  withDemo(
    async (page) => {
      await expectNoOverflow(page);
      await openEntry(page, "workExperience", "Senior");
      await field(page, "/workExperience/0/jobTitle").fill("Staff Software Developer");
      await entry(page, "workExperience", 0)
        .getByRole("button", { name: /^Move down/ })
        .tap();
      await openEntry(page, "education", "High School");
      await expectNoOverflow(page);
      await page.locator("#sheet-toggle").tap();
      const sides = page.locator("#changes .change .side");
      await sides.first().waitFor();
      const [before, after] = [await sides.nth(0).boundingBox(), await sides.nth(1).boundingBox()];
      expect(after.y).toBeCloseTo(before.y, 0);
      expect(before.width).toBeGreaterThan(120);
      await expectNoOverflow(page);
      await page.locator("#sheet-toggle").tap();
      await page.locator("#edit-as-colleague").tap();
      await page.locator(".conflict").waitFor();
      await expectNoOverflow(page);
    },
    { ...onPhone, tab: "resume" },
  ));

test("makes every control of the resume large enough for a thumb", () =>
  withDemo(
    async (page) => {
      await openEntry(page, "workExperience", "Senior");
      const small = await page
        .locator(
          '#resume-panel :is(input:not([type="checkbox"]), select, textarea, button:not(.link-button)):visible',
        )
        .evaluateAll((controls) =>
          controls
            .filter((control) => control.getBoundingClientRect().height < 40)
            .map((control) => control.outerHTML),
        );
      expect(small).toEqual([]);
    },
    { ...onPhone, tab: "resume" },
  ));
