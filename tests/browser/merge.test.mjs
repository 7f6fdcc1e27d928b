// Someone else edits the open resume: the page merges their version and asks about fields that both changed.
import { describe, expect, test } from "vitest";
import {
  expectNoRequest,
  expectText,
  field,
  redoButton,
  requestBody,
  statusOf,
  undoButton,
  useDemo,
  watchPatches,
} from "./demo.mjs";
import { change, entry, list, openEntry, reload, titles, useResume } from "./resume.mjs";

const withResume = useResume(useDemo());

const merge = (page) => page.locator("#resume-merge");
const conflicts = (page) => page.locator(".conflict");

async function letColleagueEdit(page) {
  await page.locator("#edit-as-colleague").click();
  await expectText(merge(page), /Maria changed \d+ things/);
}

test("shows and marks someone else's changes without anything to send", () =>
  withResume(async (page) => {
    await letColleagueEdit(page);
    await expectText(merge(page), /Maria changed 3 things/);
    await expectNoRequest(page);
    await expectText(statusOf(page), /no unsaved changes/i);
    expect((await titles(page, "skills")).slice(0, 2)).toEqual(["Python", "C++"]);
    expect((await titles(page, "workExperience")).at(-1)).toMatch(/^Lead /);
    await expectText(entry(page, "workExperience", 3), /from Maria/);
    await merge(page).locator("summary").click();
    expect(await merge(page).locator(".change-theirs").count()).toBe(3);
    await merge(page).getByRole("button", { name: "Got it" }).click();
    expect(await merge(page).isVisible()).toBe(false);
    expect(await page.getByText("from Maria").count()).toBe(0);
  }));

test("merges edits of both sides, even within one text", () =>
  withResume(async (page) => {
    const before = await field(page, "/summary").inputValue();
    await field(page, "/summary").fill(before.replace("tools", "sturdy machines"));
    await list(page, "skills").getByRole("button", { name: "Add a skill" }).click();
    await page.keyboard.type("Welding");
    await entry(page, "education", 0).locator(".item-summary").focus();
    await page.keyboard.press("Alt+ArrowDown");
    await letColleagueEdit(page);
    expect(await conflicts(page).count()).toBe(0);
    const summary = await field(page, "/summary").inputValue();
    expect(summary).toContain("sturdy machines");
    expect(summary).toContain("References on request.");
    expect(await titles(page, "skills")).toEqual(expect.arrayContaining(["Welding", "Mentoring", "Python"]));
    expect((await titles(page, "education"))[1]).toBe("Bachelor of Science");
    await page.getByTestId("save").click();
    await expectText(statusOf(page), /^saved 3 changes/i);
    await reload(page);
    expect(await field(page, "/summary").inputValue()).toBe(summary);
    expect(await titles(page, "skills")).toEqual(expect.arrayContaining(["Welding", "Mentoring", "Python"]));
  }));

