import type { Elsewhere, KeptDraft } from "resume-patch/storage";
import { element } from "../app/element";
import { countText } from "../panel/save-bar";

interface Handlers {
  /** Everything that is not saved goes. */
  readonly discard: () => void;
  /** What other tabs have edited is brought in. */
  readonly mergeOtherTabs: () => void;
}

type Kind = "restored" | "other-tab" | "storage-failure" | "unreadable" | "other-source";

/** What can be done about what a notice says. */
export interface Action {
  readonly label: string;
  act(): void;
}

/**
 * What there is to say about edits that outlive the page, in a place of its own above the form: that they are back,
 * that another tab has more of them, that they cannot be kept.
 *
 *     const notices = new KeptNotices(form, "job", { throwAway, combine });
 *     const kept = await drafts.open(endpoint, key, base, notices.options);
 *     notices.show(kept);
 */
export class DraftNotices {
  readonly #root = element("div", { class: "draft-notices", role: "status" });
  readonly #shown = new Map<Kind, HTMLElement>();

  /** `what` is edited, in one word. They stand before `form`. */
  constructor(
    form: HTMLElement,
    private readonly noun: string,
    private readonly handlers: Handlers,
  ) {
    form.before(this.#root);
  }

  /** What a store opens a draft with. */
  get options(): { onElsewhere: (news: Elsewhere) => void; onFailure: (failure: Error | null) => void } {
    return {
      onElsewhere: (news) => this.#showOtherTab(news),
      onFailure: (failure) => this.#showStorageFailure(failure),
    };
  }

  /** Another draft is open: what was said of the last one goes. */
  show(kept: KeptDraft<unknown, unknown>): void {
    this.clear();
    const count = kept.conflicts.length;
    const conflictText =
      count === 0 ? "" : ` Two tabs had changed ${countText(count, "thing")}: the later is shown.`;
    if (kept.restored && (kept.draft.dirty || kept.draft.conflicts.length > 0)) {
      this.#add("restored", `Your unsaved changes from before are back.${conflictText}`, [
        { label: "Throw them away", act: () => this.handlers.discard() },
        { label: "Keep them", act: () => this.#remove("restored") },
      ]);
    }
    if (kept.refused.length > 0) {
      this.#add("unreadable", `Some unsaved changes of this ${this.noun} cannot be read any more.`, [
        { label: "Forget them", act: () => this.handlers.discard() },
      ]);
    }
    if (kept.others.length > 0) this.#showOtherTab({ kind: "kept" });
    this.#showStorageFailure(kept.failure);
  }

  /** What was said of edits no longer matters: they are saved or gone. */
  clear(): void {
    for (const kind of ["restored", "other-tab", "unreadable"] as const) this.#remove(kind);
  }

  /** What is shown was read elsewhere than it would be saved: so, in words; null where it was not. */
  showOtherSource(notice: { readonly text: string; readonly action: Action } | null): void {
    if (notice === null) this.#remove("other-source");
    else this.#add("other-source", notice.text, [notice.action]);
  }

  #showOtherTab({ kind }: Elsewhere): void {
    if (kind === "removed") {
      this.#remove("other-tab");
      return;
    }
    this.#add("other-tab", `This ${this.noun} is being edited in another tab, too.`, [
      {
        label: "Bring those changes in",
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
    else this.#add("storage-failure", "This browser keeps no unsaved changes: save before you leave.", []);
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
    if (before?.textContent === notice.textContent) return; // said once
    this.#shown.set(kind, notice);
    if (before) before.replaceWith(notice);
    else this.#root.append(notice);
  }

  #remove(kind: Kind): void {
    this.#shown.get(kind)?.remove();
    this.#shown.delete(kind);
  }
}
