// Helpers for the tests of the resume tab.
import { openingField } from "./demo.mjs";

/** The same as `withDemo`, with the resume tab open. */
export const useResume =
  (withDemo) =>
  (body, options = {}) =>
    withDemo(body, { ...options, tab: "resume" });

export const list = (page, name) => page.locator(`#resume-form [data-list="${name}"]`);

/** Returns an item of a list by its position, from 0. */
export const entry = (page, name, index) => list(page, name).locator(".items > .item").nth(index);

/** Returns the titles of the closed items of a list. */
export const titles = (page, name) => list(page, name).locator(".item-title").allTextContents();

/** Opens the first item whose title begins with the text. */
export async function openEntry(page, name, title) {
  const index = (await titles(page, name)).findIndex((text) => text.startsWith(title));
  const summary = entry(page, name, index).locator(".item-summary");
  if ((await summary.getAttribute("aria-expanded")) === "false") await summary.click();
}

/** Returns a change in the panel by its place. */
export const change = (page, path) => page.locator(`#changes [data-change-for="${path}"]`);

/** Reloads the page. */
export async function reload(page) {
  await page.reload();
  await openingField(page, "resume").waitFor();
}
