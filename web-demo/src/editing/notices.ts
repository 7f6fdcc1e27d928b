import type { OtherTabChange, StoredDraft } from "resume-patch/storage";
import { element } from "../app/element";
import { counted } from "../panel/save-bar";

interface Handlers {
  /** Everything that is not saved goes. */
  readonly throwAway: () => void;
  /** What other tabs have edited is brought in. */
  readonly combine: () => void;
}

type Kind = "restored" | "elsewhere" | "unkept" | "unreadable" | "unread";

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
export class KeptNotices {
  readonly #root = element("div", { class: "kept-notices", role: "status" });
  readonly #shown = new Map<Kind, HTMLElement>();

  /** `what` is edited, in one word. They stand before `form`. */
  constructor(
    form: HTMLElement,
    private readonly what: string,
    private readonly handlers: Handlers,
  ) {
    form.before(this.#root);
  }

  /** What a store opens a draft with. */
  get options(): { onOtherTab: (news: OtherTabChange) => void; onFailure: (failure: Error | null) => void } {
    return {
      onOtherTab: (news) => this.#elsewhere(news),
      onFailure: (failure) => this.#failing(failure),
    };
  }

  /** Another draft is open: what was said of the last one goes. */
  show(kept: StoredDraft<unknown, unknown>): void {
    this.clear();
    const both = kept.conflicts.length;
    const disputed = both === 0 ? "" : ` Two tabs had changed ${counted(both, "thing")}: the later is shown.`;
    if (kept.restored && (kept.draft.dirty || kept.draft.conflicts.length > 0)) {
      this.#say("restored", `Your unsaved changes from before are back.${disputed}`, [
        { label: "Throw them away", act: () => this.handlers.throwAway() },
        { label: "Keep them", act: () => this.#drop("restored") },
      ]);
    }
    if (kept.unreadable.length > 0) {
      this.#say("unreadable", `Some unsaved changes of this ${this.what} cannot be read any more.`, [
        { label: "Forget them", act: () => this.handlers.throwAway() },
      ]);
    }
    if (kept.otherEdits.length > 0) this.#elsewhere({ kind: "stored" });
    this.#failing(kept.failure);
  }

  /** What was said of edits no longer matters: they are saved or gone. */
  clear(): void {
    for (const kind of ["restored", "elsewhere", "unreadable"] as const) this.#drop(kind);
  }

  /** What is shown was read elsewhere than it would be saved: so, in words; null where it was not. */
  unread(said: { readonly text: string; readonly action: Action } | null): void {
    if (said === null) this.#drop("unread");
    else this.#say("unread", said.text, [said.action]);
  }

  #elsewhere({ kind }: OtherTabChange): void {
    if (kind === "removed") {
      this.#drop("elsewhere");
      return;
    }
    this.#say("elsewhere", `This ${this.what} is being edited in another tab, too.`, [
      {
        label: "Bring those changes in",
        act: () => {
          this.#drop("elsewhere");
          this.handlers.combine();
        },
      },
      { label: "Leave them there", act: () => this.#drop("elsewhere") },
    ]);
  }

  #failing(failure: Error | null): void {
    if (failure === null) this.#drop("unkept");
    else this.#say("unkept", "This browser keeps no unsaved changes: save before you leave.", []);
  }

  #say(kind: Kind, text: string, actions: readonly Action[]): void {
    const buttons = actions.map(({ label, act }) => {
      const button = element("button", { type: "button", class: "link-button" }, label);
      button.addEventListener("click", act);
      return button;
    });
    const notice = element("div", { class: "kept-notice", "data-notice": kind }, element("p", {}, text));
    notice.append(...buttons);
    const before = this.#shown.get(kind);
    if (before?.textContent === notice.textContent) return; // said once
    this.#shown.set(kind, notice);
    if (before) before.replaceWith(notice);
    else this.#root.append(notice);
  }

  #drop(kind: Kind): void {
    this.#shown.get(kind)?.remove();
    this.#shown.delete(kind);
  }
}
