// Opens the built demo in a browser, under the content security policy that the package supports, and records every
// error of the page. `watch-policy.mjs` records the violations.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect } from "vitest";
import { serveFolder } from "../../scripts/static-server.mjs";
import { launchChromium } from "./chromium.mjs";

export const folder = fileURLToPath(new URL("../../web-demo/dist", import.meta.url));
export const desktop = { width: 1280, height: 900 };
export const phone = { width: 390, height: 844 };

/** Milliseconds. Generous, because a slow or busy machine is no failure. */
export const waitMilliseconds = 30_000;

/** Collects the problems of the page: errors on the console and uncaught errors. */
export function watch(context, complaints) {
  context.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()} ${message.location().url}`);
  });
  context.on("weberror", (error) => complaints.push(`uncaught: ${error.error().stack}`));
}

/** Starts a server of the built demo and a browser for the tests of one file. */
export function useServedDemo() {
  const served = { server: undefined, browser: undefined };
  beforeAll(async () => {
    if (!existsSync(`${folder}/index.html`))
      throw new Error("The demo is not built. Run `npm run build` first.");
    served.server = await serveFolder(folder);
    served.browser = await launchChromium();
  });
  afterAll(async () => {
    await served.browser?.close();
    await served.server?.close();
  });
  return served;
}

/**
 * Starts a server and a browser for the tests of one file. Returns a function that opens the demo in a new profile,
 * runs `body` with its page, and checks that the page had no problems.
 */
export function useDemo() {
  const served = useServedDemo();

  /**
   * @param {(page: import("playwright-core").Page, complaints: string[]) => Promise<void>} body
   * @param {import("playwright-core").BrowserContextOptions & { initScript?: string, expected?: RegExp, tab?:
   *   "experience" | "resume" }} options `expected` names the complaints that the test brings about itself, such as a refusal's status on the console
   */
  return async function withDemo(body, { initScript, expected, tab = "experience", ...options } = {}) {
    const complaints = [];
    const context = await served.browser.newContext({ viewport: desktop, locale: "en-US", ...options });
    try {
      context.setDefaultTimeout(waitMilliseconds);
      watch(context, complaints);
      if (initScript !== undefined) await context.addInitScript(initScript);
      const page = await context.newPage();
      await page.goto(`${served.server.url}#${tab}`);
      await openingField(page, tab).waitFor();
      await body(page, complaints);
      expect(complaints.filter((text) => expected === undefined || !expected.test(text))).toEqual([]);
    } finally {
      await context.close();
    }
  };
}

/** Returns a field that is visible when a tab is open. */
export const openingField = (page, tab) => field(page, tab === "resume" ? "/name/first" : "company_name");

/** Returns the control of a property. */
export const field = (page, name) => page.locator(`[name="${name}"]:visible`).first();

/** Returns the message at a property's field. */
export const issuesAt = (page, name) => page.locator(`[data-issue-for="${name}"]:visible`);

/** Returns the exact text that would be sent; "" if there is nothing to send. */
export async function requestBody(page) {
  const body = page.getByTestId("request-body");
  return (await body.count()) === 0 ? "" : ((await body.first().textContent()) ?? "");
}

export const statusOf = (page) => page.getByTestId("status");

/** The undo and redo buttons. */
export const undoButton = (page) => page.getByRole("button", { name: "Undo", exact: true });
export const redoButton = (page) => page.getByRole("button", { name: "Redo", exact: true });

/** Reports whether a button is disabled. */
export const isDisabled = async (button) => (await button.getAttribute("aria-disabled")) === "true";

/** Waits until the element's text matches. */
export async function expectText(locator, pattern) {
  await expect.poll(async () => (await locator.first().textContent())?.trim()).toMatch(pattern);
}

/** Waits until the shown request has exactly these members, in this order. */
export async function expectRequest(page, members) {
  await expect.poll(() => requestBody(page)).toBe(JSON.stringify(members));
}

/** Waits until the page shows that there is nothing to send. */
export async function expectNoRequest(page) {
  await expect.poll(() => requestBody(page)).toBe("");
}

/** Collects the PATCH requests that the page sends from now on. */
export function watchPatches(page) {
  const patches = [];
  page.on("request", (request) => {
    if (request.method() !== "PATCH") return;
    patches.push({ contentType: request.headers()["content-type"], body: request.postData() });
  });
  return patches;
}

/** Makes the page save to another server. */
export async function useServer(page, url, { user, password }) {
  await page.locator("#open-settings").click();
  await page.locator('[name="base_url"]').fill(url);
  await page.locator('[name="auth"][value="basic"]').check({ force: true });
  await page.locator('[name="auth_user"]').fill(user);
  await page.locator('[name="auth_password"]').fill(password);
  await page.locator("#settings-form .primary-button").click();
  await expectText(page.locator("#server-name"), new RegExp(new URL(url).host));
}

/** Selects a failure for the next request, by its name in the panel. */
export async function chooseFailure(page, label, duration = "Once") {
  const part = page.locator("#network");
  if ((await part.getAttribute("open")) === null) await part.locator("summary").click();
  await page.getByLabel("Failure", { exact: true }).selectOption({ label });
  await part.getByRole("radio", { name: duration, exact: true }).check({ force: true });
}

/** Returns the lines of the page's request log, without the times. */
export async function networkLog(page) {
  return page.locator(".network-lines li span").allTextContents();
}

/** Returns the open job as the page's own server stores it. */
export async function storedJob(page) {
  const id = await page.locator("[data-experience][aria-current]").getAttribute("data-experience");
  return page.evaluate(async (id) => {
    const address = new URL(`./api/resume/base/experience/${id}/`, document.baseURI);
    return (await fetch(address)).json();
  }, id);
}
