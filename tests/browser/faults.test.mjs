// Failures between the page and its server, simulated by the page's own panel. After each failure the page shows what
// happened, nothing that was typed is lost, and in the end the server has it.
import { describe, expect, test } from "vitest";
import {
  chooseFailure,
  expectNoRequest,
  expectRequest,
  expectText,
  field,
  networkLog,
  phone,
  statusOf,
  storedJob,
  useDemo,
  watchPatches,
} from "./demo.mjs";

const withDemo = useDemo();

const save = (page) => page.getByTestId("save").click();

/** Types something and saves it with a failure. */
async function saveThrough(page, label, duration) {
  await field(page, "city").fill("Porto");
  await chooseFailure(page, label, duration);
  await save(page);
}

async function expectStored(page, members) {
  await expectText(statusOf(page), /^saved/i);
  await expectNoRequest(page);
  expect(await storedJob(page)).toMatchObject(members);
}

describe("a temporary failure", () => {
  const changes = (page) =>
    networkLog(page).then((lines) => lines.filter((line) => /^PATCH/.test(line)).length);

  test.each([
    ["Connection refused", 2],
    ["Saved, response lost", 1],
    ["Saved, connection reset", 1],
    ["Response cut off", 1],
    ["Wrong response", 1],
    ["502 Bad gateway", 2],
    ["Slow response", 1],
  ])("%s: recovers without the person after %i change requests", (label, sent) =>
    withDemo(async (page) => {
      await saveThrough(page, label);
      await expectStored(page, { city: "Porto" });
      expect(await changes(page)).toBe(sent);
      expect(await networkLog(page)).toContain(`Failure: ${label}`);
    }),
  );

  test("waits as long as a 429 response asks", () =>
    withDemo(async (page) => {
      await saveThrough(page, "429 Too many requests");
      await expectStored(page, { city: "Porto" });
      expect((await networkLog(page)).join()).toMatch(/Response 429,Waits 2\.0 s/);
    }));
});

describe("a failure that is reported", () => {
  test.each([
    ["500 Server error", /^something went wrong on the server.*may have been saved.*we check first/i],
    ["401 Not signed in", /^not saved.*need to sign in.*still here/i],
    ["403 Not allowed", /^not saved.*account may not do this.*still here/i],
    ["404 Not found", /^not saved.*nothing at this address.*still here/i],
    ["409 Conflict", /^not saved.*someone else saved first.*still here/i],
    ["413 Too large", /^not saved\..*still here/i],
    ["Server does not respond", /^the server took too long.*may have been saved.*we check first/i],
  ])("%s: keeps the edit, and saving again saves it", (label, words) =>
    withDemo(async (page) => {
      await saveThrough(page, label);
      await expect.poll(() => statusOf(page).textContent()).toMatch(words);
      expect(await field(page, "city").inputValue()).toBe("Porto");
      await expectRequest(page, { city: "Porto" });
      expect(await storedJob(page)).toMatchObject({ city: "Lisbon" });
      await save(page);
      await expectStored(page, { city: "Porto" });
    }),
  );

  test("stops waiting on request, and saving again saves the edit", () =>
    withDemo(async (page) => {
      await saveThrough(page, "Server does not respond");
      await page.getByRole("button", { name: "Stop saving" }).click();
      await expectText(statusOf(page), /^you stopped it\. it may have been saved.*we check first/i);
      await page.getByRole("button", { name: "Discard changes" }).waitFor();
      expect(await field(page, "city").inputValue()).toBe("Porto");
      await save(page);
      await expectStored(page, { city: "Porto" });
    }));

  test("repeats a lasting failure until it is turned off, then also saves later edits", () =>
    withDemo(async (page) => {
      await saveThrough(page, "502 Bad gateway", "Until I turn it off");
      await expectText(statusOf(page), /something went wrong on the server/i);
      await save(page);
      await expectText(statusOf(page), /something went wrong on the server/i);
      await expectText(page.locator("#network-active"), /^502 Bad gateway$/);
      await field(page, "job_title").fill("Head of Design");
      await chooseFailure(page, "None", "Until I turn it off");
      await save(page);
      await expectStored(page, { city: "Porto", job_title: "Head of Design" });
    }));
});

test("checks an unconfirmed change at the next visit", () =>
  withDemo(async (page) => {
    await saveThrough(page, "Server does not respond");
    await page.reload();
    await expectRequest(page, { city: "Porto" });
    await save(page);
    await expectStored(page, { city: "Porto" });
  }));

const markAt = (page, name) => page.locator(`[data-field="${name}"] .source-mark:visible`);

