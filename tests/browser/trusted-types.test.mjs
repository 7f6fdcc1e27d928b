// The page under its content security policy and Trusted Types: no violation, and it starts where no policy is allowed at
// all. `watch-policy.mjs` fails every test of this folder that has a violation.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { expect, it } from "vitest";
import { contentSecurityPolicy } from "../../scripts/static-server.mjs";
import {
  chooseFailure,
  expectText,
  field,
  folder,
  openingField,
  useDemo,
  useServedDemo,
  waitMilliseconds,
} from "./demo.mjs";
import { entry, list, openEntry } from "./resume.mjs";
import { takeViolations } from "./watch-policy.mjs";

const withDemo = useDemo();
const served = useServedDemo();

/** Opens the demo with one more policy. */
async function open(policy) {
  const context = await served.browser.newContext();
  context.setDefaultTimeout(waitMilliseconds);
  const { url } = served.server;
  const page = await context.newPage();
  await page.route(url, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers() };
    headers["content-security-policy"] = [headers["content-security-policy"], policy]
      .filter(Boolean)
      .join(", ");
    await route.fulfill({ response, headers });
  });
  await page.goto(url);
  await field(page, "company_name").waitFor();
  return { page, close: () => context.close() };
}

it("the page and its server allow nothing but what the page needs", () => {
  const meta = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(
    readFileSync(`${folder}/index.html`, "utf8"),
  )[1];
  const needed = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "worker-src 'self'",
    "connect-src 'self' http: https:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types resume-patch-demo",
  ];
  expect(meta.split("; ")).toEqual(needed);
  expect(contentSecurityPolicy).toMatch(/^default-src 'none'; /);
  expect(contentSecurityPolicy).not.toContain("unsafe-inline");
});

const allows = (page) => page.evaluate(() => navigator.serviceWorker.controller !== null);

it.each(["", "#experience", "#resume", "#resume-form", "?a=b#else", "index.html"])(
  "opens without a violation: %s",
  async (address) => {
    const context = await served.browser.newContext();
    const page = await context.newPage();
    await page.goto(served.server.url + address);
    await openingField(page, address.startsWith("#resume") ? "resume" : "experience").waitFor();
    expect(await allows(page)).toBe(true);
    await page.reload();
    await page.locator("body.is-ready").waitFor();
    await context.close();
    expect(takeViolations()).toEqual([]);
  },
);

/** Opens every dialog that both tabs share, and closes it. */
async function openDialogs(page, prefix, resetButton) {
  await page.locator("#open-settings").click();
  for (const radio of await page.locator(`#${prefix}-form input[type=radio]`).all())
    await radio.check({ force: true });
  await page.locator(`#${prefix}-cancel`).click();
  await page.locator(resetButton).click();
  await page.locator("#confirm-dialog[open]").waitFor();
  await page.locator("#confirm-yes").click();
}

it("has no violation in the job's form, dialogs, notices, failures, conflicts and request", () =>
  withDemo(
    async (page) => {
      await field(page, "description").fill(
        '<b onclick="x()" style="color:red">a</b><img src=x onerror=x()>',
      );
      for (const encoding of ["application/x-www-form-urlencoded", "multipart/form-data", "application/json"])
        await page.locator(`[name="encoding"][value="${encoding}"]`).check({ force: true });
      await page.locator("#copy-curl").click();
      await page.locator("#theme-toggle").click();
      await page.reload();
      await page.locator('[data-notice="restored"]').waitFor();
      await chooseFailure(page, "Someone else edits");
      await page.getByTestId("save").click();
      await page.locator("#experience-merge .conflict").waitFor();
      await page.locator("#experience-merge input[type=radio], #experience-merge button").first().click();
      await page.locator("[data-experience]").nth(1).click();
      for (const details of await page.locator("details:visible:not([open]) > summary").all())
        await details.click();
      await openDialogs(page, "settings", "#reset-samples");
      await field(page, "company_name").fill("");
      await page.emulateMedia({ media: "print" });
    },
    { permissions: ["clipboard-read", "clipboard-write"] },
  ));

