// Reopening the page: the last open job is open again, and the page shows where it was loaded from.
import { afterAll, beforeAll, expect, test } from "vitest";
import { SAMPLES } from "../../web-demo/src/server/samples.ts";
import { answer, corsHeaders, listen } from "../servers/http.mjs";
import { expectNoRequest, expectRequest, expectText, field, useDemo } from "./demo.mjs";

const withDemo = useDemo();

/** The first sample as another server stores it. */
const elsewhere = { ...SAMPLES[0], id: "41", job_title: "Glass blower" };

let server;
let status = 200;
beforeAll(async () => {
  server = await listen((request, response) => {
    if (request.method === "OPTIONS") return void response.writeHead(204, corsHeaders(request)).end();
    answer(request, response, status, status === 200 ? elsewhere : { detail: "Later." });
  });
});
afterAll(() => server?.stop());

const notice = (page) => page.locator('[data-notice="unread"]');
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

test("the job that was open is open again, with what is not saved of it", () =>
  withDemo(async (page) => {
    await page.locator("[data-experience]").nth(1).click();
    await page.locator("[data-experience][aria-current]").getByText("Teaching Assistant").waitFor();
    await field(page, "city").fill("Mumbai");
    await expectRequest(page, { city: "Mumbai" });
    await reload(page);
    expect(await field(page, "job_title").inputValue()).toBe("Teaching Assistant");
    await expectRequest(page, { city: "Mumbai" });
  }));

test("a job that was not read where it would be saved is said to be none of that server", () =>
  withDemo(async (page) => {
    await saveTo(page, "");
    await expectText(notice(page), /not read from 127\.0\.0\.1:\d+, where it would be saved/);
    expect(await changes(page).textContent()).not.toMatch(/what the server has/);
    await saveTo(page, "41");
    await expectText(notice(page), /names another job than this one/);
    await notice(page).getByRole("button", { name: "Load that job" }).click();
    await expect.poll(() => field(page, "job_title").inputValue()).toBe("Glass blower");
    expect(await notice(page).count()).toBe(0);
  }));

test("the job of another server is read anew, and its unsaved edits are on it", () =>
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

test("a server that does not give the job now can be asked again, for the edits that wait there", () =>
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
      await expectText(
        notice(page),
        /names another job than this one\. you have unsaved changes of that one/i,
      );
      await notice(page).getByRole("button").click();
      await expectText(page.locator("#settings-message"), /server has a problem/i);
      await page.keyboard.press("Escape");
      status = 200;
      await notice(page).getByRole("button").click();
      await expectRequest(page, { city: "Murano" });
    },
    { expected: /Failed to load resource/ },
  ));
