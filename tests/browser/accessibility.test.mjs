// axe's rules over the states of the page a person meets, light and dark, wide and narrow.
import axe from "axe-core";
import { describe, expect, test } from "vitest";
import { desktop, field, issuesAt, phone, useDemo } from "./demo.mjs";

const withDemo = useDemo();

async function expectAccessible(page) {
  await page.waitForTimeout(400); // colours that fade in have no settled contrast before
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

  test("untouched", () => withDemo(expectAccessible, options));

  test("with a problem and a change", () =>
    withDemo(async (page) => {
      await field(page, "company_name").fill("x".repeat(251));
      await field(page, "city").fill("Porto");
      await issuesAt(page, "company_name").waitFor();
      if (viewport === phone) await page.locator("#sheet-toggle").click();
      await expectAccessible(page);
    }, options));

  test("the settings", () =>
    withDemo(async (page) => {
      await page.locator("#open-settings").click();
      await page.locator("#settings-dialog[open]").waitFor();
      await expectAccessible(page);
    }, options));
});
