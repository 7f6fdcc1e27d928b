// The copied curl command makes the same request as the page, and explains why it has no effect on the page's own server.
import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveFolder } from "../../scripts/static-server.mjs";
import { asCurl } from "../../web-demo/src/sending/curl.ts";

/** Returns the arguments that a shell passes to curl. */
function argumentsOf(command) {
  const script = `curl() { for each in "$@"; do printf '%s\\0' "$each"; done; }\n${command}`;
  return execFileSync("sh", ["-c", script], { encoding: "utf8" }).split("\0").slice(0, -1);
}

const request = {
  method: "PATCH",
  url: "https://api.example/job/1/",
  encoding: "multipart/form-data",
  headers: [],
  bodyText: "",
  byteLength: 0,
  formPairs: [],
  unsendable: [],
  auth: { kind: "none" },
};

test.each([
  ["line 1\nline 2", "line 1\r\nline 2"],
  ["line 1\r\nline 2\rline 3\n", "line 1\r\nline 2\r\nline 3\r\n"],
  [`it's "$HOME" \`here\` \\r !`, `it's "$HOME" \`here\` \\r !`],
])("sends %j with a browser's line ends in a multipart command", (text, sent) => {
  const command = asCurl({ ...request, formPairs: [["description", text]] });
  expect(command).not.toContain("\r"); // a terminal would take it for the Enter key
  expect(argumentsOf(command)).toContain(`description=${sent}`);
});

let server;
beforeAll(async () => {
  server = await serveFolder(process.cwd());
});
afterAll(() => server?.close());

test("explains why a PATCH to the demo's file server saves nothing", async () => {
  const answer = await fetch(`${server.url}api/v1/resume/base/experience/1/`, {
    method: "PATCH",
    body: "{}",
  });
  expect(answer.status).toBe(405);
  expect(await answer.text()).toMatch(/^Nothing was saved: .*inside the page/);
});
