// A returning user: the service worker of an earlier version must not respond to the current page.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveFolder } from "../../scripts/static-server.mjs";
import { launchChromium } from "./chromium.mjs";
import { field } from "./demo.mjs";

const built = fileURLToPath(new URL("../../web-demo/dist", import.meta.url));
const earlierWorker = `
  self.addEventListener("install", () => self.skipWaiting());
  self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
  self.addEventListener("fetch", (event) => {
    if (event.request.url.includes("/api/")) event.respondWith(new Response("[]", { status: 404 }));
  });`;

let folder;
let server;
let browser;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "resume-patch-demo-"));
  cpSync(built, folder, { recursive: true });
  server = await serveFolder(folder);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("replaces an old service worker at the first visit", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  writeFileSync(join(folder, "worker.js"), earlierWorker);
  await page.goto(`${server.url}#resume`);
  await page.locator("body.is-broken").waitFor();
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  cpSync(join(built, "worker.js"), join(folder, "worker.js"));
  await page.reload();
  await field(page, "/name/first").waitFor();
  expect(await field(page, "/name/first").inputValue()).toBe("Tim");
  await context.close();
});
