// Hostile texts from a server: in refusals of every format, in headers, in what it stores and in conflicts.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SAMPLES } from "../../web-demo/src/server/experience-samples.ts";
import { corsHeaders, listen } from "../servers/http.mjs";
import { expectText, field, statusOf, useDemo, useServer } from "./demo.mjs";
import { expectHarmless, useGuard } from "./xss-guard.mjs";
import { shortTexts, texts } from "./xss-payloads.mjs";

const withGuard = useGuard(useDemo());

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
