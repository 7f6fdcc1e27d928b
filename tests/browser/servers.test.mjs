// The page with other HTTP servers than its own: Prism, which responds from the Letraz document, and one that refuses.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { load } from "resume-patch";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SAMPLES } from "../../web-demo/src/server/experience-samples.ts";
import { startPrism } from "../servers/prism.mjs";
import {
  expectRequest,
  expectText,
  field,
  issuesAt,
  requestBody,
  statusOf,
  useDemo,
  useServer,
} from "./demo.mjs";
import { startRefusingServer } from "./refusing-server.mjs";

const withDemo = useDemo();
/** Chromium logs every refused request and failed connection to the console. */
const refusals = { expected: /Failed to load resource/ };

/** Removes the boundary, which a browser generates anew for each multipart body. */
const withoutBoundary = (body) => body.replaceAll(/-{4,}WebKitFormBoundary\w+/g, "--boundary");

/** Returns the Letraz document with the page's first job as its example: the page accepts no response about another job. */
function documentOfOneJob() {
  const document = JSON.parse(readFileSync("wasm/apis/letraz.json", "utf8"));
  const [path] = Object.values(document.paths);
  path.patch.responses["200"].content["application/json"].example = {
    ...SAMPLES[0],
    job_title: "Größte Hoffnung & Co",
    started_from_year: 2020,
  };
  const name = "build/results/letraz-of-one-job.json";
  mkdirSync("build/results", { recursive: true });
  writeFileSync(name, JSON.stringify(document));
  return name;
}

describe("Prism, running the Letraz document", () => {
  let prism;
  beforeAll(async () => {
    prism = await startPrism(documentOfOneJob());
  });
  afterAll(() => prism?.stop());

  const authorization = `Basic ${Buffer.from("ada:secret").toString("base64")}`;
  const send = (body, contentType = "application/json") =>
    fetch(`${prism.url}/resume/base/experience/7/`, {
      method: "PATCH",
      headers: { authorization, "content-type": contentType },
      body,
    });

  const encodings = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"];
  test.each(encodings)("accepts the page's request as %s", (encoding) =>
    withDemo(async (page) => {
      await useServer(page, prism.url, { user: "ada", password: "secret" });
      await field(page, "job_title").fill("Größte Hoffnung & Co");
      await field(page, "started_from_year").fill("2020");
      await page.locator(`[name="encoding"][value="${encoding}"]`).check({ force: true });
      await expectText(page.getByTestId("request-headers"), new RegExp(encoding));
      const shown = await requestBody(page);
      const answered = page.waitForResponse((response) => response.request().method() === "PATCH");
      await page.getByTestId("save").click();
      const response = await answered;
      expect(response.status()).toBe(200);
      expect(withoutBoundary(response.request().postData())).toBe(withoutBoundary(shown));
      await expectText(statusOf(page), /^saved/i);
    }),
  );

  test("refuses a body that the page blocks", () =>
    withDemo(async (page) => {
      await useServer(page, prism.url, { user: "ada", password: "secret" });
      await field(page, "company_name").fill("x".repeat(251));
      await issuesAt(page, "company_name").waitFor();
      await expectRequest(page, { company_name: "x".repeat(251) });
      expect((await send(await requestBody(page))).status).toBe(400);
    }));

  test("agrees with the package on valid bodies", async () => {
    const { experience } = (await load()).letraz;
    const bodies = [
      {},
      { company_name: "Acme" },
      { company_name: "x".repeat(250) },
      { company_name: "x".repeat(251) },
      { company_name: "𝄞".repeat(250) },
      { company_name: null },
      { company_name: 12 },
      { city: null },
      { city: "x".repeat(51) },
      { employment_type: "flt" },
      { employment_type: "Full Time" },
      { employment_type: null },
      { started_from_month: 0 },
      { started_from_month: 12 },
      { started_from_month: 12.5 },
      { started_from_month: "12" },
      { started_from_year: null },
      { started_from_year: 2101 },
      { current: "true" },
      { resume_section: "not a uuid" },
      { description: "x".repeat(3001) },
      { country: { code: "NLD" } },
      [],
      "text",
    ];
    const verdicts = await Promise.all(
      bodies.map(async (body) => [JSON.stringify(body), (await send(JSON.stringify(body))).status === 200]),
    );
    const ours = bodies.map((body) => [
      JSON.stringify(body),
      experience.validate(body, { rules: "off" }).valid,
    ]);
    expect(ours).toEqual(verdicts);
  });
});

describe("a server that refuses", () => {
  let server;
  beforeAll(async () => {
    server = await startRefusingServer({ company_name: ["This company is not known."] });
  });
  afterAll(() => server?.stop());

  test("shows its error at the field until the field is edited", () =>
    withDemo(async (page) => {
      await useServer(page, server.url, { user: "ada", password: "secret" });
      await field(page, "company_name").fill("Nowhere Ltd");
      await page.getByTestId("save").click();
      await expectText(issuesAt(page, "company_name"), /This company is not known/);
      await expectText(statusOf(page), /not saved/i);
      expect(await field(page, "company_name").inputValue()).toBe("Nowhere Ltd");
      await field(page, "company_name").fill("Somewhere Ltd");
      await issuesAt(page, "company_name").waitFor({ state: "detached" });
    }, refusals));

  test("shows an error of the page's own server", () =>
    withDemo(async (page) => {
      await page.locator("details.more summary").click();
      await field(page, "user").fill("someone else");
      await page.getByTestId("save").click();
      await issuesAt(page, "user").waitFor();
      await expectText(statusOf(page), /not saved/i);
    }, refusals));

  test("requires loading another job before saving to it", () =>
    withDemo(async (page) => {
      await field(page, "city").fill("Porto");
      await page.locator("#open-settings").click();
      await page.locator('[name="experience_id"]').fill("another");
      await page.locator("#settings-form .primary-button").click();
      await expectText(page.locator("#request-empty"), /settings point to another job/i);
      await page.getByTestId("save").click();
      await expectText(statusOf(page), /not saved.*load that job first/i);
      await page.locator("#open-settings").click();
      await page.locator('[name="experience_id"]').fill("");
      await page.locator("#settings-form .primary-button").click();
      await expectRequest(page, { city: "Porto" });
    }));

  test("keeps the edit when no server is there", () =>
    withDemo(async (page) => {
      await useServer(page, "http://127.0.0.1:9", { user: "ada", password: "secret" });
      await field(page, "city").fill("Porto");
      await page.getByTestId("save").click();
      await expectText(statusOf(page), /did not respond/i);
      await expectRequest(page, { city: "Porto" });
    }, refusals));
});
