// The resume tab works on a draft: edits can be undone, and unsaved edits survive a reload.
import { describe, expect, test } from "vitest";
import {
  chooseFailure,
  expectNoRequest,
  expectRequest,
  expectText,
  field,
  isDisabled,
  issuesAt,
  redoButton,
  statusOf,
  undoButton,
  useDemo,
} from "./demo.mjs";
import { entry, list, openEntry, reload, titles, useResume } from "./resume.mjs";

const withResume = useResume(useDemo());

const undo = (page) => undoButton(page).click();
const redo = (page) => redoButton(page).click();

describe("undoing", () => {
  test("undoes typing, moving, adding and removing step by step", () =>
    withResume(async (page) => {
      const skills = await titles(page, "skills");
      expect(await isDisabled(undoButton(page))).toBe(true);
      await field(page, "/name/first").fill("Thomas");
      await entry(page, "skills", 1).locator(".item-summary").focus();
      await page.keyboard.press("Alt+ArrowUp");
      await list(page, "skills").getByRole("button", { name: "Add a skill" }).click();
      await field(page, "/skills/5/name").fill("Welding");
      await entry(page, "skills", 0)
        .getByRole("button", { name: /^Remove/ })
        .click();
      expect(await titles(page, "skills")).toEqual([skills[0], ...skills.slice(2), "Welding"]);
      await undo(page);
      await undo(page);
      expect((await titles(page, "skills")).at(-1)).toBe("Untitled skill");
      await undo(page);
      await undo(page);
      expect(await titles(page, "skills")).toEqual(skills);
      await undo(page);
      await expectNoRequest(page);
      expect(await field(page, "/name/first").inputValue()).toBe("Tim");
      expect(await isDisabled(undoButton(page))).toBe(true);
      for (let steps = 0; steps < 5; steps++) await redo(page);
      expect(await field(page, "/name/first").inputValue()).toBe("Thomas");
      expect(await titles(page, "skills")).toEqual([skills[0], ...skills.slice(2), "Welding"]);
    }));

  test("works by keys in the form, and undoes one edit of several paths at once", () =>
    withResume(async (page) => {
      await field(page, "/location/rawInput").fill("");
      await expectRequest(page, { location: null });
      await page.keyboard.press("Control+z");
      await expectNoRequest(page);
      await page.keyboard.press("Control+Shift+z");
      await expectRequest(page, { location: null });
      await field(page, "/location/rawInput").fill("Leeds");
      await page.keyboard.press("Control+z");
      await expectRequest(page, { location: null });
    }));

  test("restores unreadable text with its issue", () =>
    withResume(async (page) => {
      await openEntry(page, "skills", "Python");
      const months = field(page, "/skills/1/numberOfMonths");
      await months.fill("a lot");
      await expectText(page.locator("#problems"), /whole number/);
      await field(page, "/name/first").fill("Thomas");
      await months.fill("12");
      await expect.poll(() => issuesAt(page, "/skills/1/numberOfMonths").count()).toBe(0);
      await undo(page);
      await expectText(issuesAt(page, "/skills/1/numberOfMonths"), /whole number/);
      expect(await months.inputValue()).toBe("a lot"); // with its issue, which may be shown later
      await undo(page);
      await undo(page);
      expect(await months.inputValue()).toBe("90");
      await expectNoRequest(page);
    }));

  test("names the item, and focuses it or its neighbour", () =>
    withResume(async (page) => {
      const said = page.locator("#announcements");
      const focused = (selector) => page.locator(`${selector} :focus`).count();
      const python = '[data-list="skills"] [data-position="2"]';
      await entry(page, "skills", 1)
        .getByRole("button", { name: /^Remove/ })
        .press("Enter");
      await page.keyboard.press("Control+z");
      await expectText(said, /^Undone: Python, .*Skills\.$/);
      expect(await page.locator(`${python} .item-title`).textContent()).toBe("Python");
      expect(await focused(python)).toBe(1);
      await page.keyboard.press("Control+y");
      await expectText(said, /^Redone: Python, .*Skills\.$/);
      expect(await focused(python)).toBe(1); // the item that has moved up
      await page.keyboard.press("Control+z");
      await entry(page, "skills", 1).locator(".item-summary").press("Alt+ArrowDown");
      await page.keyboard.press("Control+z");
      await expectText(said, /^Undone: Python, .*Skills\.$/);
      expect(await focused(python)).toBe(1);
      expect(await list(page, "skills").locator('[aria-expanded="true"]').count()).toBe(0);
    }));

  test("moves the focus from a removed addition to its neighbour", () =>
    withResume(async (page) => {
      await list(page, "languages").getByRole("button", { name: "Add a language" }).click();
      await page.keyboard.type("ger");
      await page.getByRole("option", { name: "German" }).waitFor();
      await page.keyboard.press("Enter");
      await expectRequest(page, { languages: ["English", "French", "Arabic", "German"] });
      await page.keyboard.press("Control+z");
      await expectNoRequest(page);
      expect(await page.evaluate(() => document.activeElement.name)).toBe("/languages/2");
    }));

  test("restores discarded edits", () =>
    withResume(async (page) => {
      await field(page, "/name/first").fill("Thomas");
      await page.getByTestId("discard").click();
      await expectNoRequest(page);
      await undo(page);
      expect(await field(page, "/name/first").inputValue()).toBe("Thomas");
    }));
});

