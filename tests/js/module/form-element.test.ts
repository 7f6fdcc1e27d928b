// Form elements in a real browser: what `fromForm` reads beyond the strings that they would send.

import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../browser/chromium.mjs";
import { fields } from "../unit/fields.js";

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: ["js/src/endpoint/form/read-form.ts"],
    bundle: true,
    format: "iife",
    globalName: "form",
    write: false,
  });
  browser = await launchChromium();
  page = await browser.newPage();
  await page.addScriptTag({ content: outputFiles[0]?.text ?? "" });
}, 30_000);

afterAll(() => browser?.close());

/** Adds a form to the page, optionally types into it, and reads it. */
async function read(markup: string, type?: { into: string; text: string }) {
  await page.evaluate((content) => {
    document.body.innerHTML = `<form>${content}</form>`;
  }, markup);
  if (type !== undefined) {
    await page.focus(type.into);
    await page.keyboard.type(type.text);
  }
  return page.evaluate(
    `form.readForm(document.querySelector("form"), ${JSON.stringify(fields)})`,
  ) as Promise<{ entries: unknown; issues: { path: string; code: string; params: unknown }[] }>;
}

describe("a form element", () => {
  it.each<[string, string, unknown]>([
    [
      "texts",
      '<input name="city" value="Lyon"><textarea name="description">a\nb</textarea>',
      [
        ["city", "Lyon"],
        ["description", "a\nb"],
      ],
    ],
    ["a checked box", '<input type="checkbox" name="current" checked>', [["current", "on"]]],
    ["an unchecked box", '<input type="checkbox" name="current">', [["current", false]]],
    [
      "some boxes of a group",
      '<input type="checkbox" name="a" value="1" checked><input type="checkbox" name="a" value="2">',
      [["a", "1"]],
    ],
    [
      "no box of a group",
      '<input type="checkbox" name="a" value="1"><input type="checkbox" name="a" value="2">',
      [["a", []]],
    ],
    [
      "a radio button",
      '<input type="radio" name="a" value="1"><input type="radio" name="a" value="2" checked>',
      [["a", "2"]],
    ],
    ["no radio button", '<input type="radio" name="a" value="1">', []],
    ["a choice", '<select name="a"><option value="1"><option value="2" selected></select>', [["a", "2"]]],
    [
      "several choices",
      '<select name="a" multiple><option selected>1<option>2<option selected>3</select>',
      [
        ["a", "1"],
        ["a", "3"],
      ],
    ],
    ["no choice of several", '<select name="a" multiple><option>1</select>', [["a", []]]],
    ["no file", '<input type="file" name="a">', []],
    [
      "controls that hide the form's own properties",
      '<input name="elements" value="1"><input name="noValidate" value="2"><input type="checkbox" name="b">',
      [
        ["elements", "1"],
        ["noValidate", "2"],
        ["b", false],
      ],
    ],
    [
      "nothing that is disabled",
      '<input name="a" value="1" disabled><input type="checkbox" name="b" disabled>',
      [],
    ],
    [
      "nothing in a disabled fieldset",
      '<fieldset disabled name="f"><input name="a"><input type="checkbox" name="b"><select name="c" multiple></select></fieldset>',
      [],
    ],
    [
      "nothing without a name",
      '<input value="1"><input type="checkbox"><button name="go" value="1">Go</button>',
      [],
    ],
  ])("reads %s", async (_, markup, entries) => {
    expect(await read(markup)).toEqual({ entries, issues: [] });
  });

  it("distinguishes an unreadable number from a cleared one", async () => {
    const markup = '<input type="number" name="finished_at_month"><input type="number" name="score">';
    const { entries, issues } = await read(markup, { into: "input", text: "1e" });
    expect(entries).toEqual([["score", ""]]);
    expect(issues).toMatchObject([
      {
        path: "/finished_at_month",
        code: "type",
        params: { expected: "integer", nullable: true, input: "" },
      },
    ]);
  });
});
