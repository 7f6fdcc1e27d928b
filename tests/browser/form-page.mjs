// Opens the page of form-page/ in a browser for each test of the file that imports this.
import { copyFileSync, cpSync, mkdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { serveFolder } from "../../scripts/static-server.mjs";
import { launchChromium } from "./chromium.mjs";
import { waitMilliseconds } from "./demo.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = `${root}build/form-page`;
const complaints = [];
let server;
let browser;
/** Playwright's object for the page. */
export let page;

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(`${root}tests/browser/form-page`, folder, { recursive: true });
  for (const name of ["index.js", "wasm.js", "form.js"])
    copyFileSync(`${root}dist/${name}`, `${folder}/${name}`);
  cpSync(`${root}dist/shared`, `${folder}/shared`, { recursive: true });
  server = await serveFolder(folder);
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

beforeEach(async () => {
  const context = await browser.newContext({ locale: "en-US" });
  context.setDefaultTimeout(waitMilliseconds);
  context.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  context.on("weberror", (error) => complaints.push(String(error.error())));
  await context.addInitScript(axe.source);
  page = await context.newPage();
  await page.goto(server.url);
  await page.waitForFunction(() => "unbind" in globalThis);
});

afterEach(async () => {
  await page.context().close();
  expect(complaints.splice(0)).toEqual([]);
});

export const field = (name) => page.locator(`[name="${name}"]`);
export const valueAt = (path) => page.evaluate((at) => globalThis.draft.get(at), path);
export const sentBodies = () => page.evaluate(() => globalThis.sent);
export const focused = () => page.evaluate(() => document.activeElement.getAttribute("name"));
export const descriptionOf = (name) =>
  field(name).evaluate((control) =>
    (control.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent ?? "")
      .join(" "),
  );

/** Replaces the form of the page by one with a date, bound to a resume with the date 1992-01-31. */
export const bindDate = () =>
  page.evaluate(() => {
    const { bindForm, resume } = globalThis;
    document.body.innerHTML = '<form><input name="dateOfBirth" type="date"></form>';
    globalThis.draft = resume.open({ dateOfBirth: "1992-01-31" });
    bindForm(document.querySelector("form"), globalThis.draft);
  });
