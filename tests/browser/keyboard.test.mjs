// Uses the page without a mouse.
import { expect, test } from "vitest";
import { expectText, field, issuesAt, statusOf, useDemo } from "./demo.mjs";

const withDemo = useDemo();
const maximumTabs = 80;

/** Presses Tab until the focused element matches. Every element on the way must be visible. */
async function tabTo(page, selector) {
  for (let count = 0; count < maximumTabs; count++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate((selector) => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      const outlined = style.outlineStyle !== "none" || style.boxShadow !== "none";
      const parent = element.parentElement === null ? null : getComputedStyle(element.parentElement);
      const shown =
        outlined || (parent !== null && (parent.outlineStyle !== "none" || parent.boxShadow !== "none"));
      return {
        found: element.matches(selector),
        shown: shown || element === document.body,
        html: element.outerHTML,
      };
    }, selector);
    expect(stop.shown, `focus cannot be seen on ${stop.html.slice(0, 200)}`).toBe(true);
    if (stop.found) return;
  }
  throw new Error(`Tab does not reach ${selector}`);
}

test("edits and saves a job by keyboard alone", () =>
  withDemo(async (page) => {
    await tabTo(page, '[name="company_name"]');
    await page.keyboard.press("Control+A");
    await page.keyboard.type("Keys only");
    await tabTo(page, '[data-testid="save"]');
    await page.keyboard.press("Enter");
    await expectText(statusOf(page), /^saved 1 change/i);
  }));

test("saves with Enter, and focuses the field of a problem", () =>
  withDemo(async (page) => {
    await field(page, "company_name").focus();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("   ");
    await issuesAt(page, "company_name").waitFor();
    await field(page, "city").focus();
    await page.keyboard.press("Enter");
    await expectText(statusOf(page), /not saved/i);
    expect(await page.evaluate(() => document.activeElement.name)).toBe("company_name");
  }));

test("describes an invalid field to a screen reader", () =>
  withDemo(async (page) => {
    await field(page, "company_name").fill("");
    await issuesAt(page, "company_name").waitFor();
    const described = await field(page, "company_name").evaluate((control) =>
      (control.getAttribute("aria-describedby") ?? "")
        .split(" ")
        .map((id) => document.getElementById(id)?.textContent ?? "")
        .join(" "),
    );
    expect(described).toContain((await issuesAt(page, "company_name").first().textContent()) ?? "?");
  }));
