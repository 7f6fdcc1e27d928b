// The copied curl command makes the same request as the page, and explains why it has no effect on the page's own server.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveFolder } from "../../scripts/static-server.mjs";
import { asCurl } from "../../web-demo/src/sending/curl.ts";
import { payloads } from "./xss-payloads.mjs";

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

/** Texts for a terminal: keys that end a line or a paste, and everything that a browser might be made to run. */
const hostile = [
  ...payloads.map(({ text }) => text),
  "\u0003\ntouch xss-canary\n",
  "\u001b[201~\ntouch xss-canary\n",
  "\u0004\u0015\u0016\u0017\u001a\u007f\u009b",
  "\t\t",
];

test("hostile texts stay what they are, in every part of the command, and nothing runs", () => {
  for (const text of hostile) {
    const form = asCurl({ ...request, formPairs: [["description", text]] });
    const json = asCurl({
      ...request,
      encoding: "application/json",
      url: `https://api.example/${text}/`,
      headers: [["X-Text", text]],
      bodyText: text,
    });
    for (const command of [form, json]) expect(command).not.toMatch(/[^\P{Cc}\n]/u);
    const sent = (lines) => lines.replaceAll("\0", ""); // a shell has no such character
    expect(argumentsOf(form)).toContain(sent(`description=${text.replace(/\r\n|\r|\n/g, "\r\n")}`));
    const [, , url, , header, , body] = argumentsOf(json);
    expect([url, header, body]).toEqual([`https://api.example/${text}/`, `X-Text: ${text}`, text].map(sent));
  }
  expect(existsSync("xss-canary") || existsSync("/tmp/xss-canary")).toBe(false);
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
