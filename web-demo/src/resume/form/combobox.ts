import { element } from "../../app/element";
import type { LeafControl } from "./leaf-control";

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** A field with many choices that typing narrows down (WAI-ARIA's combobox pattern). */
export class Combobox implements LeafControl {
  readonly control: HTMLInputElement;
  readonly root: HTMLElement;
  readonly #list: HTMLElement;
  #matches: readonly string[] = [];
  #active = -1;
  #callback: (text: string) => void = () => {};
  #value = "";

  constructor(
    attributes: Record<string, string>,
    private readonly choices: readonly string[],
  ) {
    const listId = `${attributes.id}-choices`;
    this.control = element("input", {
      ...attributes,
      type: "text",
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": listId,
      spellcheck: "false",
    });
    this.#list = element("ul", {
      id: listId,
      class: "choices",
      role: "listbox",
      "aria-label": "Choices",
      hidden: true,
    });
    this.root = element("div", { class: "combobox select-box" }, this.control, this.#list);
    this.#listen();
  }

  get text(): string {
    return this.control.value;
  }

  show(text: string): void {
    this.#value = text;
    if (this.control.value !== text) this.control.value = text;
  }

  onText(callback: (text: string) => void): void {
    this.#callback = callback;
  }

  #listen(): void {
    const { control } = this;
    control.addEventListener("input", (event) => {
      event.stopPropagation(); // only choosing is an edit
      this.#open(control.value);
    });
    control.addEventListener("click", () => this.#open(""));
    control.addEventListener("keydown", (event) => this.#key(event));
    control.addEventListener("blur", () => this.#leave());
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the focus in the field
    this.#list.addEventListener("click", ({ target }) => {
      const choice = target instanceof Element ? target.closest("[role=option]") : null;
      if (choice) this.#choose(choice.textContent ?? "");
    });
  }

  get #isOpen(): boolean {
    return !this.#list.hidden;
  }

  #key(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (step !== undefined && !event.altKey) {
      event.preventDefault();
      if (this.#isOpen) this.#activate(this.#active + step);
      else this.#open("");
    } else if (event.key === "Enter" && this.#isOpen) {
      event.preventDefault();
      const chosen = this.#matches[this.#active];
      if (chosen !== undefined) this.#choose(chosen);
    } else if (event.key === "Escape" && this.#isOpen) {
      event.preventDefault();
      event.stopPropagation();
      this.control.value = this.#value;
      this.#close();
    }
  }

  #open(typed: string): void {
    this.#matches = matching(this.choices, typed);
    this.#list.replaceChildren(
      ...this.#matches.map((choice, index) =>
        element("li", { role: "option", id: `${this.#list.id}-${index}`, class: "choice" }, choice),
      ),
    );
    if (this.#matches.length === 0) {
      this.#list.append(
        element("li", { class: "no-match", role: "option", "aria-disabled": "true" }, "Not in the list"),
      );
    }
    this.#list.hidden = false;
    this.control.setAttribute("aria-expanded", "true");
    const current = this.#matches.indexOf(this.#value);
    this.#activate(typed !== "" || current < 0 ? 0 : current);
  }

  #activate(index: number): void {
    this.#active = Math.min(Math.max(index, 0), this.#matches.length - 1);
    for (const [position, option] of [...this.#list.children].entries()) {
      const active = position === this.#active;
      option.setAttribute("aria-selected", String(active));
      if (active) option.scrollIntoView({ block: "nearest" });
    }
    const active = this.#list.children[this.#active];
    this.control.setAttribute("aria-activedescendant", active?.id ?? "");
  }

  #choose(choice: string): void {
    this.control.value = choice;
    this.#close();
    if (choice === this.#value) return;
    this.#value = choice;
    this.#callback(choice);
  }

  #close(): void {
    this.#list.hidden = true;
    this.control.setAttribute("aria-expanded", "false");
    this.control.removeAttribute("aria-activedescendant");
  }

  /** Adopts the list's spelling of a typed choice. Other text stays, so that its issue can be shown. */
  #leave(): void {
    const typed = this.control.value.trim();
    const known = this.choices.find((choice) => choice.toLowerCase() === typed.toLowerCase());
    this.#choose(known ?? typed);
  }
}

/** Returns the matching choices; those that begin with the text come first. */
function matching(choices: readonly string[], typed: string): string[] {
  const sought = typed.trim().toLowerCase();
  const found = choices.filter((choice) => choice.toLowerCase().includes(sought));
  const begins = (choice: string): boolean => choice.toLowerCase().startsWith(sought);
  return [...found.filter(begins), ...found.filter((choice) => !begins(choice))];
}
