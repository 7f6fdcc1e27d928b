// Hostile texts everywhere that a person or the browser's storage gives one: no script runs, nothing is requested, no element
// appears that the sanitizer does not allow, and the page keeps working. `xss-server.test.mjs` has those of a server.
import { describe, expect, test } from "vitest";
import { SAMPLES } from "../../web-demo/src/server/experience-samples.ts";
import { expectRequest, expectText, field, useDemo } from "./demo.mjs";
import { list } from "./resume.mjs";
import { putDraft, putRecord } from "./stored-records.mjs";
import { expectHarmless, guard, typeEach, useGuard } from "./xss-guard.mjs";
import { payloads, shortTexts, texts } from "./xss-payloads.mjs";

const withDemo = useDemo();
const withGuard = useGuard(withDemo);

const reload = async (page) => {
  await page.reload();
  await page.locator("body.is-ready").waitFor();
};

test("there are at least a hundred payloads of many kinds, each once", () => {
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts.length).toBeGreaterThanOrEqual(200);
  expect(new Set(payloads.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(10);
});

test("the guard reports a script, an element and a handler", () =>
  withDemo(
    async (page, complaints) => {
      await expectHarmless(page);
      await page.evaluate(() => {
        const link = document.createElement("a");
        link.setAttribute("href", "javascript:0");
        link.setAttribute("onother", "0");
        document.body.append(link, document.createElement("iframe"));
        globalThis.xssHook();
      });
      const problems = await page.evaluate(() => globalThis.xssProblems());
      expect(problems).toEqual([
        "element <iframe></iframe>",
        "address href=javascript:0",
        "handler onother=0",
      ]);
      await expect.poll(() => complaints.some((text) => /a payload ran/.test(text))).toBe(true);
    },
    { initScript: guard, expected: /a payload ran|Content Security Policy/ },
  ));

describe("typed texts", () => {
  test.each(["application/json", "application/x-www-form-urlencoded", "multipart/form-data"])(
    "in every field of a job, sent as %s",
    (encoding) =>
      withGuard(async (page) => {
        for (const summary of await page.locator("details:not([open]) > summary").all())
          if (await summary.isVisible()) await summary.click();
        await page.locator("#experience-form details.more").evaluate((more) => {
          more.open = true;
        });
        await page.locator(`[name="encoding"][value="${encoding}"]`).evaluate((radio) => radio.click());
        const controls = "#experience-form input[type=text], #experience-form textarea";
        const typed = encoding === "application/json" ? texts : texts.filter((_, index) => index % 5 === 0);
        expect(await typeEach(page, controls, typed)).toEqual([]);
        await page.getByTestId("discard").click();
        for (let step = 0; step < 5; step++) await page.keyboard.press("Control+z");
      }),
  );

  test("in every field of a resume, and as the names of its details", () =>
    withGuard(
      async (page) => {
        const controls = "#resume-form input[type=text], #resume-form textarea";
        // Each text is in all fields at once, so some of them are enough for the fields that look alike.
        expect(
          await typeEach(
            page,
            controls,
            texts.filter((_, index) => index % 12 === 0),
          ),
        ).toEqual([]);
        expect(await typeEach(page, '[name="/summary"], [name="/name/first"]', texts)).toEqual([]);
        for (const text of texts.filter((_, index) => index % 3 === 0)) {
          const problems = await page.evaluate((name) => {
            document.querySelector('[data-add="custom"]').click();
            const input = document.querySelector("#custom-detail-name");
            input.value = name;
            input.dispatchEvent(
              new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }),
            );
            return globalThis.xssProblems();
          }, text);
          expect(problems, text).toEqual([]);
        }
        await expectText(page.getByTestId("request-body"), /onerror/);
      },
      { tab: "resume" },
    ));

  test("in the server settings", () =>
    withGuard(async (page) => {
      const problems = await page.evaluate(async (all) => {
        const found = [];
        const form = document.querySelector("#settings-form");
        for (const text of all) {
          document.querySelector("#open-settings").click();
          const { base_url, resume_id, experience_id } = form.elements;
          for (const input of [resume_id, experience_id]) input.value = text;
          for (const address of [text, `http://127.0.0.1:9/${text}`, "http://127.0.0.1:9/"]) {
            base_url.value = address;
            form.requestSubmit();
          }
          await new Promise((resolve) => setTimeout(resolve));
          found.push(...globalThis.xssProblems());
          document.querySelector("#settings-dialog").close();
        }
        document.querySelector("#open-settings").click();
        for (const input of [form.elements.resume_id, form.elements.experience_id]) input.value = "";
        document.querySelector("#settings-page-server").click();
        return found;
      }, texts);
      expect(problems).toEqual([]);
      await page.evaluate(() => localStorage.setItem("resume-patch.server", "{}"));
      await reload(page);
    }));

  test("in the page's address", () =>
    withGuard(async (page) => {
      const problems = await page.evaluate(async (all) => {
        const found = [];
        for (const text of all) {
          history.replaceState(null, "", `?${encodeURIComponent(text)}#${text}`);
          dispatchEvent(new HashChangeEvent("hashchange"));
          location.hash = text;
          await new Promise((resolve) => setTimeout(resolve));
          found.push(...globalThis.xssProblems());
        }
        return found;
      }, texts);
      expect(problems).toEqual([]);
      const base = page.url().replace(/[?#].*/, "");
      for (const text of texts.filter((_, index) => index % 20 === 0)) {
        await page.goto("about:blank");
        await page.goto(`${base}?q=${text}#${text}`);
        await page.locator("body.is-ready").waitFor();
        await expectHarmless(page);
      }
    }));
});

describe("stored texts", () => {
  test("in every member of the saved jobs, their ids included", () =>
    withGuard(async (page) => {
      const jobs = texts.map((text, index) => {
        const job = Object.fromEntries(
          Object.entries(SAMPLES[0]).map(([name, value]) => [name, typeof value === "string" ? text : value]),
        );
        return { ...job, country: { code: text, name: text }, id: text, created_at: String(1000 + index) };
      });
      await putRecord(page, "resume-patch-demo", "experiences", JSON.stringify(jobs[0]));
      for (const job of jobs) await putRecord(page, "resume-patch-demo", "experiences", JSON.stringify(job));
      await reload(page);
      await expect.poll(() => page.locator("[data-experience]").count()).toBe(SAMPLES.length + jobs.length);
      const problems = await page.evaluate(async () => {
        const found = [];
        // Every text is in the list. Opening a third of the jobs is enough, because each has its text in all fields.
        const ids = [...document.querySelectorAll("[data-experience]")].map(
          (each) => each.dataset.experience,
        );
        for (const id of ids.filter((_, index) => index % 3 === 0)) {
          [...document.querySelectorAll("[data-experience]")]
            .find((each) => each.dataset.experience === id)
            .click();
          for (let wait = 0; wait < 100; wait++) {
            const open = document.querySelector("[data-experience][aria-current]");
            if (open?.dataset.experience === id) break;
            await new Promise((resolve) => setTimeout(resolve, 5));
          }
          found.push(...globalThis.xssProblems().map((problem) => `${id}: ${problem}`));
        }
        return found;
      });
      expect(problems).toEqual([]);
      await page.locator("[data-experience]").first().click();
    }));

  test("in every list and every unknown member of the resume, in its history and beside other people's", () =>
    withGuard(
      async (page) => {
        const dates = (text) => ({ startDate: text, endDate: text, rawText: text });
        const resume = (change) => ({
          ...Object.fromEntries(texts.map((text) => [text, change(text)])),
          name: { first: "Tim", last: change(texts[0]) },
          objective: "x",
          skills: texts.map((text, id) => ({
            id,
            name: change(text),
            lastUsed: text,
            type: text,
            [text]: text,
          })),
          workExperience: texts.map((text, id) => ({
            id,
            jobTitle: change(text),
            organization: text,
            jobDescription: text,
            location: { rawInput: text, formatted: text },
            dates: dates(text),
            occupation: { [text]: text },
          })),
          languages: texts.map((text) => change(text)),
          websites: texts,
          emails: texts,
        });
        const stored = JSON.stringify(resume((text) => text));
        await putRecord(page, "resume-patch-demo", "resumes", stored, "sample");
        await reload(page);
        const openAll = () =>
          page.evaluate(async () => {
            const found = [];
            for (const summary of document.querySelectorAll("#resume-form .item-summary"))
              if (summary.getAttribute("aria-expanded") === "false") summary.click();
            await new Promise((resolve) => setTimeout(resolve, 500));
            found.push(...globalThis.xssProblems());
            return found.slice(0, 20);
          });
        expect(await openAll()).toEqual([]);
        // Edits of every skill and language, which the panel compares with the stored ones.
        expect(await typeEach(page, '[data-list="skills"] [name$="/name"]', ["mine"])).toEqual([]);
        await expectText(page.locator("#changes"), /mine/);
        await expectHarmless(page);
        const theirs = JSON.stringify(resume((text) => `${text} ${text}`));
        await putRecord(page, "resume-patch-demo", "resumes", theirs, "sample");
        await page.getByTestId("save").click();
        await page.locator(".conflict").first().waitFor();
        await page.locator("#resume-merge summary").first().click();
        await expectHarmless(page);
        await page.getByTestId("discard").click();
        for (let step = 0; step < 3; step++) await page.keyboard.press("Control+z");
        await expectHarmless(page);
        await putRecord(page, "resume-patch-demo", "resumes", '{ "name": { "first": "Tim" } }', "sample");
        await page.locator("#reset-resume").click();
        await page.locator("#confirm-yes").click();
        expect(await list(page, "skills").locator(".item").count()).toBeGreaterThan(0);
      },
      { tab: "resume" },
    ));

  test("as drafts, settings and the last open job", () =>
    withGuard(
      async (page) => {
        await putDraft(page, "experience", JSON.stringify(texts.join("\n")));
        await page.evaluate((all) => {
          localStorage.setItem("resume-patch.server", all);
          localStorage.setItem("resume-patch.theme", all);
          sessionStorage.setItem("resume-patch.open-job", JSON.stringify({ key: all, id: all }));
        }, texts.join("\n"));
        await reload(page);
        const notice = page.locator('[data-notice="unreadable"]');
        await notice.getByRole("button", { name: "Copy the text" }).click();
        await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(texts.at(-1));
        await expectHarmless(page);
      },
      { permissions: ["clipboard-read", "clipboard-write"] },
    ));
});

test("the request of a hostile text is shown exactly", () =>
  withGuard(async (page) => {
    for (const text of shortTexts.filter((each) => each.length <= 50 && !/[\n\r]/.test(each)).slice(0, 40)) {
      await field(page, "city").fill(text);
      await expectRequest(page, { city: text });
    }
  }));
