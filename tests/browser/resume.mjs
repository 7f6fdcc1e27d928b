// Helpers for the tests of the Resume tab.
import { openingField } from "./demo.mjs";

/** Works like `withDemo`, with the Resume tab open. */
export const useResume =
  (withDemo) =>
  (body, options = {}) =>
    withDemo(body, { ...options, tab: "resume" });

export const list = (page, name) => page.locator(`#resume-form [data-list="${name}"]`);

/** Returns an item of a list by its position, starting at 0. */
export const entry = (page, name, index) => list(page, name).locator(".items > .item").nth(index);

/** Returns the titles of a list's items. */
export const titles = (page, name) => list(page, name).locator(".item-title").allTextContents();

/** Opens the first item whose title starts with a text. */
export async function openEntry(page, name, title) {
  const index = (await titles(page, name)).findIndex((text) => text.startsWith(title));
  const summary = entry(page, name, index).locator(".item-summary");
  if ((await summary.getAttribute("aria-expanded")) === "false") await summary.click();
}

/** Returns a change in the panel by its path. */
export const change = (page, path) => page.locator(`#changes [data-change-for="${path}"]`);

/** Reloads the page. */
export async function reload(page) {
  await page.reload();
  await openingField(page, "resume").waitFor();
}
