// A whole session with credentials, against a server that repeats them in every encoding: they are in no text or attribute of
// the page, no storage, no log, no address and no copied command.
import { afterAll, beforeAll, expect, test } from "vitest";
import { SAMPLES } from "../../web-demo/src/server/experience-samples.ts";
import { SAMPLE_RESUME } from "../../web-demo/src/server/resume-sample.ts";
import { encodings, leaksIn } from "../secret-encodings.mjs";
import { corsHeaders, listen } from "../servers/http.mjs";
import { chooseFailure, expectText, field, statusOf, useDemo } from "./demo.mjs";

const withDemo = useDemo();
const secret = "c4nary-7f/Kq+9=Zx";
const cookie = "c4nary-session-91";
const pair = Buffer.from(`ada:${secret}`).toString("base64");
const secrets = [secret, pair, cookie];

/** The credentials that reached the server. */
const received = new Set();
/** What the next change gets instead of being stored. */
let reaction = null;
let stored;
let server;
/** The target of a redirect, which must receive nothing. */
let elsewhere;
let strayRequests = 0;
beforeAll(async () => {
  elsewhere = await listen((_, response) => {
    strayRequests++;
    response.end();
  });
  server = await listen(async (request, response) => {
    const headers = {
      ...corsHeaders(request),
      "access-control-allow-headers": "authorization, content-type, x-csrftoken",
    };
    if (request.method === "OPTIONS") return void response.writeHead(204, headers).end();
    const { authorization, "x-csrftoken": csrf, cookie: cookies } = request.headers;
    for (const each of [authorization, csrf, cookies]) if (each) received.add(each);
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const isPatch = request.method === "PATCH";
    if (isPatch && reaction !== null) return reaction(response, headers);
    if (isPatch) stored = { ...stored, ...JSON.parse(Buffer.concat(chunks)) };
    response.writeHead(200, { "content-type": "application/json", ...headers }).end(JSON.stringify(stored));
  });
});
afterAll(async () => {
  await server?.stop();
  await elsewhere?.stop();
  expect(strayRequests).toBe(0);
});

/** Refuses with a body that repeats a text everywhere, at a property and at a name that is the text. */
const refusing = (status, property, text) => (response, headers) => {
  const body = {
    error: {
      uuid: text,
      code: text,
      message: text,
      details: JSON.stringify({ [property]: [text], [text]: [text] }),
      extra: text,
    },
    detail: text,
    errors: [
      { attr: property, code: text, detail: text },
      { attr: text, code: text, detail: text },
    ],
  };
  const more = { "retry-after": "0", "x-echo": encodeURIComponent(text) };
  response
    .writeHead(status, { "content-type": "application/json", ...headers, ...more })
    .end(JSON.stringify(body));
};

/** Returns every text in which the page could keep or show a credential. */
async function everythingOf(page, logged) {
  const [shown, state] = await Promise.all([
    page.content(),
    page.evaluate(async () => {
      const databases = [];
      for (const { name } of await indexedDB.databases()) {
        const database = await new Promise((resolve) => {
          indexedDB.open(name).onsuccess = ({ target }) => resolve(target.result);
        });
        for (const store of database.objectStoreNames) {
          const request = database.transaction(store).objectStore(store).getAll();
          await new Promise((resolve) => {
            request.onsuccess = resolve;
          });
          databases.push(request.result);
        }
        database.close();
      }
      const cached = [];
      for (const name of await caches.keys())
        for (const request of await (await caches.open(name)).keys()) cached.push(request.url);
      const values = [...document.querySelectorAll("#experience-form, #resume-form")].flatMap((form) =>
        [...form.elements].map((each) => each.value),
      );
      const entries = performance.getEntries().map((entry) => entry.name);
      return JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        databases,
        cached,
        values,
        entries,
        [location.href, document.title, document.referrer, document.cookie, history.state],
        document.body.textContent,
      ]);
    }),
  ]);
  return [shown, state, ...logged].join("\n");
}

async function copied(page, id) {
  await page.locator(id).click();
  await expectText(page.locator(`${id} .button-label`), /^Copied$/);
  return page.evaluate(() => navigator.clipboard.readText());
}

const kinds = {
  basic: { user: "ada", password: secret, arrives: `Basic ${pair}` },
  bearer: { token: secret, arrives: `Bearer ${secret}` },
  session: { csrf_token: secret, arrives: secret },
};