describe("a reload while typing", () => {
  test("restores the edits with their history and reports it", () =>
    withResume(async (page) => {
      await entry(page, "workExperience", 0)
        .getByRole("button", { name: /^Remove/ })
        .click();
      await openEntry(page, "skills", "Python");
      await field(page, "/skills/1/numberOfMonths").fill("a lot");
      await field(page, "/name/first").fill("Thom");
      await reload(page);
      await expectText(page.locator('[data-notice="restored"]'), /unsaved changes from before are back/);
      expect(await field(page, "/name/first").inputValue()).toBe("Thom");
      expect((await titles(page, "workExperience")).length).toBe(3);
      await openEntry(page, "skills", "Python");
      expect(await field(page, "/skills/1/numberOfMonths").inputValue()).toBe("a lot");
      await expectText(statusOf(page), /3 unsaved changes/);
      for (let steps = 0; steps < 3; steps++) await undo(page);
      await expectNoRequest(page);
      expect((await titles(page, "workExperience")).length).toBe(4);
    }));

  test("offers to discard the restored edits for good", () =>
    withResume(async (page) => {
      await field(page, "/name/first").fill("Thomas");
      await reload(page);
      await page.getByRole("button", { name: "Discard them" }).click();
      await expectNoRequest(page);
      expect(await field(page, "/name/first").inputValue()).toBe("Tim");
      await reload(page);
      expect(await field(page, "/name/first").inputValue()).toBe("Tim");
      expect(await page.locator('[data-notice="restored"]').count()).toBe(0);
    }));

  test("restores nothing that was saved", () =>
    withResume(async (page) => {
      await field(page, "/name/first").fill("Thomas");
      await page.getByTestId("save").click();
      await expectText(statusOf(page), /^saved 1 change/i);
      await reload(page);
      expect(await field(page, "/name/first").inputValue()).toBe("Thomas");
      expect(await page.locator('[data-notice="restored"]').count()).toBe(0);
      await expectNoRequest(page);
    }));

  test("applies the edits to what someone else saved meanwhile", () =>
    withResume(async (page) => {
      await field(page, "/name/first").fill("Thomas");
      await page.evaluate(async () => {
        const url = new URL("api/v2/resumes/kRkLPvAb", document.baseURI);
        const body = JSON.stringify({ objective: "To build" });
        await fetch(url, { method: "PATCH", body, headers: { "Content-Type": "application/json" } });
      });
      await reload(page);
      expect(await field(page, "/name/first").inputValue()).toBe("Thomas");
      expect(await field(page, "/objective").inputValue()).toBe("To build");
      await page.locator("#changes [data-change-for]").first().waitFor();
      expect(await page.locator("#changes [data-change-for]").count()).toBe(1);
    }));
});

