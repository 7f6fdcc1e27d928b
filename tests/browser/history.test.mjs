// Undo and redo, and edits that survive a reload.
import { expect, test } from "vitest";
import {
  expectNoRequest,
  expectRequest,
  expectText,
  field,
  isDisabled,
  issuesAt,
  phone,
  redoButton,
  statusOf,
  undoButton,
  useDemo,
} from "./demo.mjs";

const withDemo = useDemo();

const textIn = (page, name) => field(page, name).inputValue();
/** Stops the page's clock: keys within one second are one undo step, and a slow machine may need longer. */
const stopClock = (page, at) => page.clock.setFixedTime(at);
const notice = (page, kind) => page.locator(`[data-notice="${kind}"]`);

test("undoes and redoes by buttons that show when there is nothing to do", () =>
  withDemo(async (page) => {
    expect([await isDisabled(undoButton(page)), await isDisabled(redoButton(page))]).toEqual([true, true]);
    await field(page, "city").fill("Porto");
    await field(page, "country").selectOption("NLD");
    await undoButton(page).click();
    expect([await textIn(page, "city"), await textIn(page, "country")]).toEqual(["Porto", "PRT"]);
    expect([await isDisabled(undoButton(page)), await isDisabled(redoButton(page))]).toEqual([false, false]);
    await undoButton(page).click();
    await expectNoRequest(page);
    await expectText(statusOf(page), /no unsaved changes/i);
    expect(await isDisabled(undoButton(page))).toBe(true);
    await redoButton(page).click();
    await redoButton(page).click();
    await expectRequest(page, { city: "Porto", country: "NLD" });
    await expectText(page.locator("#announcements"), /^Redone: Country/);
  }));

test("uses the draft's history for keys in a field instead of the browser's", () =>
  withDemo(async (page) => {
    await stopClock(page, Date.now());
    await field(page, "city").focus();
    await page.keyboard.press("End");
    await page.keyboard.type(", PT");
    await field(page, "job_title").focus();
    await page.keyboard.press("Control+z");
    expect(await textIn(page, "city")).toBe("Lisbon");
    await page.keyboard.press("Control+Shift+z");
    expect(await textIn(page, "city")).toBe("Lisbon, PT");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+y");
    expect(await textIn(page, "city")).toBe("Lisbon, PT");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await expectNoRequest(page);
    expect(await textIn(page, "job_title")).toBe("Senior Product Designer");
  }));

test("uses the draft's history for the browser's menu", () =>
  withDemo(async (page) => {
    await field(page, "city").fill("Porto");
    const ask = (inputType) =>
      field(page, "city").evaluate(
        (control, inputType) =>
          control.dispatchEvent(
            new InputEvent("beforeinput", { inputType, bubbles: true, cancelable: true }),
          ),
        inputType,
      );
    expect(await ask("historyUndo")).toBe(false); // the browser's own undo is prevented
    expect(await textIn(page, "city")).toBe("Lisbon");
    expect(await ask("historyRedo")).toBe(false);
    expect(await textIn(page, "city")).toBe("Porto");
    expect(await ask("insertText")).toBe(true);
  }));

test("keeps the browser's own undo in fields outside the form", () =>
  withDemo(async (page) => {
    await field(page, "city").fill("Porto");
    await page.locator("#open-settings").click();
    const address = page.locator('[name="base_url"]');
    await address.focus();
    await page.keyboard.type("https://a.example");
    await page.keyboard.press("Control+z");
    expect(await address.inputValue()).toBe("");
    await page.keyboard.press("Escape");
    expect(await textIn(page, "city")).toBe("Porto");
  }));

test("undoes unreadable text, and restores the end date with its box in one step", () =>
  withDemo(async (page) => {
    await page.locator("[data-experience]").nth(1).click();
    await expectText(page.locator("[data-experience][aria-current]"), /Teaching/);
    await field(page, "started_from_year").fill("20x8");
    await issuesAt(page, "started_from_year").waitFor();
    await undoButton(page).click();
    expect(await textIn(page, "started_from_year")).toBe("2018");
    await issuesAt(page, "started_from_year").waitFor({ state: "detached" });
    await field(page, "current").check();
    await expectRequest(page, { finished_at_month: null, finished_at_year: null, current: true });
    await undoButton(page).click();
    await expectNoRequest(page);
    expect(await textIn(page, "finished_at_year")).toBe("2019");
    expect(await field(page, "current").isChecked()).toBe(false);
  }));

