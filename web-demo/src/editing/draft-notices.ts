import type { OtherTabChange, StoredDraft } from "resume-patch/storage";
import { announce } from "../app/announcer";
import { copyToClipboard } from "../app/clipboard";
import { askToConfirm } from "../app/confirm-dialog";
import { download } from "../app/download";
import { element } from "../app/element";
import { isFocusLost } from "../app/focus";
import { countText } from "../panel/save-bar";
import { removeAll, type StoredText, unreadableTexts } from "./stored-text";

interface Handlers {
  /** Discards all unsaved changes. */
  readonly discard: () => void;
  /** Merges the edits of other browser tabs. */
  readonly mergeOtherTabs: () => void;
}

/** What the texts of a notice contain. */
type TextKind = "unreadable" | "damaged-settings" | "damaged-data";

type Kind = "restored" | "other-tab" | "storage-failure" | "other-source" | TextKind;

/** A button of a notice. */
export interface Action {
  readonly label: string;
  act(button: HTMLButtonElement): void;
}

/**
 * Notices above the form about stored edits and settings: that they were restored, that another tab has more, that they
 * cannot be stored or opened.
 *
 * @example
 * const notices = new DraftNotices(form, "job", { discard, mergeOtherTabs });
 * const kept = await drafts.open(endpoint, key, base, notices.options);
 * notices.show(kept);
 */
export class DraftNotices {
  readonly #root = element("div", { class: "draft-notices", role: "status" });
  readonly #shown = new Map<Kind, HTMLElement>();

  /**
   * @param form The notices are placed before it.
   * @param noun Names what is edited, in one word.
   */
  constructor(
    private readonly form: HTMLElement,
    private readonly noun: string,
    private readonly handlers: Handlers,
  ) {
    form.before(this.#root);
  }

  /** Returns the options for opening a stored draft. */
  get options(): { onOtherTab: (news: OtherTabChange) => void; onFailure: (failure: Error | null) => void } {
    return {
      onOtherTab: (news) => this.#showOtherTab(news),
      onFailure: (failure) => this.#showStorageFailure(failure),
    };
  }

  /** Replaces the notices by those of a draft that was just opened. */
  show(kept: StoredDraft<unknown, unknown>): void {
    this.clear();
    const count = kept.conflicts.length;
    const conflictText =
      count === 0
        ? ""
        : ` Two tabs changed ${countText(count, "thing")} differently. The later version is shown.`;
    if (kept.restored && (kept.draft.dirty || kept.draft.conflicts.length > 0)) {
      this.#add("restored", `Your unsaved changes from before are back.${conflictText}`, [
        { label: "Discard them", act: () => this.handlers.discard() },
        { label: "Keep them", act: () => this.#remove("restored") },
      ]);
    }
    const lost = `Some of your unsaved changes to this ${this.noun} could not be opened.`;
    this.#showTexts("unreadable", lost, unreadableTexts(kept));
    if (kept.otherEdits.length > 0) this.#showOtherTab({ kind: "stored" });
    this.#showStorageFailure(kept.failure);
  }

  /** Removes the notices about unsaved edits, because they are saved or discarded. Texts that cannot be opened stay. */
  clear(): void {
    for (const kind of ["restored", "other-tab"] as const) this.#remove(kind);
  }

  /** Shows that the stored server settings cannot be opened. */
  showDamagedSettings(texts: readonly StoredText[]): void {
    const text = "Your server settings could not be opened. Changes are saved in this page.";
    this.#showTexts("damaged-settings", text, texts);
  }

  /** Shows that something that was saved in this page cannot be opened. */
  showDamagedData(texts: readonly StoredText[]): void {
    const text = `A ${this.noun} that was saved in this page could not be opened. A sample may be shown instead.`;
    this.#showTexts("damaged-data", text, texts);
  }

  /** Shows that the form was loaded from another server than the one it saves to; null removes the notice. */
  showOtherSource(notice: { readonly text: string; readonly action: Action } | null): void {
    if (notice === null) this.#remove("other-source");
    else this.#add("other-source", notice.text, [notice.action]);
  }

  #showOtherTab({ kind }: OtherTabChange): void {
    if (kind === "removed") {
      this.#remove("other-tab");
      return;
    }
    this.#add("other-tab", `This ${this.noun} is also being edited in another tab.`, [
      {
        label: "Add those changes here",
        act: () => {
          this.#remove("other-tab");
          this.handlers.mergeOtherTabs();
        },
      },
      { label: "Leave them there", act: () => this.#remove("other-tab") },
    ]);
  }

  #showStorageFailure(failure: Error | null): void {
    if (failure === null) this.#remove("storage-failure");
    else this.#add("storage-failure", "This browser cannot keep unsaved changes. Save before you leave.", []);
  }

  /** Offers texts that cannot be opened. They stay stored until the person deletes them. */
  #showTexts(kind: TextKind, why: string, texts: readonly StoredText[], failure = ""): void {
    this.#remove(kind);
    if (texts.length === 0) return;
    const text = texts.map((stored) => stored.text).join("\n\n");
    this.#add(kind, `${why} The text is still stored in this browser.${failure}`, [
      { label: "Copy the text", act: (button) => void copyToClipboard(button, text) },
      { label: "Download the text", act: () => download(`${kind}-${this.noun}.txt`, text) },
      { label: "Delete the text", act: () => void this.#deleteTexts(kind, why, texts) },
    ]);
  }

  async #deleteTexts(kind: TextKind, why: string, texts: readonly StoredText[]): Promise<void> {
    const sure = await askToConfirm({
      title: "Delete the text?",
      text: "It cannot be brought back. Your other changes stay.",
      confirm: "Delete",
    });
    if (!sure) return;
    const left = await removeAll(texts);
    this.#showTexts(kind, why, left, " It could not be deleted. Another tab may be using it.");
    if (left.length === 0) announce("The text is deleted.");
    if (isFocusLost()) this.form.focus();
  }

  #add(kind: Kind, text: string, actions: readonly Action[]): void {
    const buttons = actions.map(({ label, act }) => {
      const button = element("button", { type: "button", class: "link-button" }, label);
      button.addEventListener("click", () => act(button));
      return button;
    });
    const notice = element("div", { class: "draft-notice", "data-notice": kind }, element("p", {}, text));
    notice.append(...buttons);
    const before = this.#shown.get(kind);
    if (before?.textContent === notice.textContent) return; // already shown
    this.#shown.set(kind, notice);
    if (before) before.replaceWith(notice);
    else this.#root.append(notice);
  }

  #remove(kind: Kind): void {
    this.#shown.get(kind)?.remove();
    this.#shown.delete(kind);
  }
}
