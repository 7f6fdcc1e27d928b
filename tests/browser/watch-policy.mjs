// Runs before each test file of this folder: every page of every browser that a test opens reports its violations of the
// content security policy and of Trusted Types, and a test with one fails.
import { chromium } from "playwright-core";
import { afterEach, expect } from "vitest";

const violations = [];
const consoleText = /content security policy|trusted ?type/i;

/** Returns the violations so far, and forgets them. A test calls it if it expects some. */
export const takeViolations = () => violations.splice(0);

/** Runs in pages and in service workers. */
function reportViolations() {
  addEventListener("securitypolicyviolation", (event) => {
    const { violatedDirective, blockedURI, sourceFile, lineNumber, sample } = event;
    const text = `${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber} ${sample}`;
    if (globalThis.reportPolicyViolation) globalThis.reportPolicyViolation(text);
    else console.error(`Content Security Policy: ${text}`); // a worker
  });
}

async function watch(context) {
  await context.exposeBinding("reportPolicyViolation", (_, text) => violations.push(text));
  await context.addInitScript(reportViolations);
  const onConsole = (message) => {
    if (consoleText.test(message.text())) violations.push(message.text());
  };
  context.on("console", onConsole);
  context.on("serviceworker", (worker) => {
    worker.on("console", onConsole);
    worker.evaluate(reportViolations).catch(() => {}); // it has ended
  });
  return context;
}

function watchBrowser(browser) {
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => watch(await newContext(options));
  browser.newPage = async (options) => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.on("close", () => context.close().catch(() => {})); // the browser may be closed already
    return page;
  };
  return browser;
}

const launch = chromium.launch.bind(chromium);
chromium.launch = async (options) => watchBrowser(await launch(options));

afterEach(() => expect(takeViolations()).toEqual([]));
