// Stored drafts that are damaged: the page starts with the server's state, says so, offers the text, and deletes nothing by
// itself.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { clipboard, copied, deleteText, notice, noticeButton, reload, tabs } from "./damaged-page.mjs";
import { expectNoRequest, expectText, field, statusOf, useDemo } from "./demo.mjs";
import {
  editors,
  putDraft,
  storedDrafts,
  storedResource,
  withFittingCheck,
  withFittingUnconfirmed,
} from "./stored-records.mjs";

const withDemo = useDemo();

/** Returns the text of a draft with two edits, one of them sent without a response if `isUnconfirmed`. */
function savedDraft(tab, resource, isUnconfirmed = false) {
  const { endpoint, path } = editors[tab];
  const draft = endpoint.open(resource);
  draft.set(path, "Sent");
  if (isUnconfirmed) draft.setUnconfirmed(draft.patch());
  draft.set(path, "Unsaved");
  return draft.save();
}

/** Texts that are no drafts, by what is wrong with them. Values are made from a right text. */
const damages = {
  "cut off": (saved) => saved.slice(0, saved.length / 2),
  "another letter": (saved) => saved.replace("Unsaved", "Unsavex"),
  empty: () => "",
  "of another program": () => "hello <b>world</b>",
  "no text at all": () => null,
  "an object": () => ({ city: "Delft" }),
  "another version": (saved) => saved.replace('"version":3', '"version":4'),
  "another endpoint": (saved) => saved.replace('"operation":"/', '"operation":"/other/'),
  "a hole": (saved) =>
    withFittingCheck(saved, ({ documents, ...draft }) => ({ ...draft, lost: documents.length })),
  "a list": (saved) => withFittingCheck(saved, () => []),
  "a base that is no number": (saved) => withFittingCheck(saved, (draft) => ({ ...draft, base: "0" })),
  "a base beyond the documents": (saved) => withFittingCheck(saved, (draft) => ({ ...draft, base: 99 })),
  "an edit of the whole resource": (saved) =>
    withFittingCheck(saved, (draft) => ({ ...draft, steps: [[{ set: "" }]] })),
  "a base of another shape": (saved) => withFittingCheck(saved, (draft) => ({ ...draft, documents: [5] })),
  "a conflict at the whole resource": (saved) =>
    withFittingCheck(saved, (draft) => ({ ...draft, conflicts: [{ at: "", base: 0 }] })),
  "inputs that are no texts": (saved) => withFittingCheck(saved, (draft) => ({ ...draft, inputs: [7] })),
};

/** Damages of the request whose response was lost. */
const unconfirmedDamages = {
  "cut off": (saved) => saved.slice(0, 60),
  "another letter": (saved) => saved.replace("Sent", "Senx"),
  "no objects": (saved) => withFittingUnconfirmed(saved, '{"base":1,"value":[]}'),
  "a list": (saved) => withFittingUnconfirmed(saved, "[]"),
  "a draft that is damaged": (saved) => saved.replace('"Unsaved"', '"Unsavex"'),
};

