// Watches a page for scripts, elements and requests that a text brought about.
import { expect } from "vitest";
import { field } from "./demo.mjs";

/** Runs in the page before its scripts. A script of a payload that runs is an error on the console, which fails the test. */
function install() {
  const ran = (what) => console.error(`a payload ran: ${what} ${new Error("here").stack}`);
  globalThis.xssHook = () => ran("its script");
  for (const name of ["alert", "confirm", "prompt", "print"]) globalThis[name] = () => ran(name);

  const rich = "P BR UL OL LI BLOCKQUOTE HR DIV H1 H2 H3 H4 B STRONG I EM U S SUB SUP CODE A SPAN".split(" ");
  const unwanted =
    "iframe, frame, object, embed, applet, base, style, template, portal, img, picture, video, audio, source, track, math, foreignObject, animate, set, handler, image, noscript, marquee, plaintext, xmp, form form";
  const addresses = [
    "href",
    "src",
    "srcset",
    "action",
    "formaction",
    "data",
    "ping",
    "background",
    "xlink:href",
  ];
  const isSafe = (address) => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers ignore them
    const [scheme] = /^[^/?#]*:/.exec(address.replace(/[\u0000- ]/g, "")) ?? ["https:"];
    return ["http:", "https:", "mailto:", "tel:", "blob:"].includes(scheme.toLowerCase());
  };
  const single = () => document.querySelectorAll("script, link, meta").length;
  let before = null;

  /** Returns what is wrong with the elements of the page. */
  globalThis.xssProblems = () => {
    before ??= single();
    const problems = [...document.querySelectorAll(unwanted)].map((each) => `element ${each.outerHTML}`);
    if (single() !== before) problems.push("another script, link or meta");
    const ids = new Set();
    for (const each of document.querySelectorAll("*")) {
      const isRich = each.closest(".preview") !== null && !each.matches(".preview");
      if (isRich && !rich.includes(each.tagName)) problems.push(`rich text ${each.outerHTML}`);
      if (each.id !== "" && ids.has(each.id)) problems.push(`id twice ${each.id}`);
      ids.add(each.id);
      for (const { name, value } of each.attributes) {
        if (/^on/i.test(name)) problems.push(`handler ${name}=${value}`);
        if (addresses.includes(name) && !isSafe(value)) problems.push(`address ${name}=${value}`);
        if (isRich && !["href", "target", "rel"].includes(name)) problems.push(`rich text ${name}=${value}`);
      }
    }
    if ({}.polluted !== undefined) problems.push("a polluted prototype");
    for (const name of ["getElementById", "createElement", "querySelector"])
      if (typeof document[name] !== "function") problems.push(`document.${name} is hidden`);
    return problems;
  };
}

export const guard = `(${install})()`;

/** Expects that no payload has made an element or an attribute. */
export async function expectHarmless(page) {
  expect(await page.evaluate(() => globalThis.xssProblems())).toEqual([]);
}

/** Collects the requests to the payloads' host, and dialogs of the browser. */
function watchEffects(page) {
  const effects = [];
  page.context().on("request", (request) => {
    if (request.url().includes("canary.invalid") && new URL(request.url()).hostname === "canary.invalid")
      effects.push(request.url());
  });
  page.context().on("page", (opened) => effects.push(`window ${opened.url()}`));
  page.on("dialog", (dialog) => {
    effects.push(dialog.message());
    void dialog.dismiss();
  });
  return effects;
}

/**
 * Types each text into all of the given controls at once, and returns the problems that the page then has.
 *
 * @param selector of the controls
 */
export const typeEach = (page, selector, texts) =>
  page.evaluate(
    async ([controls, all]) => {
      const problems = [];
      const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
      for (const [index, text] of all.entries()) {
        for (const control of document.querySelectorAll(controls)) {
          if (!control.checkVisibility()) continue;
          control.value = text;
          control.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }
        await pause(index % 20 === 0 ? 300 : 0); // long enough for the views that follow a pause
        for (const problem of globalThis.xssProblems()) problems.push(`${text}: ${problem}`);
        if (problems.length > 20) break;
      }
      return problems;
    },
    [selector, texts],
  );

/** Returns a function that opens the page, runs `body`, and expects that nothing harmed the page and that it still edits. */
export const useGuard =
  (withDemo) =>
  (body, { tab = "experience", ...options } = {}) =>
    withDemo(
      async (page) => {
        const effects = watchEffects(page);
        await expectHarmless(page);
        await body(page);
        await expectHarmless(page);
        await field(page, tab === "resume" ? "/objective" : "city").fill("Still here");
        await expect.poll(() => page.getByTestId("request-body").first().textContent()).toMatch(/Still.here/);
        expect(effects).toEqual([]);
      },
      { initScript: guard, tab, ...options },
    );
