// Failures between the page and its server, simulated by the page's own panel. After each failure the page shows what
// happened, nothing that was typed is lost, and in the end the server has it.
import { describe, expect, test } from "vitest";
import {
  expectNoRequest,
  expectRequest,
  expectText,
  field,
  networkLog,
  phone,
  putInTheWay,
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
  await putInTheWay(page, label, duration);
  await save(page);
}

async function expectStored(page, members) {
  await expectText(statusOf(page), /^saved/i);
  await expectNoRequest(page);
  expect(await storedJob(page)).toMatchObject(members);
}

describe("a failure that passes", () => {
  const changes = (page) =>
    networkLog(page).then((lines) => lines.filter((line) => /^PATCH/.test(line)).length);

  test.each([
    ["Connection refused", 2],
    ["Stored, answer lost", 1],
    ["Stored, connection reset", 1],
    ["200, broken", 1],
    ["Of something else", 1],
    ["502 with a page", 2],
    ["Slow trickle", 1],
  ])("%s: is got over without the person, with %i changes sent", (label, sent) =>
    withDemo(async (page) => {
      await saveThrough(page, label);
      await expectStored(page, { city: "Porto" });
      expect(await changes(page)).toBe(sent);
      expect(await networkLog(page)).toContain(`Failure: ${label}`);
    }),
  );

  test("429: the page waits for as long as the server asks", () =>
    withDemo(async (page) => {
      await saveThrough(page, "429 Too many requests");
      await expectStored(page, { city: "Porto" });
      expect((await networkLog(page)).join()).toMatch(/Answer 429,Waits 2\.0 s/);
    }));
});