describe("a value that the server saves differently", () => {
  test("is named, marked and shown as saved until it is edited", () =>
    withDemo(async (page) => {
      await saveThrough(page, "Saved differently");
      await expectText(statusOf(page), /^saved 1 change; the server saved City differently$/i);
      expect(await field(page, "city").inputValue()).toBe("Porto (checked)");
      await expectText(markAt(page, "city"), /^saved differently$/);
      await expectNoRequest(page);
      await field(page, "city").fill("Porto");
      await markAt(page, "city").waitFor({ state: "detached" });
    }));

  test("is not reported when only white space was removed", () =>
    withDemo(async (page) => {
      await field(page, "city").fill("Porto ");
      await save(page);
      await expectText(statusOf(page), /^saved 1 change$/i);
      expect(await markAt(page, "city").count()).toBe(0);
    }));

  test("is reported for unedited fields of a resume as well", () =>
    withDemo(
      async (page) => {
        await field(page, "/name/first").fill("Tom");
        await chooseFailure(page, "Saved differently");
        await save(page);
        await expectText(statusOf(page), /^saved 1 change; the server saved Full name differently$/i);
        expect(await field(page, "/name/raw").inputValue()).toMatch(/\(checked\)$/);
        await expectText(page.locator("#resume-form .source-mark:visible"), /^from the server$/);
      },
      { tab: "resume" },
    ));
});

test("keeps edits that are made during a slow response", () =>
  withDemo(async (page) => {
    await saveThrough(page, "Slow response");
    await expect.poll(() => networkLog(page)).toContain("Failure: Slow response");
    await field(page, "job_title").fill("Head of Design");
    await expectText(statusOf(page), /saved 1 change; 1 newer change still to save/i);
    await expectRequest(page, { job_title: "Head of Design" });
    await save(page);
    await expectStored(page, { city: "Porto", job_title: "Head of Design" });
  }));

describe("an edit by someone else", () => {
  test("is named and marked when it concerns another field", () =>
    withDemo(async (page) => {
      await field(page, "started_from_year").fill("2020");
      await chooseFailure(page, "Someone else edits");
      await save(page);
      await expectText(
        statusOf(page),
        /^saved 1 change\. someone else changed Company name\. it is in your form\.$/i,
      );
      expect(await field(page, "company_name").inputValue()).toMatch(/edited by Maria/);
      await expectText(markAt(page, "company_name"), /^changed by someone else$/);
      expect(await markAt(page, "started_from_year").count()).toBe(0);
    }));

  const conflict = (page) => page.locator("#experience-merge .conflict");

  async function collide(page) {
    await saveThrough(page, "Someone else edits");
    await conflict(page).waitFor();
    await expectText(statusOf(page), /someone else changed the same field/i);
    await expectText(conflict(page), /City.*Porto.*Lisbon \(edited by Maria\)/s);
    // A field that only she changed is in the form already.
    expect(await field(page, "company_name").inputValue()).toMatch(/edited by Maria/);
    await expectText(markAt(page, "company_name"), /^changed by someone else$/);
    expect(await markAt(page, "city").count()).toBe(0);
  }

  test("shows both versions, and saves one's own together with the other's edits", () =>
    withDemo(async (page) => {
      const patches = watchPatches(page);
      await collide(page);
      const before = patches.length;
      await save(page);
      await expectText(statusOf(page), /choose a version above the form/i);
      expect(patches.length).toBe(before);
      await page.getByRole("button", { name: "Keep yours: City" }).click();
      await conflict(page).waitFor({ state: "detached" });
      await expectText(statusOf(page), /all conflicts are resolved\. save when you are ready/i);
      await expectRequest(page, { city: "Porto" });
      await save(page);
      await expectStored(page, { city: "Porto", company_name: "Northwind Optics (edited by Maria)" });
    }));

  test("uses theirs, which can be undone, and restores the conflict after a reload", () =>
    withDemo(async (page) => {
      await collide(page);
      await page.reload();
      await conflict(page).waitFor();
      await page.getByRole("button", { name: "Use theirs: City" }).click();
      await expectText(statusOf(page), /all conflicts are resolved\. there is nothing left to save/i);
      await expectNoRequest(page);
      expect(await field(page, "city").inputValue()).toBe("Lisbon (edited by Maria)");
      await page.getByRole("button", { name: "Undo", exact: true }).click();
      await conflict(page).waitFor();
      expect(await field(page, "city").inputValue()).toBe("Porto");
    }));

  test("compares HTML as plain text, one version below the other on a phone", () =>
    withDemo(
      async (page) => {
        const html = await field(page, "description").inputValue();
        await field(page, "description").fill(html.replace("</", " and more</"));
        await page.locator("#sheet-toggle").click();
        await chooseFailure(page, "Someone else edits");
        await save(page);
        await conflict(page).waitFor();
        const texts = await conflict(page).locator(".conflict-text").allTextContents();
        expect(texts.join()).toMatch(/and more.*edited by Maria/s);
        expect(texts.join()).not.toMatch(/[<>]/);
        const [mine, theirs] = await conflict(page)
          .locator(".side")
          .evaluateAll((sides) => sides.map((side) => side.getBoundingClientRect().toJSON()));
        expect(theirs.top).toBeGreaterThanOrEqual(mine.bottom);
        expect(theirs.left).toBe(mine.left);
      },
      { viewport: phone },
    ));

  test("is resolved by keyboard", () =>
    withDemo(async (page) => {
      await collide(page);
      expect(await page.evaluate(() => document.activeElement.id)).toBe("experience-merge-title");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      expect(await field(page, "city").inputValue()).toBe("Lisbon (edited by Maria)");
      expect(await page.evaluate(() => document.activeElement.name)).toBe("city");
    }));
});
