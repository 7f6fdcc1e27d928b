import { byId, element } from "../app/element";
import type { Conflict } from "../library";

export type Side = "mine" | "theirs";

interface CardContent {
  /** What it is about, as a person calls it. */
  readonly name: string;
  readonly mine: Content;
  readonly theirs: Content;
}

type Content = readonly (Node | string)[];

interface Handlers {
  /** How a conflict is shown. */
  readonly contentOf: (conflict: Conflict) => CardContent;
  /** A side was chosen; the card goes when the conflict is no longer among those that are shown. */
  readonly resolve: (path: string, side: Side) => void;
}

/** What the person and somebody else changed differently: both sides of each, and a button to choose it. */
export class ConflictCards {
  readonly #root: HTMLElement;
  readonly #title: HTMLElement;
  readonly #cards = element("div", { class: "conflicts" });
  #shown = "";

  /** `rootId` names a section of the page with a title of the id `…-title`. */
  constructor(
    rootId: string,
    private readonly handlers: Handlers,
  ) {
    this.#root = byId(rootId, HTMLElement);
    this.#title = element("h2", { id: `${rootId}-title`, tabindex: "-1" });
    const text = "Choose what stays. Until you do, yours is in the form.";
    this.#root.append(this.#title, element("p", { class: "merge-text" }, text), this.#cards);
  }

  show(conflicts: readonly Conflict[]): void {
    const state = JSON.stringify(conflicts);
    if (state === this.#shown) return; // leave what a person may be reading
    const hadFocus = this.#root.contains(document.activeElement);
    this.#shown = state;
    this.#root.hidden = conflicts.length === 0;
    this.#root.classList.toggle("has-conflicts", conflicts.length > 0);
    const count = conflicts.length === 1 ? "one thing" : `${conflicts.length} things`;
    this.#title.textContent = `You and somebody else changed ${count}`;
    this.#cards.replaceChildren(...conflicts.map((conflict) => this.#card(conflict)));
    if (hadFocus) this.focus();
  }

  /** Brings the first choice into sight, with the focus. */
  focus(): void {
    if (this.#root.hidden) return;
    this.#title.focus({ preventScroll: true });
    this.#root.scrollIntoView({ block: "start" });
  }

  #card(conflict: Conflict): HTMLElement {
    const { name, mine, theirs } = this.handlers.contentOf(conflict);
    const side = (which: Side, label: string, action: string, content: Content): HTMLElement => {
      const button = element("button", { type: "button", class: "quiet-button" }, action);
      button.setAttribute("aria-label", `${action}: ${name}`);
      button.addEventListener("click", () => this.handlers.resolve(conflict.path, which));
      const text = element("div", { class: "conflict-text", dir: "auto" }, ...content);
      return element("div", { class: "side" }, element("p", { class: "conflict-side" }, label), text, button);
    };
    return element(
      "fieldset",
      { class: "conflict", "data-conflict-for": conflict.path },
      element("legend", {}, name),
      element(
        "div",
        { class: "sides" },
        side("mine", "Yours", "Keep yours", mine),
        side("theirs", "Theirs", "Take theirs", theirs),
      ),
    );
  }
}
