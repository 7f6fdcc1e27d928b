// Hostile texts everywhere that a person, a server or the browser's storage gives one: no script runs, nothing is requested,
// no element appears that the sanitizer does not allow, and the page keeps working.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SAMPLES } from "../../web-demo/src/server/experience-samples.ts";
import { corsHeaders, listen } from "../servers/http.mjs";
import { expectRequest, expectText, field, statusOf, useDemo, useServer } from "./demo.mjs";
import { list } from "./resume.mjs";
import { putDraft, putRecord } from "./stored-records.mjs";
import { expectHarmless, guard, typeEach, watchEffects } from "./xss-guard.mjs";
import { payloads } from "./xss-payloads.mjs";

const withDemo = useDemo();
const texts = payloads.map(({ text }) => text);
/** The texts that a JSON file can hold and that Letraz accepts. */
const shortTexts = texts.filter((text) => text.length <= 250 && !text.includes("\0"));

/** Opens the page, runs `body`, and expects that the page was harmed by nothing and still edits. */
const withGuard = (body, { tab = "experience", ...options } = {}) =>
  withDemo(
    async (page) => {
      const effects = watchEffects(page);
      await expectHarmless(page);
      await body(page);
      await expectHarmless(page);
      const control = field(page, tab === "resume" ? "/objective" : "city");
      await control.fill("Still here");
      await expect.poll(() => page.getByTestId("request-body").first().textContent()).toMatch(/Still.here/);
      expect(effects).toEqual([]);
    },
    { initScript: guard, tab, ...options },
  );

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
        for (const id of [...document.querySelectorAll("[data-experience]")].map(
          (each) => each.dataset.experience,
        )) {
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

describe("a hostile server", () => {
  let server;
  let respond;
  beforeAll(async () => {
    server = await listen((request, response) => {
      request.resume();
      if (request.method === "OPTIONS") return void response.writeHead(204, corsHeaders(request)).end();
      const { status = 200, type = "application/json", headers = {}, body } = respond(request);
      response.writeHead(status, { "content-type": type, ...headers, ...corsHeaders(request) });
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    });
  });
  afterAll(() => server?.stop());

  const byField = (names, text) => Object.fromEntries(names.map((name) => [name, [text]]));
  const names = ["company_name", "city", "description"];
  /** The bodies of refusals in the formats that `parseError` reads. */
  const formats = {
    Letraz: (text) => ({
      error: {
        uuid: text,
        code: text,
        message: text,
        details: JSON.stringify(byField([...names, text], text)),
        extra: text,
      },
    }),
    "Letraz, no fields": (text) => ({
      error: { uuid: text, code: text, message: text, details: text, extra: "" },
    }),
    Affinda: (text) => ({
      type: text,
      errors: [
        { attr: "city", code: text, detail: text },
        { attr: text, code: text, detail: text },
      ],
    }),
    "RFC 9457": (text) => ({
      type: text,
      title: text,
      detail: text,
      errors: [
        { pointer: "#/city", detail: text },
        { pointer: text, detail: text },
      ],
    }),
    "JSON:API": (text) => ({
      errors: [{ source: { pointer: "/data/attributes/city" }, title: text, detail: text }],
    }),
    FastAPI: (text) => ({
      detail: [
        { loc: ["body", "city"], msg: text, type: text },
        { loc: ["body", text], msg: text },
      ],
    }),
    "Django REST framework": (text) => byField([...names, "non_field_errors", text], text),
    Rails: (text) => ({ errors: byField(names, text) }),
    Laravel: (text) => ({ message: text, errors: byField(["city", text], text) }),
    "ASP.NET": (text) => ({ title: text, errors: { City: [text], [text]: [text] } }),
    NestJS: (text) => ({ statusCode: 400, message: [text, `city ${text}`], error: text }),
    Spring: (text) => ({ error: text, message: text, errors: [{ field: "city", defaultMessage: text }] }),
    Google: (text) => ({
      error: {
        code: 400,
        message: text,
        details: [{ fieldViolations: [{ field: "city", description: text }] }],
      },
    }),
    zod: (text) => ({ issues: [{ path: ["city"], message: text, code: text }] }),
    "another shape": (text) => ({ detail: text }),
    "a text": (text) => text,
  };

  async function save(page, pattern) {
    await page.getByTestId("save").click();
    await expectText(statusOf(page), pattern);
  }

  test.each(Object.keys(formats))("that refuses in the format of %s", (format) =>
    withGuard(
      async (page) => {
        respond = () => ({ body: SAMPLES[0] });
        await useServer(page, server.url, { user: "ada", password: "secret" });
        const isText = format === "a text";
        for (let at = 0; at < texts.length; at += 52) {
          const part = texts.slice(at, at + 52);
          for (const text of [part.join(" "), part[0]]) {
            const body = formats[format](text);
            respond = () => ({
              status: at % 104 === 0 ? 400 : 422,
              type: isText ? "text/html" : "application/json",
              body,
            });
            await field(page, "city").fill(`City ${at}${text === part[0] ? "" : "b"}`);
            await save(page, /^Not saved\. (?!Fix)/);
            await expectHarmless(page);
            await page.getByTestId("discard").click();
          }
        }
        await page.locator("#network").evaluate((part) => {
          part.open = true;
        });
        await expectHarmless(page);
      },
      { expected: /Failed to load resource/ },
    ),
  );

  test("in the headers and in the bodies of other failures", () =>
    withGuard(
      async (page) => {
        await useServer(page, server.url, { user: "ada", password: "secret" });
        const sendable = texts.filter((text) => /^[\t\x20-\x7e]+$/.test(text.trim()) && text.trim() === text);
        expect(sendable.length).toBeGreaterThan(100);
        for (const [index, status] of [401, 403, 404, 409, 429, 302, 200, 418].entries()) {
          const text = sendable.filter((_, at) => at % 8 === index).join(" ");
          const headers = {
            "retry-after": text,
            etag: text,
            "www-authenticate": text,
            location: text,
            "x-request-id": text,
          };
          respond = () => ({ status, headers, body: { id: text, detail: text } });
          await field(page, "city").fill(`City ${status}`);
          await save(page, /^(?!Saving|Not saved\. Fix)./);
          await expectHarmless(page);
          await page.getByTestId("discard").click();
          await page.locator("dialog[open]").evaluateAll((all) => {
            for (const dialog of all) dialog.close();
          });
        }
      },
      { expected: /Failed to load resource|blocked by CORS/ },
    ));

  test("in what it stores otherwise, in what others changed, and in the conflicts", () =>
    withGuard(
      async (page) => {
        const [first] = SAMPLES;
        const members = ["company_name", "job_title", "city", "description"];
        const stored = { ...first };
        respond = () => ({ body: stored });
        await useServer(page, server.url, { user: "ada", password: "secret" });
        await page.locator("#open-settings").click();
        await page.locator('[name="check_first"]').check();
        await page.locator("#settings-load").click();
        await expect.poll(() => page.locator("#settings-dialog[open]").count()).toBe(0);
        const city = shortTexts.filter((text) => text.length <= 50);
        for (let at = 0; at < shortTexts.length; at += 6) {
          const [company, title = "x", ...others] = shortTexts.slice(at, at + 6);
          const description = others.join("<p>");
          for (const name of members) await field(page, name).fill(`Mine ${at}`);
          Object.assign(stored, {
            company_name: company,
            job_title: title,
            description,
            city: city[at % city.length],
          });
          await save(page, /^(Not saved|Saved)/);
          await expectHarmless(page);
          const theirs = page.locator("#experience-merge .conflict").first();
          if (at % 12 === 0 && (await theirs.isVisible()))
            await theirs.locator("button, input").first().click();
          await page.getByTestId("discard").click();
          await expectHarmless(page);
        }
      },
      { expected: /Failed to load resource/ },
    ));
});

test("the request of a hostile text is shown exactly", () =>
  withGuard(async (page) => {
    for (const text of shortTexts.filter((each) => each.length <= 50 && !/[\n\r]/.test(each)).slice(0, 40)) {
      await field(page, "city").fill(text);
      await expectRequest(page, { city: text });
    }
  }));
