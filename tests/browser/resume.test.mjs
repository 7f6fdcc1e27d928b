// The second tab: a whole resume is edited, validated, compared and saved.
import { describe, expect, test } from "vitest";
import {
  expectNoRequest,
  expectRequest,
  expectText,
  field,
  isDisabled,
  issuesAt,
  openingField,
  redoButton,
  requestBody,
  statusOf,
  undoButton,
  useDemo,
  watchPatches,
} from "./demo.mjs";
import { change, entry, openEntry, reload, titles, useResume } from "./resume.mjs";

const withDemo = useDemo();
const withResume = useResume(withDemo);

describe("the tabs", () => {
  test("switch by arrow keys, and stay open after a reload", () =>
    withDemo(async (page) => {
      await page.getByRole("tab", { name: "Experience" }).focus();
      await page.keyboard.press("ArrowRight");
      await openingField(page, "resume").waitFor();
      expect(new URL(page.url()).hash).toBe("#resume");
      const resume = page.getByRole("tab", { name: "Resume" });
      expect(await resume.getAttribute("aria-selected")).toBe("true");
      expect(await resume.evaluate((tab) => tab === document.activeElement)).toBe(true);
      await reload(page);
      await page.goBack();
      await field(page, "company_name").waitFor();
    }));

  test("keep their own edits, and the panel shows the open one", () =>
    withDemo(async (page) => {
      await field(page, "city").fill("Porto");
      await expectRequest(page, { city: "Porto" });
      await page.getByRole("tab", { name: "Resume" }).click();
      await openingField(page, "resume").waitFor();
      await expectNoRequest(page);
      await field(page, "/name/first").fill("Timothy");
      await expectText(page.getByTestId("request-line"), /\/v2\/resumes\//);
      await page.getByRole("tab", { name: "Experience" }).click();
      await expectRequest(page, { city: "Porto" });
      await page.getByTestId("save").click();
      await expectText(statusOf(page), /^saved 1 change/i);
      await page.getByRole("tab", { name: "Resume" }).click();
      await expectText(statusOf(page), /1 unsaved change/i);
      expect(await field(page, "/name/first").inputValue()).toBe("Timothy");
    }));
});

describe("editing", () => {
  test("sends a changed job title with its list, and shows it after a reload", () =>
    withResume(async (page) => {
      const patches = watchPatches(page);
      await openEntry(page, "workExperience", "Software Developer");
      await field(page, "/workExperience/1/jobTitle").fill("Firmware Developer");
      await expectText(change(page, "/workExperience/1/jobTitle"), /Firmware/);
      await expectText(page.getByTestId("request-line"), /^PATCH http.*\/v2\/resumes\/\w+$/);
      const sent = JSON.parse(await requestBody(page));
      expect(Object.keys(sent)).toEqual(["workExperience"]);
      expect(sent.workExperience.map((job) => job.jobTitle)[1]).toBe("Firmware Developer");
      expect(sent.workExperience.some((job) => "socName" in job || "occupation" in job)).toBe(false);
      const shown = await requestBody(page);
      await page.getByTestId("save").click();
      await expectText(statusOf(page), /^saved 1 change/i);
      expect(patches).toEqual([{ contentType: "application/json", body: shown }]);
      await expectNoRequest(page);
      await expectText(page.locator("#request-sent"), /Saved at .* response 200/);
      await reload(page);
      expect((await titles(page, "workExperience"))[1]).toBe("Firmware Developer");
      await openEntry(page, "workExperience", "Senior Software Developer");
      await expectText(entry(page, "workExperience", 0), /Industrial automation/); // computed by the server
    }));

  test("shows a wrong email at its field while typing, and links to it from the panel", () =>
    withResume(async (page) => {
      await field(page, "/emails/0").fill("tim at home");
      await expectText(issuesAt(page, "/emails/0"), /name@example.com/);
      expect(await field(page, "/emails/0").getAttribute("aria-invalid")).toBe("true");
      await page.getByTestId("save").click();
      await expectText(statusOf(page), /not saved/i);
      await page.locator("#tabs [aria-selected=true]").focus();
      await page.locator("#problems a").click();
      expect(await page.evaluate(() => document.activeElement.name)).toBe("/emails/0");
      await field(page, "/emails/0").fill("tim@example.com");
      await issuesAt(page, "/emails/0").waitFor({ state: "detached" });
      await expectRequest(page, { emails: ["tim@example.com"] });
    }));

  test("shows a problem on a closed item, and opens it from the panel", () =>
    withResume(async (page) => {
      await openEntry(page, "skills", "Python");
      await field(page, "/skills/1/numberOfMonths").fill("a lot");
      await expectText(issuesAt(page, "/skills/1/numberOfMonths"), /whole number/);
      await entry(page, "skills", 1).locator(".item-summary").click();
      await expectText(entry(page, "skills", 1), /1 problem/);
      await page.locator("#problems a").click();
      expect(await page.evaluate(() => document.activeElement.value)).toBe("a lot");
    }));

  test("sends nothing after an edit is reverted by typing", () =>
    withResume(async (page) => {
      await field(page, "/name/middle").fill("");
      await expectRequest(page, {
        name: { raw: "Tim A. Smith", first: "Tim", last: "Smith", middle: "", title: "Dr" },
      });
      await field(page, "/name/middle").fill("A.");
      await expectNoRequest(page);
      await openEntry(page, "skills", "Python");
      const months = field(page, "/skills/1/numberOfMonths");
      await months.fill("12");
      await expectText(change(page, "/skills/1/numberOfMonths"), /12/);
      await months.fill("90");
      await expectNoRequest(page);
      await openEntry(page, "workExperience", "Test Engineer");
      await field(page, "/workExperience/2/dates/monthsInPosition").fill("6");
      await field(page, "/workExperience/2/dates/monthsInPosition").fill("");
      await expectNoRequest(page);
    }));

  test("sends null for an emptied location", () =>
    withResume(async (page) => {
      await field(page, "/location/rawInput").fill("");
      await expectRequest(page, { location: null });
      await field(page, "/location/rawInput").fill("Leeds");
      await expectRequest(page, { location: { rawInput: "Leeds" } });
    }));

  test("sends a date in the API's format", () =>
    withResume(async (page) => {
      await field(page, "/dateOfBirth").fill("1992-12-31");
      await expectRequest(page, { dateOfBirth: "1992-12-31" });
      await expectText(change(page, "/dateOfBirth"), /1 Jan 1992.*31 Dec 1992/);
    }));

  test("keeps the types of custom fields", () =>
    withResume(async (page) => {
      await field(page, "/expectedSalary").fill("101000");
      await field(page, "/willingToRelocate").check();
      await expectRequest(page, { willingToRelocate: true, expectedSalary: 101000 });
    }));

  test("adds, undoes and saves a custom field", () =>
    withResume(async (page) => {
      const add = page.getByRole("button", { name: "Add a detail" });
      const name = page.getByLabel("What is it called?");
      await add.click();
      await name.fill("workExperience");
      await name.press("Enter");
      await expectText(page.locator("#custom-detail-problem"), /already used/);
      await name.fill("Shift / pattern");
      await name.press("Enter");
      expect(await page.evaluate(() => document.activeElement.name)).toBe("/Shift ~1 pattern");
      await page.keyboard.type("Nights");
      await expectRequest(page, { "Shift / pattern": "Nights" });
      await field(page, "/Shift ~1 pattern").fill("");
      await expectRequest(page, { "Shift / pattern": "" });
      await field(page, "/Shift ~1 pattern").fill("Days");
      while (!(await isDisabled(undoButton(page)))) await undoButton(page).click();
      expect(await page.locator('[name="/Shift ~1 pattern"]').count()).toBe(0);
      await expectNoRequest(page);
      while (!(await isDisabled(redoButton(page)))) await redoButton(page).click();
      await page.getByTestId("save").click();
      await expectText(statusOf(page), /^saved 1 change/i);
      await reload(page);
      expect(await field(page, "/Shift ~1 pattern").inputValue()).toBe("Days");
    }));

  test("shows no control for read-only values", () =>
    withResume(async (page) => {
      const names = await page
        .locator("#resume-form [name]")
        .evaluateAll((all) => all.map(({ name }) => name));
      expect(names.length).toBeGreaterThan(20);
      const forbidden = /profession|linkedin|headShot|languageCodes|isResumeProbability|formatted$|\/id$/;
      expect(names.filter((name) => forbidden.test(name) && !/phoneNumberDetails/.test(name))).toEqual([]);
      await expectText(page.locator("#resume-about .derived-values"), /Software Developer/);
    }));
});

describe("the comparison", () => {
  test("marks changed words on both sides", () =>
    withResume(async (page) => {
      const summary = await field(page, "/summary").inputValue();
      await field(page, "/summary").fill(summary.replace("tools", "sturdy machines"));
      const shown = change(page, "/summary");
      await expectText(shown.locator(".side-before del"), /^tools$/);
      await expectText(shown.locator(".side-after ins"), /^sturdy machines$/);
      await shown.getByRole("button", { name: /^Put back/ }).click();
      await expectNoRequest(page);
      expect(await field(page, "/summary").inputValue()).toBe(summary);
    }));
});

test("updates only the edited one of fifty jobs while typing", () =>
  withResume(async (page) => {
    await page.evaluate(async () => {
      const url = new URL("api/v2/resumes/kRkLPvAb", document.baseURI);
      const { data } = await (await fetch(url)).json();
      const jobs = Array.from({ length: 50 }, (_, index) => ({
        ...data.workExperience[index % 4],
        id: index + 100,
      }));
      const body = JSON.stringify({ workExperience: jobs });
      const answer = await fetch(url, {
        method: "PATCH",
        body,
        headers: { "Content-Type": "application/json" },
      });
      if (!answer.ok) throw new Error(await answer.text());
    });
    await reload(page);
    expect((await titles(page, "workExperience")).length).toBe(50);
    await entry(page, "workExperience", 30).locator(".item-summary").click();
    const title = field(page, "/workExperience/30/jobTitle");
    await title.evaluate((control) => {
      globalThis.touched = [];
      new MutationObserver((records) =>
        globalThis.touched.push(...records.map(({ target }) => target)),
      ).observe(control.form, { subtree: true, childList: true, characterData: true, attributes: true });
      for (let count = 0; count < 20; count++) {
        control.value += "x";
        control.dispatchEvent(new Event("input", { bubbles: true }));
      }
    });
    await expectText(change(page, "/workExperience/30/jobTitle"), /x{20}/);
    const [inside, outside] = await entry(page, "workExperience", 30).evaluate((item) => {
      const isInside = (target) => item.contains(target);
      const { touched } = globalThis;
      return [
        touched.filter(isInside).length,
        touched
          .filter((target) => !isInside(target))
          .map(({ outerHTML, textContent }) => outerHTML ?? textContent),
      ];
    });
    expect(inside).toBeGreaterThan(0);
    expect(outside).toEqual([]);
  }));