test("puts one change back, which can be undone", () =>
  withDemo(async (page) => {
    await field(page, "city").fill("Porto");
    await field(page, "job_title").fill("Designer");
    await page.getByRole("button", { name: "Put back City" }).click();
    await expectRequest(page, { job_title: "Designer" });
    expect(await textIn(page, "city")).toBe("Lisbon");
    await undoButton(page).click();
    await expectRequest(page, { job_title: "Designer", city: "Porto" });
  }));

test("undoes past a save, which makes a new edit", () =>
  withDemo(async (page) => {
    await field(page, "city").fill("Porto");
    await page.getByTestId("save").click();
    await expectText(statusOf(page), /^saved 1 change/i);
    await undoButton(page).click();
    await expectRequest(page, { city: "Lisbon" });
  }));

test("keeps edits and history when the page is reloaded while typing", () =>
  withDemo(async (page) => {
    const start = Date.now();
    await stopClock(page, start);
    await field(page, "job_title").fill("Head of Design");
    await stopClock(page, start + 1100); // starts another step
    await field(page, "city").fill("");
    await field(page, "city").pressSequentially("Por");
    await field(page, "started_from_year").fill("20x4");
    await page.reload();
    await expectText(notice(page, "restored"), /unsaved changes from before are back/i);
    expect(await textIn(page, "job_title")).toBe("Head of Design");
    expect(await textIn(page, "city")).toBe("Por");
    expect(await textIn(page, "started_from_year")).toBe("20x4");
    await expectText(statusOf(page), /3 unsaved changes/);
    await undoButton(page).click();
    await undoButton(page).click();
    await expectRequest(page, { job_title: "Head of Design" });
    await page.getByRole("button", { name: "Discard them" }).click();
    await expectNoRequest(page);
    await notice(page, "restored").waitFor({ state: "detached" });
    await page.reload();
    await field(page, "city").waitFor();
    expect(await textIn(page, "job_title")).toBe("Senior Product Designer");
    expect(await notice(page, "restored").count()).toBe(0);
  }));

test("keeps the unsaved edits of each job and marks those jobs in the list", () =>
  withDemo(async (page) => {
    const jobs = page.locator("[data-experience]");
    await field(page, "city").fill("Porto");
    await expectText(jobs.nth(0), /not saved/);
    await jobs.nth(1).click();
    await expectText(page.locator("[data-experience][aria-current]"), /Teaching/);
    await field(page, "city").fill("Mumbai");
    await expectText(jobs.nth(1), /not saved/);
    await page.getByTestId("save").click();
    await expectText(statusOf(page), /^saved 1 change/i);
    expect(await jobs.nth(1).textContent()).not.toMatch(/not saved/);
    expect(await jobs.nth(0).textContent()).toMatch(/not saved/);
    await jobs.nth(0).click();
    await expectRequest(page, { city: "Porto" });
    expect(await jobs.nth(2).textContent()).not.toMatch(/not saved/);
  }));

test("reports edits of another tab and merges them on request", () =>
  withDemo(async (page) => {
    const other = await page.context().newPage();
    await other.goto(page.url());
    await field(other, "city").fill("Porto");
    await field(page, "job_title").fill("Designer");
    await expectText(notice(page, "other-tab"), /edited in another tab/i);
    await page.getByRole("button", { name: "Add those changes here" }).click();
    await expectRequest(page, { job_title: "Designer", city: "Porto" });
    await notice(page, "other-tab").waitFor({ state: "detached" });
    await other.close();
  }));

test("shows undo and redo large enough for a thumb on a phone", () =>
  withDemo(
    async (page) => {
      await field(page, "city").fill("Porto");
      for (const button of [undoButton(page), redoButton(page)]) {
        const { height, width } = await button.boundingBox();
        expect(Math.min(height, width)).toBeGreaterThanOrEqual(44);
      }
      await undoButton(page).tap();
      expect(await textIn(page, "city")).toBe("Lisbon");
    },
    { viewport: phone, hasTouch: true, isMobile: true },
  ));