describe("a failure that the person is told of", () => {
  test.each([
    ["500 Server error", /^the server has a problem of its own.*may have been saved.*checks/i],
    ["401 Not signed in", /^not saved.*wants a sign-in.*still here/i],
    ["403 Not allowed", /^not saved.*not allowed.*still here/i],
    ["404 Not found", /^not saved.*nothing at this address.*still here/i],
    ["409 Conflict", /^not saved.*somebody else was first.*still here/i],
    ["413 Too large", /^not saved\..*still here/i],
    ["Hangs for ever", /^the server took too long.*may have been saved.*checks/i],
  ])("%s: the edit stays, and saving again stores it", (label, words) =>
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

  test("a wait that is too long can be stopped, and saving again stores the edit", () =>
    withDemo(async (page) => {
      await saveThrough(page, "Hangs for ever");
      await page.getByRole("button", { name: "Stop saving" }).click();
      await expectText(statusOf(page), /^you stopped it\. it may have been saved.*checks/i);
      await page.getByRole("button", { name: "Discard changes" }).waitFor();
      expect(await field(page, "city").inputValue()).toBe("Porto");
      await save(page);
      await expectStored(page, { city: "Porto" });
    }));

  test("one that lasts goes on until it is stopped, and what is typed meanwhile is sent as well", () =>
    withDemo(async (page) => {
      await saveThrough(page, "502 with a page", "Until I stop it");
      await expectText(statusOf(page), /problem of its own/i);
      await save(page);
      await expectText(statusOf(page), /problem of its own/i);
      await expectText(page.locator("#network-armed"), /^502 with a page$/);
      await field(page, "job_title").fill("Head of Design");
      await putInTheWay(page, "None", "Until I stop it");
      await save(page);
      await expectStored(page, { city: "Porto", job_title: "Head of Design" });
    }));
});

test("a page that is left while the answer is lost finds out at the next visit", () =>
  withDemo(async (page) => {
    await saveThrough(page, "Hangs for ever");
    await page.reload();
    await expectRequest(page, { city: "Porto" });
    await save(page);
    await expectStored(page, { city: "Porto" });
  }));

const markAt = (page, name) => page.locator(`[data-field="${name}"] .from-mark:visible`);

describe("what the server stores otherwise", () => {
  test("is named and marked, and shown as it is stored, until it is edited", () =>
    withDemo(async (page) => {
      await saveThrough(page, "Stored otherwise");
      await expectText(statusOf(page), /^saved 1 change; the server stored City otherwise$/i);
      expect(await field(page, "city").inputValue()).toBe("Porto (checked)");
      await expectText(markAt(page, "city"), /^stored otherwise$/);
      await expectNoRequest(page);
      await field(page, "city").fill("Porto");
      await markAt(page, "city").waitFor({ state: "detached" });
    }));

  test("is none where it took only white space away", () =>
    withDemo(async (page) => {
      await field(page, "city").fill("Porto ");
      await save(page);
      await expectText(statusOf(page), /^saved 1 change$/i);
      expect(await markAt(page, "city").count()).toBe(0);
    }));

  test("of a resume is told also of what went along unedited", () =>
    withDemo(
      async (page) => {
        await field(page, "/name/first").fill("Tom");
        await putInTheWay(page, "Stored otherwise");
        await save(page);
        await expectText(statusOf(page), /^saved 1 change; the server stored Full name otherwise$/i);
        expect(await field(page, "/name/raw").inputValue()).toMatch(/\(checked\)$/);
        await expectText(page.locator("#resume-form .from-mark:visible"), /^from the server$/);
      },
      { tab: "resume" },
    ));
});

test("what is typed while the answer trickles in stays to be saved", () =>
  withDemo(async (page) => {
    await saveThrough(page, "Slow trickle");
    await expect.poll(() => networkLog(page)).toContain("Failure: Slow trickle");
    await field(page, "job_title").fill("Head of Design");
    await expectText(statusOf(page), /saved 1 change; 1 newer change still to save/i);
    await expectRequest(page, { job_title: "Head of Design" });
    await save(page);
    await expectStored(page, { city: "Porto", job_title: "Head of Design" });
  }));

describe("somebody else who edits", () => {
  test("something else: it is named and marked", () =>
    withDemo(async (page) => {
      await field(page, "started_from_year").fill("2020");
      await putInTheWay(page, "Somebody else edits");
      await save(page);
      await expectText(
        statusOf(page),
        /^saved 1 change\. somebody else had changed Company name; it is in your form\.$/i,
      );
      expect(await field(page, "company_name").inputValue()).toMatch(/edited by Maria/);
      await expectText(markAt(page, "company_name"), /^from somebody else$/);
      expect(await markAt(page, "started_from_year").count()).toBe(0);
    }));

  const conflict = (page) => page.locator("#experience-merge .conflict");

  async function collide(page) {
    await saveThrough(page, "Somebody else edits");
    await conflict(page).waitFor();
    await expectText(statusOf(page), /somebody else changed the same/i);
    await expectText(conflict(page), /City.*Porto.*Lisbon \(edited by Maria\)/s);
    // A field that only she changed is in the form already.
    expect(await field(page, "company_name").inputValue()).toMatch(/edited by Maria/);
    await expectText(markAt(page, "company_name"), /^from somebody else$/);
    expect(await markAt(page, "city").count()).toBe(0);
  }

  test("both sides are shown; one's own is kept and stored beside the other's edits", () =>
    withDemo(async (page) => {
      const patches = watchPatches(page);
      await collide(page);
      const before = patches.length;
      await save(page);
      await expectText(statusOf(page), /choose above the form/i);
      expect(patches.length).toBe(before);
      await page.getByRole("button", { name: "Keep yours: City" }).click();
      await conflict(page).waitFor({ state: "detached" });
      await expectText(statusOf(page), /everything is chosen\. save when you are ready/i);
      await expectRequest(page, { city: "Porto" });
      await save(page);
      await expectStored(page, { city: "Porto", company_name: "Northwind Optics (edited by Maria)" });
    }));

  test("theirs is taken, which can be undone, and comes back after a reload", () =>
    withDemo(async (page) => {
      await collide(page);
      await page.reload();
      await conflict(page).waitFor();
      await page.getByRole("button", { name: "Take theirs: City" }).click();
      await expectText(statusOf(page), /everything is chosen\. nothing is left to save/i);
      await expectNoRequest(page);
      expect(await field(page, "city").inputValue()).toBe("Lisbon (edited by Maria)");
      await page.getByRole("button", { name: "Undo", exact: true }).click();
      await conflict(page).waitFor();
      expect(await field(page, "city").inputValue()).toBe("Porto");
    }));

  test("prose is compared as it reads, one side beneath the other on a phone", () =>
    withDemo(
      async (page) => {
        const html = await field(page, "description").inputValue();
        await field(page, "description").fill(html.replace("</", " and more</"));
        await page.locator("#sheet-toggle").click();
        await putInTheWay(page, "Somebody else edits");
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

  test("the choice is made by keyboard", () =>
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
