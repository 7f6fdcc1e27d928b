import type { OtherTabChange, StoredDraft } from "resume-patch/storage";
import { element } from "../app/element";
import { countText } from "../panel/save-bar";

interface Handlers {
  /** Discards all unsaved changes. */
  readonly discard: () => void;
  /** Merges the edits of other browser tabs. */
  readonly mergeOtherTabs: () => void;
}

type Kind = "restored" | "other-tab" | "storage-failure" | "unreadable" | "other-source";

/** A button of a notice. */
export interface Action {
  readonly label: string;
  act(): void;
}

/**
 * Notices above the form about stored edits: that they were restored, that another tab has more, that they cannot be
 * stored.
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
    form: HTMLElement,
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
    if (kept.unreadable.length > 0) {
      this.#add("unreadable", `Some unsaved changes to this ${this.noun} can no longer be read.`, [
        { label: "Delete them", act: () => this.handlers.discard() },
      ]);
    }
    if (kept.otherEdits.length > 0) this.#showOtherTab({ kind: "stored" });
    this.#showStorageFailure(kept.failure);
  }

  /** Removes the notices about unsaved edits, because they are saved or discarded. */
  clear(): void {
    for (const kind of ["restored", "other-tab", "unreadable"] as const) this.#remove(kind);
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

  #add(kind: Kind, text: string, actions: readonly Action[]): void {
    const buttons = actions.map(({ label, act }) => {
      const button = element("button", { type: "button", class: "link-button" }, label);
      button.addEventListener("click", act);
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