describe("sending", () => {
  test("keeps edits that are made while sending", () =>
    withResume(async (page) => {
      await field(page, "/name/first").fill("Thomas");
      await chooseFailure(page, "Slow response");
      await page.getByTestId("save").click();
      await expectText(page.locator("#network-log"), /Slow response/);
      await field(page, "/objective").fill("To build");
      await expectText(statusOf(page), /^saved 1 change; 1 newer change still to save/i);
      await expectRequest(page, { objective: "To build" });
      expect(await field(page, "/name/first").inputValue()).toBe("Thomas");
      await undo(page);
      await expectNoRequest(page);
    }));

  test("finds out that a change was saved although the response was lost", () =>
    withResume(async (page) => {
      await field(page, "/name/first").fill("Thomas");
      await chooseFailure(page, "Saved, response lost");
      await page.getByTestId("save").click();
      await expectText(statusOf(page), /^saved 1 change/i);
      await expectText(page.locator("#network-log"), /checks whether the change was saved/);
      await expectNoRequest(page);
    }));

  test("reports and marks what someone else saved meanwhile", () =>
    withResume(async (page) => {
      await field(page, "/totalYearsExperience").fill("14");
      await chooseFailure(page, "Someone else edits");
      await page.getByTestId("save").click();
      await expectText(
        statusOf(page),
        /^Saved 1 change\. Someone else changed Job title and Skills\. They are in your form\.$/,
      );
      const merge = page.locator("#resume-merge");
      await expectText(merge, /^Someone else changed \d+ things/);
      await expectText(merge, /Their changes are now in your form\./);
      expect(await field(page, "/totalYearsExperience").inputValue()).toBe("14");
      await expectNoRequest(page);
      expect(await page.getByText("from someone else").count()).toBeGreaterThan(1);
      await merge.getByRole("button", { name: "Got it" }).click();
      expect(await page.getByText("from someone else").count()).toBe(0);
    }));

  test("asks when someone else changed the same field, then sends the choice", () =>
    withResume(async (page) => {
      await openEntry(page, "workExperience", "Senior Software Developer");
      const title = field(page, "/workExperience/0/jobTitle");
      await title.fill("Staff Software Developer");
      await chooseFailure(page, "Someone else edits");
      await page.getByTestId("save").click();
      await expectText(statusOf(page), /someone else changed the same field/i);
      await expectText(page.locator(".conflict"), /Staff Software Developer.*Principal Engineer/s);
      await expectText(page.locator("#resume-merge"), /^Someone else changed \d+ things/);
      await expectText(entry(page, "skills", 5), /^Mentoring.*from someone else/);
      await page.locator(".conflict").getByRole("radio", { name: "Someone else’s" }).check();
      await expectText(
        page.locator("#resume-merge"),
        /All conflicts are resolved\. There is nothing left to save\./,
      );
      await page.locator(".conflict").getByRole("radio", { name: "Yours" }).check();
      await expectText(
        page.locator("#resume-merge"),
        /All conflicts are resolved\. Save when you are ready\./,
      );
      await page.keyboard.press("Control+s");
      await expectText(statusOf(page), /^saved 1 change$/i);
      // The question is closed, and with it the focused element.
      await expect.poll(() => page.evaluate(() => document.activeElement.id)).toBe("resume-form");
      await reload(page);
      expect((await titles(page, "workExperience"))[0]).toBe("Staff Software Developer");
      expect((await titles(page, "skills"))[0]).toBe("Python"); // which someone else had moved
    }));
});
