// Functions for tests of a page whose storage is damaged.
import { expect } from "vitest";
import { openingField } from "./demo.mjs";

export const tabs = ["experience", "resume"];
export const clipboard = { permissions: ["clipboard-read", "clipboard-write"] };

/** Returns a notice about a text that cannot be opened. */
export const notice = (page, kind = "unreadable") => page.locator(`[data-notice="${kind}"]:visible`);
export const noticeButton = (page, name, kind) =>
  notice(page, kind).getByRole("button", { name, exact: true });

export async function reload(page, tab) {
  await page.reload();
  await openingField(page, tab).waitFor();
  await page.locator("body.is-ready").waitFor();
}

/** Presses the button that copies the text of a notice, and returns what was copied. */
export async function copied(page, kind) {
  await noticeButton(page, "Copy the text", kind).click();
  await expect.poll(() => noticeButton(page, "Copied", kind).count()).toBe(1);
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Deletes the text of a notice. */
export async function deleteText(page, kind) {
  await noticeButton(page, "Delete the text", kind).click();
  await page.locator("#confirm-yes").click();
  await expect.poll(() => notice(page, kind).count()).toBe(0);
}
