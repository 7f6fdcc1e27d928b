// The layout in both themes: nothing moves, nothing is cut off, and visible states are also announced.
import axe from "axe-core";
import { describe, expect, test } from "vitest";
import { chooseFailure, desktop, expectText, field, phone, statusOf, useDemo, useServer } from "./demo.mjs";
import { change, entry, list } from "./resume.mjs";

const withDemo = useDemo();
const tablet = { width: 720, height: 900 };

/** Returns the position in the page, whatever the scroll position. */
const placeOf = (locator) => locator.evaluate((each) => each.getBoundingClientRect().top + scrollY);

/** Returns the position in the window. */
const topOf = async (locator) => (await locator.boundingBox()).y;

/** Reports whether a text is fully visible. */
const isWhole = (locator) => locator.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth);

describe("a stable layout", () => {
  test.each([
    ["desktop", desktop],
    ["phone", phone],
  ])("keeps the form in place when a job gets its first unsaved change: %s", (_, viewport) =>
    withDemo(
      async (page) => {
        const job = page.locator("[data-experience]").nth(2);
        const id = await job.getAttribute("data-experience");
        await job.click();
        await page.locator(`[data-experience="${id}"][aria-current]`).waitFor();
        const before = await placeOf(page.locator("#experience-form"));
        await field(page, "city").fill("Porto");
        await page.locator('.card-unsaved:text("not saved")').waitFor();
        expect(await placeOf(page.locator("#experience-form"))).toBe(before);
      },
      { viewport },
    ),
  );

  test("keeps Save in place when the status is long", () =>
    withDemo(
      async (page) => {
        await field(page, "city").fill("Porto");
        await chooseFailure(page, "401 Not signed in");
        const before = await topOf(page.getByTestId("save"));
        await page.getByTestId("save").click();
        await expectText(statusOf(page), /^Not saved/);
        expect(await topOf(page.getByTestId("save"))).toBe(before);
      },
      { expected: /401/ },
    ));
});

describe("the server button", () => {
  test.each([
    ["desktop", desktop],
    ["tablet", tablet],
    ["phone", phone],
  ])("has the same name on the screen and for a screen reader: %s", (_, viewport) =>
    withDemo(
      async (page) => {
        const button = page.getByRole("button", { name: /^Server:? In this page$/ });
        const seen = button.locator(viewport === tablet ? "#server-name" : ".server-caption");
        expect((await seen.boundingBox()).width).toBeGreaterThan(30);
        expect(await isWhole(seen)).toBe(true);
      },
      { viewport },
    ),
  );

  test("is part of the message about a failure", () =>
    withDemo(
      async (page) => {
        await field(page, "city").fill("Porto");
        await page.locator("#sheet-toggle").click();
        await chooseFailure(page, "401 Not signed in");
        await page.getByTestId("save").click();
        await expectText(statusOf(page), /^Not saved/);
        await statusOf(page).getByRole("button", { name: "Server at the top of the page" }).click();
        await page.locator("#settings-dialog[open]").waitFor();
      },
      { expected: /401/, viewport: phone },
    ));

  test("shows a long address in full in its tooltip", () =>
    withDemo(async (page) => {
      const address = "https://a-server-with-a-rather-long-name.example.com/api/v1";
      await useServer(page, address, { user: "ada", password: "secret" });
      expect(await page.locator("#open-settings").getAttribute("title")).toBe(address);
    }));

  test.each([
    ["https://ada:secret@example.com/", /user and the password/],
    ["https://example.com/api?page=2", /^Remove "\?page=2" from/],
    ["https://example.com/a b", /have no spaces/],
    ["ftp://example.com", /start with http/],
  ])("explains what is wrong with %s", (address, words) =>
    withDemo(async (page) => {
      await page.locator("#open-settings").click();
      await page.locator('[name="base_url"]').fill(address);
      await page.locator("#settings-form .primary-button").click();
      await expectText(page.locator("#settings-message"), words);
      expect(await page.evaluate(() => document.activeElement.name)).toBe("base_url");
    }),
  );
});

test("distinguishes the open tab with forced colours", () =>
  withDemo(
    async (page) => {
      const lines = await page
        .locator("[role=tab]")
        .evaluateAll((tabs) => tabs.map((tab) => getComputedStyle(tab).borderBottomColor));
      const ground = await page
        .locator(".site-header")
        .evaluate((head) => getComputedStyle(head).backgroundColor);
      expect(lines[0]).not.toBe(ground);
      expect(lines[1]).toBe(ground);
    },
    { forcedColors: "active" },
  ));

