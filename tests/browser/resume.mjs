// The resume tab as its tests see it.
import { openingField } from "./demo.mjs";

/** As `withDemo`, with the second tab open. */
export const useResume =
  (withDemo) =>
  (body, options = {}) =>
    withDemo(body, { ...options, tab: "resume" });

export const list = (page, name) => page.locator(`#resume-form [data-list="${name}"]`);

/** An item of a list, by its position from 0. */
export const entry = (page, name, index) => list(page, name).locator(".items > .item").nth(index);

/** What the items of a list say of themselves while they are closed. */
export const titles = (page, name) => list(page, name).locator(".item-title").allTextContents();

/** Opens the first item whose title begins so. */
export async function openEntry(page, name, title) {
  const index = (await titles(page, name)).findIndex((text) => text.startsWith(title));
  const summary = entry(page, name, index).locator(".item-summary");
  if ((await summary.getAttribute("aria-expanded")) === "false") await summary.click();
}

/** A change in the panel, by its place. */
export const change = (page, path) => page.locator(`#changes [data-change-for="${path}"]`);

/** Opens the page anew. */
export async function reload(page) {
  await page.reload();
  await openingField(page, "resume").waitFor();
}
