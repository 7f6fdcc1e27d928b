// Damaged settings and resources in the browser's storage, and storage that fails: the page starts, says so, offers the text,
// and deletes nothing by itself.
import axe from "axe-core";
import { describe, expect, test } from "vitest";
import { SAMPLES } from "../../web-demo/src/server/experience-samples.ts";
import { clipboard, copied, deleteText, notice, noticeButton, reload, tabs } from "./damaged-page.mjs";
import { expectRequest, expectText, field, statusOf, useDemo } from "./demo.mjs";
import { editors, putDraft, putRecord, recordsOf } from "./stored-records.mjs";

const withDemo = useDemo();

describe("the server settings", () => {
  const address = "http://127.0.0.1:9/v1";
  const common = [
    "{",
    "null",
    "5",
    '"text"',
    '{"baseUrl":5}',
    '{"baseUrl":"javascript:alert(1)"}',
    '{"baseUrl":{"toString":1}}',
  ];
  test.each([
    [
      "experience",
      "resume-patch.server",
      [...common, '{"resumeId":7}', '{"checkFirst":"no"}', '{"experienceId":"\\ud800"}'],
    ],
    [
      "resume",
      "resume-patch.resume-server",
      [...common, '{"identifier":[]}', `{"baseUrl":"${address}","identifier":"\\ud800"}`, '{"region":8}'],
    ],
  ])("of the %s are offered when they are damaged", (tab, key, texts) =>
    withDemo(
      async (page) => {
        for (const text of texts) {
          await page.evaluate(([name, value]) => localStorage.setItem(name, value), [key, text]);
          await reload(page, tab);
          await expectText(
            notice(page, "damaged-settings"),
            /^Your server settings could not be opened\. Changes are saved in this page\./,
          );
          expect(await page.locator("#server-name").textContent()).toBe("In this page");
          expect(await page.evaluate((name) => localStorage.getItem(name), key)).toBe(text);
        }
        expect(await copied(page, "damaged-settings")).toBe(texts.at(-1));
        await deleteText(page, "damaged-settings");
        expect(await page.evaluate((name) => localStorage.getItem(name), key)).toBe(null);
        await field(page, editors[tab].field).fill("Typed");
        await page.getByTestId("save").click();
        await expectText(statusOf(page), /^Saved/);
        await reload(page, tab);
        expect(await notice(page, "damaged-settings").count()).toBe(0);
      },
      { tab, ...clipboard },
    ),
  );

  test.each(["{", "null", "5", "{}", '{"key":5,"id":{}}', '{"key":"x","id":"\\ud800"}'])(
    "start with the first job when the last open one is %s",
    (text) =>
      withDemo(async (page) => {
        await page.evaluate((value) => {
          for (const storage of [localStorage, sessionStorage])
            storage.setItem("resume-patch.open-job", value);
          localStorage.setItem("resume-patch.theme", value);
        }, text);
        await reload(page, "experience");
        expect(await field(page, "job_title").inputValue()).toBe(SAMPLES[0].job_title);
      }),
  );
});

describe("what the page's own server stores", () => {
  const [sample] = SAMPLES;
  const database = "resume-patch-demo";
  const bad = [
    ["no more than an id", `{ id: "${sample.id}" }`],
    ["a time of another kind", `{ id: "${sample.id}", created_at: 5, city: "Delft" }`],
    ["a number as its id", '{ id: 7, created_at: "2026", n: 7n }'],
    ["an unknown id", '{ id: "unknown", city: "Ghent" }'],
  ];
  test("jobs are moved aside, and the others are shown", () =>
    withDemo(async (page) => {
      for (const [, value] of bad) {
        await putRecord(page, database, "experiences", value);
        await reload(page, "experience");
        await expectText(
          notice(page, "damaged-data"),
          /^A job that was saved in this page could not be opened\./,
        );
        expect(await page.locator("[data-experience]").count()).toBe(SAMPLES.length);
        expect(await field(page, "job_title").inputValue()).toBe(sample.job_title);
      }
      await field(page, "city").fill("Typed");
      await page.getByTestId("save").click();
      await expectText(statusOf(page), /^Saved/);
      await reload(page, "experience");
      const text = await copied(page, "damaged-data");
      for (const part of ["Delft", "Ghent", sample.id]) expect(text).toContain(part);
      await deleteText(page, "damaged-data");
      await reload(page, "experience");
      expect(await notice(page, "damaged-data").count()).toBe(0);
      expect(await field(page, "city").inputValue()).toBe("Typed");
    }, clipboard));

  test("the resume is moved aside, and the sample is shown", () =>
    withDemo(
      async (page) => {
        for (const value of ["5", '"text"', "[]", "null", "new Date(5)", "new Map()", "{ summary: 5n }"]) {
          await putRecord(page, database, "resumes", value, "sample");
          await reload(page, "resume");
          await expectText(
            notice(page, "damaged-data"),
            /^A resume that was saved in this page could not be opened\./,
          );
          expect(await field(page, "/name/first").inputValue()).toBe("Tim");
        }
        await field(page, "/objective").fill("Typed");
        await page.getByTestId("save").click();
        await expectText(statusOf(page), /^Saved/);
        await reload(page, "resume");
        expect(await copied(page, "damaged-data")).toContain("text");
        await deleteText(page, "damaged-data");
        expect(await recordsOf(page, database, "resumes")).toHaveLength(1);
      },
      { tab: "resume", ...clipboard },
    ));

  test.each(tabs)("opens in the form, whatever shape its values have: %s", (tab) =>
    withDemo(
      async (page) => {
        const { endpoint } = editors[tab];
        for (const value of [null, "text", 5, true, [], {}, [null], [[]], [5], { a: null }]) {
          const names = endpoint.fields
            .map(({ name }) => name)
            .filter((name) => !["id", "created_at"].includes(name));
          const resource = { ...(tab === "experience" && { id: sample.id, created_at: "2026" }) };
          for (const name of names) resource[name] = value;
          const text = JSON.stringify(resource);
          if (tab === "resume") await putRecord(page, database, "resumes", text, "sample");
          else await putRecord(page, database, "experiences", text);
          await page.reload();
          await page.locator("body.is-ready").waitFor();
          await field(page, editors[tab].field).fill("Typed");
          await expect.poll(() => page.getByTestId("request-body").first().textContent()).toContain("Typed");
          await page.getByTestId("discard").click();
        }
      },
      { tab },
    ),
  );
});