/** Chooses the server and the credentials in the dialog of a tab. */
const sign = {
  experience: (kind) => async (page) => {
    const { arrives: _, ...values } = kinds[kind];
    await page.locator("#open-settings").click();
    await page.locator('[name="base_url"]').fill(server.url);
    await page.locator(`[name="auth"][value="${kind}"]`).check({ force: true });
    for (const [name, value] of Object.entries(values))
      await page.locator(`[name="auth_${name}"]`).fill(value);
    await page.locator('[name="check_first"]').check();
    await page.locator("#settings-load").click();
    await expect.poll(() => page.locator("#settings-dialog[open]").count()).toBe(0);
  },
  resume: () => async (page) => {
    await page.locator("#open-settings").click();
    await page.locator('[name="region"][value="other"]').check({ force: true });
    await page.locator('[name="resume_base_url"]').fill(server.url);
    await page.locator('[name="identifier"]').fill("abc");
    await page.locator('#resume-settings-form [name="token"]').fill(secret);
    await page.locator("#resume-settings-load").click();
    await expect.poll(() => page.locator("#resume-settings-dialog[open]").count()).toBe(0);
  },
};

test.each([
  ["experience", "basic", "city"],
  ["experience", "bearer", "city"],
  ["experience", "session", "city"],
  ["resume", "bearer", "/objective"],
])("of the %s, %s", (tab, kind, name) =>
  withDemo(
    async (page) => {
      const logged = [];
      page.on("console", (message) => logged.push(message.text()));
      page.on("request", (request) => {
        // The browser announces the target of a redirect, which it does not request.
        if (!request.url().startsWith(elsewhere.url)) logged.push(request.url());
      });
      stored = tab === "resume" ? SAMPLE_RESUME : SAMPLES[0];
      const property = name.replace("/", "");
      await page
        .context()
        .addCookies([{ name: "sessionid", value: cookie, url: server.url, httpOnly: true }]);
      const check = async () => expect(leaksIn(await everythingOf(page, logged), secrets)).toEqual([]);
      const save = async (text, pattern) => {
        await field(page, name).fill(text);
        await page.getByTestId("save").click();
        await expectText(statusOf(page), pattern);
      };
      await check();
      await sign[tab](kind)(page);
      received.clear();
      reaction = null;
      await save("Delft", /^Saved/);
      expect([...received]).toContain(kinds[kind].arrives);
      if (kind === "session") expect([...received].join()).toContain(cookie);
      await check();

      const echoes = [
        ...Object.values(encodings).map((encode) => encode(secret)),
        ...(kind === "basic" ? [pair] : []),
      ];
      for (const [index, text] of echoes.entries()) {
        reaction = refusing([400, 422, 401, 403, 404, 400, 409][index % 7], property, `Wrong: ${text}!`);
        await save(`Gouda ${index}`, /^Not saved\. (?!Fix)/);
        if (index < 7) await check();
        await page.getByTestId("discard").click();
      }
      await check();
      reaction = (response, headers) =>
        response.writeHead(307, { ...headers, location: `${elsewhere.url}/${secret}` }).end();
      await save("Redirected", /redirects to another address/);
      reaction = (response, headers) =>
        response.writeHead(200, { "content-type": "application/json", ...headers }).end(`{"${secret}`);
      await save("Garbage", /could not be read/);
      reaction = (response) => response.destroy();
      await save("Dropped", /did not respond/);
      await check();

      reaction = null;
      await field(page, name).fill("Mine");
      stored = { ...stored, [property]: "Theirs" };
      await page.getByTestId("save").click();
      await page.locator(".conflict").first().waitFor();
      await check();
      await page.getByTestId("discard").click();
      await chooseFailure(page, "500 Server error");
      await save("Failing", /^(?!Saving)./);
      await page.getByTestId("discard").click();
      await field(page, name).fill("Copied");
      expect(leaksIn(await copied(page, "#copy-curl"), secrets)).toEqual([]);
      expect(leaksIn(await copied(page, "#copy-body"), secrets)).toEqual([]);
      await page.locator("#open-settings").click();
      await check();
      await page.keyboard.press("Escape");
      await page.reload();
      await page.locator("body.is-ready").waitFor();
      await check();
      const inputs = await page
        .locator("dialog input")
        .evaluateAll((all) => all.map((input) => input.value).join("\n"));
      expect(leaksIn(inputs, secrets)).toEqual([]);
    },
    {
      tab,
      permissions: ["clipboard-read", "clipboard-write"],
      expected: /Failed to load resource|net::ERR/,
    },
  ),
);
