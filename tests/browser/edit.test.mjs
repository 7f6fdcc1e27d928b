// The main use: a job is edited, validated, and saved with the minimal request.
import { expect, test } from "vitest";
import {
  expectNoRequest,
  expectRequest,
  expectText,
  field,
  issuesAt,
  statusOf,
  useDemo,
  watchPatches,
} from "./demo.mjs";

const withDemo = useDemo();

test("rejects a company name that is too long, then saves the corrected name alone", () =>
  withDemo(async (page) => {
    const patches = watchPatches(page);
    await field(page, "company_name").fill("x".repeat(251));
    await expectText(issuesAt(page, "company_name"), /251 characters.*250/);
    await expectText(page.locator("#problems"), /251 characters/);
    await page.getByTestId("save").click();
    await expectText(statusOf(page), /not saved/i);
    expect(patches).toEqual([]);

    await field(page, "company_name").fill("Acme");
    await issuesAt(page, "company_name").waitFor({ state: "detached" });
    await expectRequest(page, { company_name: "Acme" });
    const id = await page.locator("[data-experience][aria-current]").getAttribute("data-experience");
    await expectText(
      page.getByTestId("request-line"),
      new RegExp(`^PATCH http.*/resume/base/experience/${id}/$`),
    );

    await page.getByTestId("save").click();
    await expectText(statusOf(page), /^saved 1 change/i);
    expect(patches).toEqual([{ contentType: "application/json", body: '{"company_name":"Acme"}' }]);
    await expectNoRequest(page);

    await page.reload();
    await field(page, "company_name").waitFor();
    expect(await field(page, "company_name").inputValue()).toBe("Acme");
    await expectNoRequest(page);
  }));

test("shows and removes an issue with the key that causes it", () =>
  withDemo(async (page) => {
    const company = field(page, "company_name");
    await company.fill("x".repeat(250));
    await company.press("End");
    await company.press("y");
    await issuesAt(page, "company_name").waitFor();
    expect(await company.getAttribute("aria-invalid")).toBe("true");
    await company.press("Backspace");
    await issuesAt(page, "company_name").waitFor({ state: "detached" });
    expect(await company.getAttribute("aria-invalid")).toBeNull();
  }));

test("counts characters as the server does: one for a clef outside the basic plane", () =>
  withDemo(async (page) => {
    await field(page, "company_name").fill("𝄞".repeat(250));
    await expectRequest(page, { company_name: "𝄞".repeat(250) });
    expect(await issuesAt(page, "company_name").count()).toBe(0);
  }));

test("keeps typed text that is not a number", () =>
  withDemo(async (page) => {
    await field(page, "started_from_year").fill("20x4");
    await issuesAt(page, "started_from_year").waitFor();
    expect(await field(page, "started_from_year").inputValue()).toBe("20x4");
    await page.getByTestId("save").click();
    await expectText(statusOf(page), /not saved/i);
  }));

test("sends fields of different types as one typed body in the schema's order", () =>
  withDemo(async (page) => {
    await page.locator("[data-experience]").nth(1).click();
    await field(page, "finished_at_year").fill("2020");
    await field(page, "city").fill("");
    await field(page, "country").selectOption("NLD");
    await field(page, "employment_type").selectOption({ label: "Full Time" });
    await expectRequest(page, { employment_type: "flt", city: null, finished_at_year: 2020, country: "NLD" });
    const changes = page.locator("#changes");
    await expectText(changes, /Pune/);
    await expectText(changes, /Netherlands/);
    await page.getByTestId("discard").click();
    await expectNoRequest(page);
    expect(await field(page, "city").inputValue()).toBe("Pune");
  }));

test("reports an end before the start at the end date", () =>
  withDemo(async (page) => {
    await page.locator("[data-experience]").nth(1).click();
    await field(page, "finished_at_year").fill("2017");
    await expectText(issuesAt(page, "finished_at_year"), /./);
    expect(await page.locator('[data-issue-for="finished_at_year"]').getAttribute("data-code")).toBe(
      "endBeforeStart",
    );
  }));

test("removes scripts, handlers and styles from the description's preview", () =>
  withDemo(async (page) => {
    await field(page, "description").fill(
      '<p onclick="hacked=1" style="color:red">One <b>bold</b> word</p><script>hacked=1</script><a href="javascript:hacked=1">x</a>',
    );
    await expectText(page.locator(".preview b"), /^bold$/);
    expect(await page.locator(".preview script, .preview [onclick], .preview [style]").count()).toBe(0);
    expect(await page.locator('.preview [href^="javascript"]').count()).toBe(0);
    expect(await page.evaluate(() => "hacked" in globalThis)).toBe(false);
  }));

test("formats a description by buttons that share one tab stop", () =>
  withDemo(async (page) => {
    const description = field(page, "description");
    await description.fill("first\nsecond");
    await description.selectText();
    const bar = page.getByRole("toolbar", { name: /format description/i });
    await bar.getByRole("button", { name: "List" }).click();
    await expectRequest(page, { description: "<ul><li>first</li><li>second</li></ul>" });
    expect(await page.locator(".preview li").allTextContents()).toEqual(["first", "second"]);
    await description.fill("");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Bold");
    expect(await description.inputValue()).toBe("<strong>Bold</strong>");
  }));
