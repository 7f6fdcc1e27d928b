import { byId, element } from "../app/element";
import type { Conflict } from "../library";

export type Side = "mine" | "theirs";

interface CardContent {
  /** The name of the field, as the form shows it. */
  readonly name: string;
  readonly mine: Content;
  readonly theirs: Content;
}

type Content = readonly (Node | string)[];

interface Handlers {
  /** Returns the content of a conflict's card. */
  readonly contentOf: (conflict: Conflict) => CardContent;
  /** Receives the chosen side. The card is removed once `show` no longer lists its conflict. */
  readonly resolve: (path: string, side: Side) => void;
}

/** Shows each conflict as a card with both versions and a button to choose one. */
export class ConflictCards {
  readonly #root: HTMLElement;
  readonly #title: HTMLElement;
  readonly #cards = element("div", { class: "conflicts" });
  #shown = "";

  /** @param rootId The id of a section in the page. Its title gets the id `<rootId>-title`. */
  constructor(
    rootId: string,
    private readonly handlers: Handlers,
  ) {
    this.#root = byId(rootId, HTMLElement);
    this.#title = element("h2", { id: `${rootId}-title`, tabindex: "-1" });
    const text = "Choose which version to keep. Until you choose, your version is kept.";
    this.#root.append(this.#title, element("p", { class: "merge-text" }, text), this.#cards);
  }

  show(conflicts: readonly Conflict[]): void {
    const state = JSON.stringify(conflicts);
    if (state === this.#shown) return; // keeps what a person may be reading
    const hadFocus = this.#root.contains(document.activeElement);
    this.#shown = state;
    this.#root.hidden = conflicts.length === 0;
    this.#root.classList.toggle("has-conflicts", conflicts.length > 0);
    const count = conflicts.length === 1 ? "one thing" : `${conflicts.length} things`;
    this.#title.textContent = `You and someone else changed ${count}`;
    this.#cards.replaceChildren(...conflicts.map((conflict) => this.#card(conflict)));
    if (hadFocus) this.focus();
  }

  /** Scrolls to the first conflict and focuses the title. */
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
        side("theirs", "Theirs", "Use theirs", theirs),
      ),
    );
  }
}
