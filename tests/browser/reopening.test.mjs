// Reopening the page: the last open job is open again, and the page shows where it was loaded from.
import { afterAll, beforeAll, expect, test } from "vitest";
import { SAMPLES } from "../../web-demo/src/server/experience-samples.ts";
import { answer, corsHeaders, listen } from "../servers/http.mjs";
import { expectNoRequest, expectRequest, expectText, field, useDemo } from "./demo.mjs";

const withDemo = useDemo();

/** The first sample as another server stores it. */
const otherJob = { ...SAMPLES[0], id: "41", job_title: "Glass blower" };

let server;
let status = 200;
beforeAll(async () => {
  server = await listen((request, response) => {
    if (request.method === "OPTIONS") return void response.writeHead(204, corsHeaders(request)).end();
    answer(request, response, status, status === 200 ? otherJob : { detail: "Later." });
  });
});
afterAll(() => server?.stop());

const notice = (page) => page.locator('[data-notice="other-source"]');
const changes = (page) => page.locator("#changes-list");

async function reload(page) {
  await page.reload();
  await field(page, "company_name").waitFor();
}

/** Makes the page save to the test's server, to the job with this id; "" for the id of the open job. */
async function saveTo(page, id) {
  await page.locator("#open-settings").click();
  await page.locator('[name="base_url"]').fill(server.url);
  await page.locator('[name="experience_id"]').fill(id);
  await page.locator("#settings-form .primary-button").click();
}

test("opens the last job again with its unsaved edits", () =>
  withDemo(async (page) => {
    await page.locator("[data-experience]").nth(1).click();
    await page.locator("[data-experience][aria-current]").getByText("Teaching Assistant").waitFor();
    await field(page, "city").fill("Mumbai");
    await expectRequest(page, { city: "Mumbai" });
    await reload(page);
    expect(await field(page, "job_title").inputValue()).toBe("Teaching Assistant");
    await expectRequest(page, { city: "Mumbai" });
  }));

test("reports that a job was loaded from elsewhere", () =>
  withDemo(async (page) => {
    await saveTo(page, "");
    await expectText(notice(page), /the copy from this page, but Save sends to 127\.0\.0\.1:\d+/);
    expect(await changes(page).textContent()).not.toMatch(/what the server has/);
    await saveTo(page, "41");
    await expectText(notice(page), /point to another job/);
    await notice(page).getByRole("button", { name: "Load that job" }).click();
    await expect.poll(() => field(page, "job_title").inputValue()).toBe("Glass blower");
    expect(await notice(page).count()).toBe(0);
  }));

test("loads the last job of another server again with its unsaved edits", () =>
  withDemo(async (page) => {
    await saveTo(page, "41");
    await notice(page).getByRole("button").click();
    await expect.poll(() => field(page, "job_title").inputValue()).toBe("Glass blower");
    await field(page, "city").fill("Murano");
    await expectRequest(page, { city: "Murano" });
    await reload(page);
    expect(await field(page, "job_title").inputValue()).toBe("Glass blower");
    await expectRequest(page, { city: "Murano" });
    expect(await notice(page).count()).toBe(0);
  }));

test("can load a job again after its server failed, with its stored edits", () =>
  withDemo(
    async (page) => {
      await saveTo(page, "41");
      await notice(page).getByRole("button").click();
      await expect.poll(() => field(page, "job_title").inputValue()).toBe("Glass blower");
      await field(page, "city").fill("Murano");
      await expectRequest(page, { city: "Murano" });
      status = 500;
      await reload(page);
      await expectNoRequest(page);
      await expectText(notice(page), /point to another job\. you have unsaved changes to that job/i);
      await notice(page).getByRole("button").click();
      await expectText(page.locator("#settings-message"), /something went wrong on the server/i);
      await page.keyboard.press("Escape");
      status = 200;
      await notice(page).getByRole("button").click();
      await expectRequest(page, { city: "Murano" });
    },
    { expected: /Failed to load resource/ },
  ));
