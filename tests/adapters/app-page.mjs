// Builds an example app, serves it and opens it in Chromium.
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { serveFolder } from "../../scripts/static-server.mjs";
import { launchChromium } from "../browser/chromium.mjs";
import { waitMilliseconds } from "../browser/demo.mjs";
import { buildApp, output } from "./build.mjs";

/** Opens an app anew for each test of the enclosing block. Each test fails if the page reports an error. */
export function useApp(name) {
  const app = { page: undefined };
  const complaints = [];
  let server;
  let browser;

  beforeAll(async () => {
    await buildApp(name);
    server = await serveFolder(`${output}${name}`);
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  beforeEach(async () => {
    // Angular's compiler in the browser needs eval, which an app of its CLI does not.
    const context = await browser.newContext({ locale: "en-US", bypassCSP: name === "angular" });
    context.setDefaultTimeout(waitMilliseconds);
    context.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    context.on("weberror", (error) => complaints.push(String(error.error())));
    app.page = await context.newPage();
    await app.page.goto(server.url);
    await app.page.waitForSelector("#job");
  });

  afterEach(async () => {
    await app.page?.context().close();
    expect(complaints.splice(0)).toEqual([]);
  });
  return app;
}