describe("a title that both changed", () => {
  const withConflict = (body) =>
    withResume(async (page) => {
      await openEntry(page, "workExperience", "Senior Software Developer");
      await field(page, "/workExperience/0/jobTitle").fill("Staff Software Developer");
      await letColleagueEdit(page);
      expect(await conflicts(page).count()).toBe(1);
      await body(page, field(page, "/workExperience/0/jobTitle"));
    });

  test("shows both versions and saves nothing until one is chosen", () =>
    withConflict(async (page, title) => {
      const patches = watchPatches(page);
      await expectText(
        conflicts(page),
        /Job title.*Yours.*Staff Software Developer.*Maria’s.*Principal Engineer/s,
      );
      expect(await title.inputValue()).toBe("Staff Software Developer");
      expect(await page.locator(".conflict :checked").count()).toBe(0);
      await page.getByTestId("save").click();
      await expectText(statusOf(page), /not saved. resolve 1 conflict first/i);
      await expectText(page.locator("#request-note"), /Resolve the conflicts first/);
      expect(patches).toEqual([]);
    }));

  test("can keep the person's version", () =>
    withConflict(async (page, title) => {
      await conflicts(page).getByRole("radio", { name: "Yours" }).check();
      await expectText(merge(page), /All conflicts are resolved/);
      expect(await title.inputValue()).toBe("Staff Software Developer");
      await expectText(
        change(page, "/workExperience/0/jobTitle"),
        /Principal Engineer.*Staff Software Developer/s,
      );
      await page.getByTestId("save").click();
      await expectText(statusOf(page), /^saved 1 change/i);
    }));

  test("can use the other version, and the choice can be changed", () =>
    withConflict(async (page, title) => {
      await conflicts(page).getByRole("radio", { name: "Maria’s" }).check();
      expect(await title.inputValue()).toBe("Principal Engineer");
      await expectNoRequest(page);
      await conflicts(page).getByRole("radio", { name: "Yours" }).check();
      expect(await title.inputValue()).toBe("Staff Software Developer");
    }));

  test("can get another text, in the card or in the form", () =>
    withConflict(async (page, title) => {
      await conflicts(page).getByRole("radio", { name: "Something else" }).check();
      await conflicts(page).locator("textarea").fill("Principal Software Developer");
      expect(await title.inputValue()).toBe("Principal Software Developer");
      await title.fill("Head of Software");
      expect(await conflicts(page).locator("textarea").inputValue()).toBe("Head of Software");
      await expectText(page.getByTestId("request-body"), /Head of Software/);
      const { workExperience } = JSON.parse(await requestBody(page));
      expect(workExperience[0].jobTitle).toBe("Head of Software");
    }));

  test("is resolved in one step, and undo restores the conflict", () =>
    withConflict(async (page, title) => {
      await conflicts(page).getByRole("radio", { name: "Maria’s" }).check();
      expect(await title.inputValue()).toBe("Principal Engineer");
      await undoButton(page).click();
      expect(await title.inputValue()).toBe("Staff Software Developer");
      expect(await page.locator(".conflict :checked").count()).toBe(0);
      await expectText(statusOf(page), /1 conflict to resolve/);
      await redoButton(page).click();
      expect(await title.inputValue()).toBe("Principal Engineer");
      expect(await conflicts(page).getByRole("radio", { name: "Maria’s" }).isChecked()).toBe(true);
      await undoButton(page).click();
      await undoButton(page).click(); // undoes an edit from before Maria's changes; hers stay
      expect(await title.inputValue()).toBe("Principal Engineer");
      await expectNoRequest(page);
    }));

  test("is still a conflict after a reload", () =>
    withConflict(async (page) => {
      await page.waitForTimeout(600); // the draft is stored a few times a second
      await reload(page);
      await expectText(conflicts(page), /Job title.*Yours.*Staff Software Developer.*Principal Engineer/s);
      await page.getByTestId("save").click();
      await expectText(statusOf(page), /not saved. resolve 1 conflict first/i);
    }));

  test("follows its job to another position", () =>
    withConflict(async (page) => {
      await entry(page, "workExperience", 0)
        .getByRole("button", { name: /^Move down/ })
        .click();
      await conflicts(page).getByRole("radio", { name: "Maria’s" }).check();
      expect((await titles(page, "workExperience")).slice(0, 2)).toEqual([
        "Software Developer",
        "Principal Engineer",
      ]);
    }));
});

test("asks about a job that was removed here and edited by someone else", () =>
  withResume(async (page) => {
    const before = await titles(page, "workExperience");
    await entry(page, "workExperience", 3)
      .getByRole("button", { name: /^Remove/ })
      .click();
    await letColleagueEdit(page);
    await expectText(conflicts(page), /Yours.*removed.*Maria’s.*Lead Sales and retail assistants/s);
    expect((await titles(page, "workExperience")).length).toBe(3);
    await conflicts(page).getByRole("radio", { name: "Maria’s" }).check();
    expect(await titles(page, "workExperience")).toEqual([...before.slice(0, 3), `Lead ${before[3]}`]);
    await expectNoRequest(page);
    await conflicts(page).getByRole("radio", { name: "Yours" }).check();
    expect(await titles(page, "workExperience")).toEqual(before.slice(0, 3));
    await page.getByTestId("save").click();
    await expectText(statusOf(page), /^saved 1 change/i);
  }));

test("asks about an order that both changed differently", () =>
  withResume(async (page) => {
    // Maria moves the second skill to the top; here the two skills are moved differently.
    await entry(page, "skills", 1).locator(".item-summary").focus();
    for (let count = 0; count < 3; count++) await page.keyboard.press("Alt+ArrowDown");
    await letColleagueEdit(page);
    expect(await conflicts(page).count()).toBe(1);
    await expectText(conflicts(page), /Skills.*Yours.*Maria’s/s);
    const mine = await titles(page, "skills");
    await conflicts(page).getByRole("radio", { name: "Maria’s" }).check();
    expect((await titles(page, "skills"))[0]).toBe("Python");
    await conflicts(page).getByRole("radio", { name: "Yours" }).check();
    expect(await titles(page, "skills")).toEqual(mine);
    expect([...mine].sort()).toEqual(
      [
        "Applied Mechanics",
        "C++",
        "Mentoring",
        "Python",
        "Robot Operating System",
        "Technical drawing",
      ].sort(),
    );
  }));