describe("storage that fails", () => {
  const ways = {
    "IndexedDB throws": 'indexedDB.open = () => { throw new DOMException("denied", "SecurityError"); };',
    "IndexedDB may not be read":
      'Object.defineProperty(globalThis, "indexedDB", { get() { throw new DOMException("denied", "SecurityError"); } });',
    "IndexedDB is missing": 'Object.defineProperty(globalThis, "indexedDB", { value: undefined });',
    "IndexedDB cannot be opened":
      'indexedDB.open = () => { const request = new EventTarget(); Object.assign(request, { error: new DOMException("denied", "UnknownError") }); setTimeout(() => request.dispatchEvent(new Event("error"))); return request; };',
    "storage of texts throws":
      'for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(globalThis, name, { get() { throw new DOMException("denied", "SecurityError"); } });',
    "nothing can be written":
      'for (const kind of [IDBObjectStore, Storage]) for (const name of ["put", "setItem"]) if (kind.prototype[name]) kind.prototype[name] = () => { throw new DOMException("full", "QuotaExceededError"); };',
    "the database has no stores":
      'try { for (const [name, version] of [["resume-patch-demo-drafts", 1], ["resume-patch-demo", 2]]) indexedDB.open(name, version).onsuccess = ({ target }) => target.result.close(); } catch {}',
  };
  test.each(tabs.flatMap((tab) => Object.keys(ways).map((way) => [way, tab])))(
    "starts and saves when %s: %s",
    (way, tab) =>
      withDemo(
        async (page) => {
          await field(page, editors[tab].field).fill("Typed");
          await expectRequest(page, { [editors[tab].path.slice(1)]: "Typed" });
          if (!/texts/.test(way))
            await expectText(notice(page, "storage-failure"), /cannot keep unsaved changes/);
          await page.getByTestId("save").click();
          await expectText(statusOf(page), /^Saved/);
          await page.locator("#open-settings").click();
          await page.keyboard.press("Escape");
        },
        { tab, initScript: ways[way] },
      ),
  );
});

describe.each([
  ["light", 320],
  ["dark", 320],
  ["light", 390],
  ["dark", 1280],
])("in %s, %i pixels wide", (colorScheme, width) => {
  test.each(tabs)("the notices have no accessibility violation and fit: %s", (tab) =>
    withDemo(
      async (page) => {
        await putDraft(page, tab, JSON.stringify("x".repeat(5000)));
        const settings = tab === "resume" ? "resume-patch.resume-server" : "resume-patch.server";
        await page.evaluate((name) => localStorage.setItem(name, "{"), settings);
        const [store, key] = tab === "resume" ? ["resumes", "sample"] : ["experiences", undefined];
        await putRecord(page, "resume-patch-demo", store, tab === "resume" ? "5" : '{ id: "x" }', key);
        await reload(page, tab);
        for (const kind of ["unreadable", "damaged-settings", "damaged-data"])
          await notice(page, kind).waitFor();
        await page.waitForTimeout(400); // while colours fade in, the contrast is not final
        const check = async () => {
          const violations = await page.evaluate(async () => {
            const results = await globalThis.axe.run();
            return results.violations.map(
              ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`,
            );
          });
          expect(violations).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
        };
        await check();
        if (process.env.SCREENSHOTS)
          await page.screenshot({ path: `${process.env.SCREENSHOTS}/${tab}-${colorScheme}-${width}.png` });
        await noticeButton(page, "Delete the text", "unreadable").click();
        await page.locator("#confirm-dialog[open]").waitFor();
        await page.waitForTimeout(400);
        await check();
      },
      { tab, colorScheme, viewport: { width, height: 800 }, initScript: axe.source },
    ),
  );
});
