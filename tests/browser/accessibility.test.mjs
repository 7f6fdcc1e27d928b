// Runs axe over the states of the page: light and dark, wide and narrow.
import axe from "axe-core";
import { describe, expect, test } from "vitest";
import { chooseFailure, desktop, field, issuesAt, phone, useDemo } from "./demo.mjs";
import { entry, list, openEntry } from "./resume.mjs";

const withDemo = useDemo();

async function expectAccessible(page) {
  await page.waitForTimeout(400); // while colours fade in, the contrast is not final
  const violations = await page.evaluate(async () => {
    const results = await globalThis.axe.run();
    return results.violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
  });
  expect(violations).toEqual([]);
}

const looks = [
  { colorScheme: "light", name: "wide", viewport: desktop },
  { colorScheme: "dark", name: "wide", viewport: desktop },
  { colorScheme: "light", name: "narrow", viewport: phone },
  { colorScheme: "dark", name: "narrow", viewport: phone },
];

describe.each(looks)("$colorScheme, $name", ({ colorScheme, viewport }) => {
  const options = { colorScheme, viewport, initScript: axe.source };

  test("has no violations before any edit", () => withDemo(expectAccessible, options));

  test("has no violations with a problem and a change", () =>
    withDemo(async (page) => {
      await field(page, "company_name").fill("x".repeat(251));
      await field(page, "city").fill("Porto");
      await issuesAt(page, "company_name").waitFor();
      if (viewport === phone) await page.locator("#sheet-toggle").click();
      await expectAccessible(page);
    }, options));

  test("has no violations with restored changes, a conflict and a chosen failure", () =>
    withDemo(async (page) => {
      await field(page, "city").fill("Porto");
      await page.reload();
      await page.locator('[data-notice="restored"]').waitFor();
      if (viewport === phone) await page.locator("#sheet-toggle").click();
      await chooseFailure(page, "Someone else edits");
      await page.getByTestId("save").click();
      await page.locator("#experience-merge .conflict").waitFor();
      await expectAccessible(page);
      if (viewport === phone) await page.locator("#sheet-toggle").click();
      await chooseFailure(page, "500 Server error");
      await expectAccessible(page);
    }, options));

  test("has no violations in the server settings", () =>
    withDemo(async (page) => {
      await page.locator("#open-settings").click();
      await page.locator("#settings-dialog[open]").waitFor();
      await expectAccessible(page);
    }, options));

  test("has no violations in the resume before any edit", () =>
    withDemo(expectAccessible, { ...options, tab: "resume" }));

  test("has no violations in the resume with a problem, every kind of change and open lists", () =>
    withDemo(
      async (page) => {
        await field(page, "/emails/0").fill("nobody");
        await issuesAt(page, "/emails/0").waitFor();
        await entry(page, "workExperience", 1).locator(".item-summary").press("Alt+ArrowUp");
        await openEntry(page, "workExperience", "Senior");
        await entry(page, "workExperience", 1)
          .getByRole("button", { name: /^Remove/ })
          .click();
        await list(page, "languages").getByRole("button", { name: /^Add/ }).click();
        await page.keyboard.type("ger");
        await expectAccessible(page);
        if (viewport === phone) await page.locator("#sheet-toggle").click();
        await expectAccessible(page);
      },
      { ...options, tab: "resume" },
    ));

  test("has no violations with someone else's changes and a conflict", () =>
    withDemo(
      async (page) => {
        await openEntry(page, "workExperience", "Senior");
        await field(page, "/workExperience/0/jobTitle").fill("Staff Software Developer");
        await page.locator("#edit-as-colleague").click();
        await page.locator("#resume-merge summary").click();
        await page.locator(".conflict").waitFor();
        await expectAccessible(page);
      },
      { ...options, tab: "resume" },
    ));

  test("has no violations in the resume's server settings", () =>
    withDemo(
      async (page) => {
        await page.locator("#open-settings").click();
        await page.locator('[name="region"][value="other"]').check({ force: true });
        await expectAccessible(page);
      },
      { ...options, tab: "resume" },
    ));
});