test.each([
  ["desktop", desktop],
  ["phone", phone],
])("keeps text with wider spacing on the page: %s", (_, viewport) =>
  withDemo(
    async (page) => {
      await page.evaluate(() => {
        const spacing = new CSSStyleSheet();
        spacing.replaceSync(
          "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }" +
            "p { margin-bottom: 2em !important }",
        );
        document.adoptedStyleSheets.push(spacing);
      });
      const head = await page.locator(".site-header").boundingBox();
      const brand = await page.locator(".brand").boundingBox();
      expect(brand.y).toBeGreaterThanOrEqual(head.y);
      expect(brand.y + brand.height).toBeLessThanOrEqual(head.y + head.height);
    },
    { viewport },
  ),
);

test.each(["experience", "resume"])("skips no heading level: %s", (tab) =>
  withDemo(
    async (page) => {
      const violations = await page.evaluate(async () => {
        const results = await globalThis.axe.run({ runOnly: ["heading-order"] });
        return results.violations.flatMap(({ nodes }) => nodes.map((node) => node.html));
      });
      expect(violations).toEqual([]);
      const titles = await page.locator(`#${tab}-form legend`).allTextContents();
      expect(titles.length).toBeGreaterThan(3);
      expect(await page.locator(`#${tab}-form`).getByRole("heading", { level: 2 }).allTextContents()).toEqual(
        titles,
      );
    },
    { tab, initScript: axe.source },
  ),
);

test("labels both sides of an addition or removal", () =>
  withDemo(
    async (page) => {
      await entry(page, "skills", 1)
        .getByRole("button", { name: /^Remove/ })
        .click();
      await list(page, "languages").getByRole("button", { name: "Add a language" }).click();
      await page.keyboard.type("ger");
      await page.keyboard.press("Enter");
      for (const path of ["/skills/1", "/languages/3"]) {
        const named = () =>
          change(page, path)
            .locator(".side-name")
            .evaluateAll((names) => names.map((name) => [name.textContent, name.clientWidth > 30]));
        await expect.poll(named).toEqual([
          ["Before: ", true],
          ["After: ", true],
        ]);
      }
      expect(await page.locator(".sides-head").isVisible()).toBe(false);
      // Rows with both sides are below the headings.
      await field(page, "/name/first").fill("Thomas");
      await change(page, "/name/first").waitFor();
      const left = (selector) =>
        page.locator(selector).evaluateAll((all) => all.map((each) => each.getBoundingClientRect().left));
      const [heads, sides] = [
        await left(".sides-head > *"),
        await left('[data-change-for="/name/first"] .side'),
      ];
      expect(heads.length).toBe(2);
      for (const [index, head] of heads.entries()) expect(Math.abs(head - sides[index])).toBeLessThan(16);
    },
    { tab: "resume" },
  ));

const refusingClipboard = `Object.defineProperty(navigator, "clipboard", {
  value: { writeText: () => Promise.reject(new Error("not allowed")) },
});`;

describe("copying the body", () => {
  const copied = (page) => page.locator("#announcements");
  const copy = async (page) => {
    await field(page, "city").fill("Porto");
    await page.locator("#copy-body").click();
  };

  test("announces success", () =>
    withDemo(
      async (page) => {
        await copy(page);
        await expectText(copied(page), /^Copied\.$/);
        expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('{"city":"Porto"}');
      },
      { permissions: ["clipboard-read", "clipboard-write"] },
    ));

  test("announces that it is not allowed", () =>
    withDemo(
      async (page) => {
        await copy(page);
        await expectText(copied(page), /^Could not copy\.$/);
      },
      { initScript: refusingClipboard },
    ));
});

test.each(["experience", "resume"])("prints the text dark on light with nothing over it: %s", (tab) =>
  withDemo(
    async (page) => {
      await page.locator("#theme-toggle").click();
      const ink = () =>
        page
          .locator(`#${tab}-form h2`)
          .first()
          .evaluate((title) => getComputedStyle(title).color);
      const light = await ink();
      await page.locator("#theme-toggle").click();
      expect(await ink()).not.toBe(light);
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: 794, height: 1123 }); // A4
      expect(await ink()).toBe(light);
      for (const part of [".site-header", ".panel", `#${tab}-panel nav`, "[data-field=description] textarea"])
        expect(await page.locator(part).isVisible()).toBe(false);
      expect(await page.locator(`#${tab}-form`).isVisible()).toBe(true);
      const positions = await page
        .locator(`#${tab}-panel *:visible`)
        .evaluateAll((all) => all.map((each) => getComputedStyle(each).position));
      expect(positions.length).toBeGreaterThan(50);
      expect(positions).not.toContain("fixed");
      expect(positions).not.toContain("sticky");
    },
    { tab, colorScheme: "dark" },
  ),
);
