// The page under Trusted Types: no violation, and it starts where no policy is allowed at all.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { expect, it } from "vitest";
import { field, folder, useServedDemo, waitMilliseconds } from "./demo.mjs";

const served = useServedDemo();

/** Opens the demo with one more policy. Returns the page and the violations. */
async function open(policy) {
  const context = await served.browser.newContext();
  context.setDefaultTimeout(waitMilliseconds);
  const violations = [];
  await context.exposeBinding("reportViolation", (_, text) => violations.push(text));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      globalThis.reportViolation(`${event.violatedDirective} ${event.sample}`);
    });
  });
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
  return { page, violations, close: () => context.close() };
}

it("requires them itself, and has no violation with a service worker and rich text", async () => {
  expect(readFileSync(`${folder}/index.html`, "utf8")).toContain("require-trusted-types-for 'script'");
  const { page, violations, close } = await open("");
  await page.locator('[name="description"]').first().waitFor({ state: "attached" });
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  expect(violations).toEqual([]);
  await close();
});

it("starts under `trusted-types 'none'`", async () => {
  const { page, violations, close } = await open("trusted-types 'none'; require-trusted-types-for 'script'");
  await field(page, "job_title").fill("Baker");
  await expect.poll(() => page.getByTestId("request-body").first().textContent()).toContain("Baker");
  // Only the one attempt to make the page's own policy.
  expect(violations.map((text) => text.split(" ")[0])).toEqual(["trusted-types"]);
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