describe.each(tabs)("the unsaved changes of the %s", (tab) => {
  const edited = editors[tab].field;

  test("start with the server's state, are offered as text at every visit, and are deleted on request", () =>
    withDemo(
      async (page) => {
        const resource = await storedResource(page, tab);
        const original = await field(page, edited).inputValue();
        const saved = savedDraft(tab, resource).replace("Unsaved", "Unsavex");
        await putDraft(page, tab, JSON.stringify(saved));
        await reload(page, tab);
        await expectText(
          notice(page),
          /^Some of your unsaved changes to this (job|resume) could not be opened\. The text is still stored in this browser\./,
        );
        expect(await field(page, edited).inputValue()).toBe(original);
        await expectNoRequest(page);
        expect(await copied(page)).toBe(saved);
        const downloading = page.waitForEvent("download");
        await noticeButton(page, "Download the text").click();
        const download = await downloading;
        expect(download.suggestedFilename()).toMatch(/^unreadable-(job|resume)\.txt$/);
        expect(readFileSync(await download.path(), "utf8")).toBe(saved);

        await field(page, edited).fill("Typed");
        await page.getByTestId("discard").click();
        await field(page, edited).fill("Typed again");
        await page.getByTestId("save").click();
        await expectText(statusOf(page), /^Saved/);
        expect(await notice(page).count()).toBe(1);
        await field(page, edited).fill("Later");
        await reload(page, tab);
        expect(await notice(page).count()).toBe(1);
        await page.getByRole("button", { name: "Discard them" }).click();
        expect(await field(page, edited).inputValue()).toBe("Typed again");
        await reload(page, tab);
        expect(await notice(page).count()).toBe(1);

        await field(page, edited).fill("Kept");
        await noticeButton(page, "Delete the text").click();
        await page.locator("#confirm-dialog").getByRole("button", { name: "Keep editing" }).click();
        expect(await storedDrafts(page)).toContainEqual(expect.objectContaining({ saved }));
        await deleteText(page);
        expect(await page.evaluate(() => document.activeElement.id)).toBe(`${tab}-form`);
        expect(await field(page, edited).inputValue()).toBe("Kept");
        expect((await storedDrafts(page)).some((record) => record.saved === saved)).toBe(false);
        await reload(page, tab);
        expect(await notice(page).count()).toBe(0);
        expect(await field(page, edited).inputValue()).toBe("Kept");
      },
      { tab, ...clipboard },
    ));

  test.each([
    ["draft", damages, false],
    ["unconfirmed request", unconfirmedDamages, true],
  ])("are offered for every kind of damage of the %s", (_, kinds, isUnconfirmed) =>
    withDemo(
      async (page) => {
        const resource = await storedResource(page, tab);
        const original = await field(page, edited).inputValue();
        const saved = savedDraft(tab, resource, isUnconfirmed);
        const texts = Object.entries(kinds).map(([name, damage]) => [name, damage(saved)]);
        for (const [name, text] of texts) expect(text, name).not.toBe(saved);
        for (const [name, text] of texts) await putDraft(page, tab, JSON.stringify(text), name);
        for (let visit = 0; visit < 2; visit++) {
          await reload(page, tab);
          const offered = await copied(page);
          for (const [name, text] of texts)
            expect(offered, name).toContain(typeof text === "string" ? text : JSON.stringify(text));
          expect(await field(page, edited).inputValue()).toBe(original);
          expect(await storedDrafts(page)).toHaveLength(texts.length);
        }
        await deleteText(page);
        expect(await storedDrafts(page)).toEqual([]);
      },
      { tab, ...clipboard },
    ),
  );

  test("are opened in the form, whatever shape their values have", () =>
    withDemo(
      async (page) => {
        const { endpoint } = editors[tab];
        const resource = await storedResource(page, tab);
        const values = [
          null,
          "text",
          5,
          true,
          [],
          {},
          [null],
          [[]],
          [5],
          { a: null },
          [{ id: {} }, { id: {} }],
        ];
        for (const value of values) {
          const draft = endpoint.open(resource);
          for (const { name } of endpoint.fields) if (name !== "id") draft.set(`/${name}`, value);
          await putDraft(page, tab, JSON.stringify(draft.save()));
          await page.reload();
          await page.locator("body.is-ready").waitFor();
          expect(await notice(page).count()).toBe(0);
          expect(await notice(page, "restored").count()).toBe(1);
          await page.getByRole("button", { name: "Discard them" }).click();
          await expectNoRequest(page);
        }
      },
      { tab },
    ));

  test("stay separate from those of other browser tabs", () =>
    withDemo(
      async (page) => {
        await putDraft(page, tab, '"hello"');
        await reload(page, tab);
        const other = await page.context().newPage();
        await other.goto(page.url());
        for (const each of [page, other]) await notice(each).waitFor();
        await field(other, edited).fill("Elsewhere");
        await deleteText(page);
        await deleteText(other); // it is gone already
        expect(await field(other, edited).inputValue()).toBe("Elsewhere");
        await reload(other, tab);
        expect(await notice(other).count()).toBe(0);
        expect(await field(other, edited).inputValue()).toBe("Elsewhere");
      },
      { tab },
    ));

  test("stay when a job is reset or another one is opened", () =>
    withDemo(
      async (page) => {
        await putDraft(page, tab, '"hello"');
        await reload(page, tab);
        await page.locator(tab === "resume" ? "#reset-resume" : "#reset-samples").click();
        await page.locator("#confirm-yes").click();
        await notice(page).waitFor();
        if (tab === "experience") {
          await page.locator("[data-experience]").nth(1).click();
          await expect.poll(() => notice(page).count()).toBe(0);
          await page.locator("[data-experience]").nth(0).click();
        }
        await notice(page).waitFor();
        expect(await storedDrafts(page)).toHaveLength(1);
      },
      { tab },
    ));
});