it("has no violation in the resume's form, lists, dialogs, comparison and conflicts", () =>
  withDemo(
    async (page) => {
      await openEntry(page, "workExperience", "Senior");
      await field(page, "/workExperience/0/jobTitle").fill("Staff Software Developer");
      await page.locator("#edit-as-colleague").click();
      await page.locator("#resume-merge summary").click();
      await page.locator(".conflict").waitFor();
      await entry(page, "skills", 1).locator(".item-summary").press("Alt+ArrowUp");
      await list(page, "languages").getByRole("button", { name: /^Add/ }).click();
      await page.keyboard.type("ger");
      await page.getByRole("option", { name: "German" }).click();
      await page.locator('[data-add="custom"]').click();
      await page.locator("#custom-detail-name").fill("<b>x</b>");
      await page.locator("#custom-detail-name").press("Enter");
      await field(page, "/summary").fill("Changed <i>words</i> here");
      await openDialogs(page, "resume-settings", "#reset-resume");
      await page.locator("#edit-as-colleague").click();
      await expectText(page.locator("#resume-merge"), /changed/);
    },
    { tab: "resume" },
  ));

it("reports violations of a page and of its service worker", async () => {
  const { page, close } = await open("");
  const [worker] = page.context().serviceWorkers();
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement("img"), { src: "http://localhost:1/x.png" }));
    try {
      document.body.innerHTML += "";
    } catch {}
  });
  await worker.evaluate(() => {
    setTimeout(() => new Function("return 1"));
  });
  const seen = [];
  await expect
    .poll(() => {
      seen.push(...takeViolations());
      return ["img-src", "require-trusted-types-for", "script-src"].filter((name) =>
        seen.some((text) => text.includes(name)),
      );
    })
    .toHaveLength(3);
  await close();
  takeViolations();
});

it("starts under `trusted-types 'none'`", async () => {
  const { page, close } = await open("trusted-types 'none'; require-trusted-types-for 'script'");
  await field(page, "job_title").fill("Baker");
  await expect.poll(() => page.getByTestId("request-body").first().textContent()).toContain("Baker");
  // Only the one attempt to make the page's own policy, which the browser reports as an event and on the console.
  const violations = takeViolations();
  expect(violations.length).toBeGreaterThan(0);
  for (const text of violations)
    expect(text).toMatch(/trusted-types .*resume-patch-demo|'resume-patch-demo' violates/s);
  await close();
});

it("splits a megabyte of any markup in linear time", async () => {
  const entry = fileURLToPath(new URL("../../web-demo/src/experience/markup.ts", import.meta.url));
  const [{ output }] = [
    await build({
      configFile: false,
      logLevel: "silent",
      build: { write: false, lib: { entry, formats: ["es"], fileName: "markup" } },
    }),
  ].flat();
  const { readMarkup } = await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
  const parts = [
    "<a ",
    "<",
    "<!--",
    "<a href=",
    '<a "',
    "<a '\"",
    "<script>",
    "</script ",
    "<p>x</p>",
    "</",
    "<svg",
    "<a\t\"'",
  ];
  for (const part of parts) {
    const time = (length) => {
      const html = part.repeat(length / part.length);
      const start = performance.now();
      readMarkup(html);
      return performance.now() - start;
    };
    time(1e5);
    expect(time(1e6)).toBeLessThan(2000);
  }
  expect(readMarkup('a < b <P class="x>y">c</p><!-- d --><script>e</script>f <b')).toEqual([
    ...["a ", "<", " b "].map((text) => ({ kind: "text", text })),
    { kind: "tag", slash: "", name: "p", attributes: ' class="x>y"' },
    { kind: "text", text: "c" },
    { kind: "tag", slash: "/", name: "p", attributes: "" },
    { kind: "text", text: "f " },
    { kind: "text", text: "<" },
    { kind: "text", text: "b" },
  ]);
});
