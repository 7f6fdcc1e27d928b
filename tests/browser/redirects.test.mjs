// Redirects in a browser, which hides their target: nothing of a person leaves the origin of the API.
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { serveFolder } from "../../scripts/static-server.mjs";
import { launchChromium } from "./chromium.mjs";

const stored = { id: "1", company_name: "Loom", job_title: "Weaver", city: "Utrecht" };
const cors = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "*",
  "access-control-allow-methods": "*",
};

/** Starts a server of another origin that allows every request. */
async function listen(respond) {
  const received = [];
  const server = createServer((request, response) => {
    received.push(request.method);
    for (const [name, value] of Object.entries(cors)) response.setHeader(name, value);
    if (request.method === "OPTIONS") response.end();
    else respond(request, response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { received, origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

let [page, browser, files, other, api] = [];
beforeAll(async () => {
  other = await listen((_, response) => response.end(JSON.stringify({ ...stored, city: "Delft" })));
  api = await listen((request, response) => {
    const location = request.url.startsWith("/own/") ? "/elsewhere" : `${other.origin}/elsewhere`;
    response.writeHead(307, { location }).end();
  });
  files = await serveFolder(fileURLToPath(new URL("../../dist", import.meta.url)));
  browser = await launchChromium();
  page = await browser.newPage();
  await page.goto(new URL("client.js", files.url).href);
});
afterAll(async () => {
  await browser?.close();
  for (const server of [files, other, api]) await server?.close();
});

/** Returns the code that sends a change to an API. It is a text, because Vitest rewrites `import` in functions. */
const send = (baseUrl) => `(async () => {
  const { load } = await import("./index.js");
  const { letrazClient } = await import("./client.js");
  const { experience } = (await load()).letraz;
  const auth = { type: "session", csrfToken: "csrf-token", credentials: "omit" };
  const client = letrazClient({ endpoint: experience, baseUrl: ${JSON.stringify(baseUrl)}, auth });
  const draft = experience.open(${JSON.stringify(stored)});
  draft.set("/city", "Delft");
  const { kind, reason } = await client.send(draft, { resumeId: "base", id: "1" });
  return { kind, reason, isDirty: draft.dirty };
})()`;

it.each(["/other", "/own"])("the PATCH and its token are refused: %s", async (path) => {
  const result = await page.evaluate(send(api.origin + path));
  expect(result).toEqual({ kind: "unavailable", reason: "redirect", isDirty: true });
  expect(other.received).toEqual([]);
});
