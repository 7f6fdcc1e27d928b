// Saving a job: what stays visible afterwards, what can be undone, and responses that are late or cannot be stored.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { SAMPLES } from "../../web-demo/src/server/experience-samples.ts";
import { answer, corsHeaders, listen, readBody } from "../servers/http.mjs";
import { expectNoRequest, expectRequest, expectText, field, statusOf, useDemo, useServer } from "./demo.mjs";

const withDemo = useDemo();

test("keeps the saved request visible, to the letter", () =>
  withDemo(async (page) => {
    await field(page, "city").fill("Porto");
    await expectRequest(page, { city: "Porto" });
    const line = await page.getByTestId("request-line").textContent();
    await page.getByTestId("save").click();
    await expectText(page.locator("#request-sent summary"), /^Saved at \d\d:\d\d:\d\d.*response 200$/);
    expect(await page.locator("#request-sent-line").textContent()).toBe(line);
    expect(await page.locator("#request-sent-body").textContent()).toBe('{"city":"Porto"}');
    expect(await page.locator("#request-sent-body").isVisible()).toBe(true);
    await field(page, "city").fill("Braga");
    await expectRequest(page, { city: "Braga" });
    expect(await page.locator("#request-sent-body").isVisible()).toBe(false); // closed, but still in the page
    expect(await page.locator("#request-sent").isVisible()).toBe(true);
    await page.getByTestId("discard").click();
    await page.locator("[data-experience]").nth(1).click();
    await page.locator("#request-sent").waitFor({ state: "hidden" });
  }));

test("puts discarded changes back by the same button until the next edit", () =>
  withDemo(async (page) => {
    const discard = page.getByTestId("discard");
    await field(page, "city").fill("Porto");
    await field(page, "started_from_year").fill("20x4");
    await discard.click();
    await expectText(statusOf(page), /changes discarded/i);
    await expectNoRequest(page);
    await expectText(discard, /^Put changes back$/);
    await discard.click();
    expect(await field(page, "city").inputValue()).toBe("Porto");
    expect(await field(page, "started_from_year").inputValue()).toBe("20x4");
    await expectRequest(page, { city: "Porto" });
    await expectText(discard, /^Discard changes$/);
    await discard.click();
    await field(page, "city").fill("Braga");
    await expectText(discard, /^Discard changes$/);
  }));

test("works without browser storage, and keeps saved values until it is closed", () =>
  withDemo(
    async (page) => {
      await field(page, "city").fill("Porto");
      await page.getByTestId("save").click();
      await expectText(statusOf(page), /^saved 1 change/i);
      await page.locator("[data-experience]").nth(1).click();
      await page.locator("[data-experience]").nth(0).click();
      await expect.poll(() => field(page, "city").inputValue()).toBe("Porto"); // The job is loaded again.
      await page.getByRole("tab", { name: "Resume" }).click();
      await field(page, "/name/first").fill("Thomas");
      await page.getByTestId("save").click();
      await expectText(statusOf(page), /^saved 1 change/i);
      await page.reload();
      await field(page, "/name/first").waitFor();
      expect(await field(page, "/name/first").inputValue()).toBe("Tim");
    },
    {
      serviceWorkers: "block",
      initScript: `{
        const deny = () => { throw new DOMException("not allowed here", "SecurityError"); };
        IDBFactory.prototype.open = deny;
        for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get: deny });
      }`,
    },
  ));

describe("a slow server", () => {
  let server;
  let respond;
  let asked;
  let held;
  let changes;
  beforeEach(() => {
    held = SAMPLES[0];
    changes = 0;
  });
  beforeAll(async () => {
    server = await listen(async (request, response) => {
      if (request.method === "OPTIONS") return void response.writeHead(204, corsHeaders(request)).end();
      if (request.method === "GET") return answer(request, response, 200, held);
      held = { ...held, ...JSON.parse((await readBody(request)).toString()) };
      changes += 1;
      const now = held;
      await new Promise((resolve) => {
        respond = resolve;
        asked();
      });
      answer(request, response, 200, now);
    });
  });
  afterAll(() => server?.stop());

  async function saveAndWait(page) {
    const arrived = new Promise((resolve) => {
      asked = resolve;
    });
    await page.getByTestId("save").click();
    await arrived;
  }

  test("does not change a job that was opened before its response", () =>
    withDemo(async (page) => {
      await useServer(page, server.url, { user: "ada", password: "secret" });
      await field(page, "job_title").fill("Head of Design");
      await saveAndWait(page);
      await page.locator("[data-experience]").nth(1).click();
      await page.locator("[data-experience][aria-current]").getByText("Teaching Assistant").waitFor();
      const opened = await field(page, "job_title").inputValue();
      expect(opened).toBe("Teaching Assistant");
      await field(page, "city").fill("Mumbai");
      respond();
      await expectText(page.locator("[data-experience]").first(), /Head of Design(?!.*not saved)/);
      expect(await field(page, "job_title").inputValue()).toBe(opened);
      expect(await field(page, "city").inputValue()).toBe("Mumbai");
      await expectRequest(page, { city: "Mumbai" });
      await expectText(statusOf(page), /1 unsaved change/i);
    }));

  test("keeps edits that are made before its response", () =>
    withDemo(async (page) => {
      await useServer(page, server.url, { user: "ada", password: "secret" });
      await field(page, "job_title").fill("Head of Design");
      await saveAndWait(page);
      await field(page, "city").fill("Porto");
      respond();
      await expectText(statusOf(page), /saved 1 change; 1 newer change still to save/i);
      await expectRequest(page, { city: "Porto" });
    }));

  test("reports an aborted save as uncertain, and saving again finds out", () =>
    withDemo(async (page) => {
      await useServer(page, server.url, { user: "ada", password: "secret" });
      await field(page, "job_title").fill("Head of Design");
      await saveAndWait(page);
      await page.getByRole("button", { name: "Stop saving" }).click();
      await expectText(statusOf(page), /^you stopped it\. it may have been saved/i);
      await page.getByTestId("save").click();
      await expectText(statusOf(page), /^saved 1 change$/i);
      expect(changes).toBe(1);
    }));
});
