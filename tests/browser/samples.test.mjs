// Loading a job and saving it unchanged sends no request, whatever labels and formats it was loaded with.
import { expect, test } from "vitest";
import { expectNoRequest, expectText, field, statusOf, useDemo, watchPatches } from "./demo.mjs";

const withDemo = useDemo();

test("sends nothing for an unchanged sample", () =>
  withDemo(async (page) => {
    const patches = watchPatches(page);
    const samples = page.locator("[data-experience]");
    const count = await samples.count();
    expect(count).toBeGreaterThan(1);
    for (let index = 0; index < count; index++) {
      await samples.nth(index).click();
      await expectText(
        page.locator("[data-experience][aria-current]"),
        new RegExp(escapeForPattern(await title(samples, index))),
      );
      await expectNoRequest(page);
      await page.getByTestId("save").click();
      await expectText(statusOf(page), /nothing to save/i);
    }
    expect(patches).toEqual([]);
  }));

test("sends nothing after an edit is reverted by typing", () =>
  withDemo(async (page) => {
    const before = await field(page, "job_title").inputValue();
    await field(page, "job_title").fill(`${before}!`);
    await page.getByTestId("request-body").getByText("job_title").waitFor();
    await field(page, "job_title").fill(before);
    await expectNoRequest(page);
  }));

const title = (samples, index) => samples.nth(index).locator(".card-title").textContent();
const escapeForPattern = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
