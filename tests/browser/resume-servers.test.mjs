// The resume tab with other servers than the page's own: one that stores as Affinda does, and none.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startAffinda } from "../servers/affinda.mjs";
import { expectText, field, issuesAt, statusOf, useDemo } from "./demo.mjs";
import { openEntry, reload, useResume } from "./resume.mjs";

const withResume = useResume(useDemo());
/** Chromium logs every refused request to the console. */
const refusals = { expected: /Failed to load resource/ };

async function chooseServer(page, { region, url, identifier, token }, button = "Use this server") {
  await page.locator("#open-settings").click();
  const dialog = page.locator("#resume-settings-dialog");
  await dialog.locator(`[name="region"][value="${region}"]`).check({ force: true });
  if (url !== undefined) await dialog.locator('[name="resume_base_url"]').fill(url);
  await dialog.locator('[name="identifier"]').fill(identifier);
  await dialog.locator('[name="token"]').fill(token);
  await dialog.getByRole("button", { name: button }).click();
  await dialog.waitFor({ state: "hidden" });
}

test("shows the region and the resume in the request, and masks the token", () =>
  withResume(async (page) => {
    await field(page, "/name/first").fill("Timothy");
    await chooseServer(page, { region: "api.eu1", identifier: "a/b", token: "secret-token" });
    await expectText(
      page.getByTestId("request-line"),
      /^PATCH https:\/\/api\.eu1\.affinda\.com\/v2\/resumes\/a%2Fb$/,
    );
    await expectText(page.getByTestId("request-headers"), /Authorization.*Bearer ••••••/);
    await expectText(page.locator("#server-name"), /^api\.eu1\.affinda\.com$/);
    expect(await page.locator("#panel").textContent()).not.toContain("secret-token");
    expect(await page.locator("#edit-as-colleague").isVisible()).toBe(false);
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("secret-token");
    await page.getByRole("tab", { name: "Experience" }).click();
    await expectText(page.locator("#server-name"), /^In this page$/);
  }));

test("requires a resume identifier", () =>
  withResume(async (page) => {
    await page.locator("#open-settings").click();
    const dialog = page.locator("#resume-settings-dialog");
    await dialog.locator('[name="region"][value="api.us1"]').check({ force: true });
    await dialog.getByRole("button", { name: "Use this server" }).click();
    await expectText(page.locator("#resume-settings-message"), /resume's identifier/);
    expect(await page.evaluate(() => document.activeElement.name)).toBe("identifier");
  }));

describe("a server that stores the resume", () => {
  let server;
  let refuses = false;
  beforeAll(async () => {
    server = await startAffinda({
      refuse: () =>
        refuses
          ? [{ attr: "workExperience.0.organization", code: "invalid", detail: "No such company." }]
          : [],
    });
  });
  afterAll(() => server?.stop());

  const open = (page) =>
    chooseServer(
      page,
      { region: "other", url: server.url, identifier: server.identifier, token: server.token },
      "Load the resume",
    );

  test("loads, edits and saves its resume", () =>
    withResume(async (page) => {
      refuses = false;
      await open(page);
      await openEntry(page, "workExperience", "Sales and retail");
      await field(page, "/workExperience/0/jobTitle").fill("Sales manager");
      await page.getByTestId("save").click();
      await expectText(statusOf(page), /^saved 1 change/i);
      const [job] = server.stored().workExperience;
      expect(job).toMatchObject({ id: 2, jobTitle: "Sales manager", socCode: "7111" });
    }));

  test("shows its error at the field of a closed item until the field is edited", () =>
    withResume(async (page) => {
      refuses = true;
      await open(page);
      await field(page, "/name/first").fill("Thomas");
      await page.getByTestId("save").click();
      await expectText(statusOf(page), /not saved/i);
      await expectText(issuesAt(page, "/workExperience/0/organization"), /No such company/);
      await field(page, "/workExperience/0/organization").fill("Another");
      await issuesAt(page, "/workExperience/0/organization").waitFor({ state: "detached" });
      expect(await field(page, "/name/first").inputValue()).toBe("Thomas");
    }, refusals));

  test("keeps the edit when the token is wrong", () =>
    withResume(async (page) => {
      refuses = false;
      await open(page);
      await field(page, "/name/first").fill("Thomas");
      await chooseServer(page, {
        region: "other",
        url: server.url,
        identifier: server.identifier,
        token: "wrong",
      });
      await page.getByTestId("save").click();
      await expectText(statusOf(page), /need to sign in/i);
      expect(await field(page, "/name/first").inputValue()).toBe("Thomas");
    }, refusals));

  test("never receives another resume's edits, and each resume keeps its own", () =>
    withResume(async (page) => {
      refuses = false;
      await field(page, "/name/first").fill("Thomas");
      const { url, identifier, token } = server;
      await chooseServer(page, { region: "other", url, identifier, token });
      await page.getByTestId("save").click();
      await expectText(statusOf(page), /points to another resume\. Load that resume first/);
      const before = JSON.stringify(server.stored());
      await open(page);
      await expectText(statusOf(page), /no unsaved changes/i);
      await field(page, "/objective").fill("To build");
      await page.locator("#open-settings").click();
      const dialog = page.locator("#resume-settings-dialog");
      await dialog.locator('[name="region"][value=""]').check({ force: true });
      await dialog.getByRole("button", { name: "Load the resume" }).click();
      await dialog.waitFor({ state: "hidden" });
      await expectText(page.locator('[data-notice="restored"]'), /are back/);
      expect(await field(page, "/name/first").inputValue()).toBe("Thomas");
      await expectText(statusOf(page), /1 unsaved change/);
      await page.getByTestId("save").click();
      await expectText(statusOf(page), /^saved 1 change/i);
      await open(page);
      expect(await field(page, "/objective").inputValue()).toBe("To build");
      expect(JSON.stringify(server.stored())).toBe(before);
    }));

  test("reports that the form was loaded from elsewhere, and loads it from the notice", () =>
    withResume(async (page) => {
      refuses = false;
      const notice = page.locator('#resume-panel [data-notice="other-source"]');
      const { url, identifier, token } = server;
      await chooseServer(page, { region: "other", url, identifier, token });
      await expectText(notice, /point to another resume/);
      await notice.getByRole("button", { name: "Load that resume" }).click();
      await notice.waitFor({ state: "detached" });
      await field(page, "/objective").fill("To build");
      await expectText(statusOf(page), /1 unsaved change/);
      await reload(page); // the token is not stored
      await expectText(notice, /point to another resume\. you have unsaved changes to that resume/i);
      await notice.getByRole("button").click();
      await expectText(page.locator("#resume-settings-message"), /sign/i);
    }));
});
