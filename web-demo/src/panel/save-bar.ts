import { byId, element } from "../app/element";
import { onSwipe } from "../app/swipe";

const TITLE = document.title;
const BEHIND_SHEET = ".skip-link, .site-header, .editor";
const SHEET_WIDTH = "(max-width: 60rem)"; // must match styles/sheet.css

export type Tone = "calm" | "dirty" | "good" | "bad";

/** The name of the server button in messages. In a message these words become a button, too. */
export const SERVER_BUTTON = "Server at the top of the page";

/** The actions of the second button and of the server button in a message. */
interface Handlers {
  readonly onServer: () => void;
  readonly onDiscard: () => void;
  readonly onUndoDiscard: () => void;
  readonly onStop: () => void;
}

/** The save bar: Save, Discard and the status. On phones it is also the handle of the sheet. */
export class SaveBar {
  readonly #panel = byId("panel", HTMLElement);
  readonly #toggle = byId("sheet-toggle", HTMLButtonElement);
  readonly #summary = byId("summary", HTMLElement);
  readonly #status = byId("status", HTMLElement);
  readonly #save = byId("save", HTMLButtonElement);
  readonly #discard = byId("discard", HTMLButtonElement);

  readonly #onServer: () => void;

  #dirty = false;
  #canUndoDiscard = false;
  #saving = false;

  /** The Save button submits the form. */
  constructor(handlers: Handlers) {
    this.#onServer = handlers.onServer;
    this.#discard.addEventListener("click", () => {
      if (this.#saving) handlers.onStop();
      else if (this.#canUndoDiscard) handlers.onUndoDiscard();
      else handlers.onDiscard();
    });
    this.#toggle.addEventListener("click", () => this.openSheet(!this.#isOpen));
    byId("scrim", HTMLElement).addEventListener("click", () => this.openSheet(false));
    matchMedia(SHEET_WIDTH).addEventListener("change", () => this.openSheet(false));
    onSwipe(this.#toggle, (direction) => this.openSheet(direction === "up"));
    this.#panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.#isOpen) return;
      this.openSheet(false);
      this.#toggle.focus();
    });
  }

  /** Sets whether the second button restores discarded changes. */
  set canUndoDiscard(discarded: boolean) {
    this.#canUndoDiscard = discarded;
    this.#showDiscard();
  }

  get #isOpen(): boolean {
    return this.#panel.classList.contains("is-open");
  }

  openSheet(open: boolean): void {
    this.#panel.classList.toggle("is-open", open);
    // Content behind the open sheet must not take the focus.
    for (const covered of document.querySelectorAll<HTMLElement>(BEHIND_SHEET)) covered.inert = open;
    this.#toggle.setAttribute("aria-expanded", String(open));
  }

  showCounts(changes: number, problems: number, dirty: boolean): void {
    const parts = [dirty ? countText(changes, "change") : "No changes"];
    if (dirty || problems > 0) parts.push(` · ${countText(problems, "problem")}`);
    this.#summary.replaceChildren(
      ...parts.map((part, index) => element("span", { class: index === 0 ? "" : "summary-problems" }, part)),
    );
    this.#panel.classList.toggle("is-dirty", dirty);
    this.#panel.classList.toggle("has-problems", problems > 0);
    this.#dirty = dirty;
    this.canUndoDiscard = false;
    document.title = dirty ? `• ${TITLE}` : TITLE;
  }

  showStatus(text: string, tone: Tone): void {
    if (this.#status.textContent !== text) this.#status.replaceChildren(this.#withServerButton(text)); // avoids a second announcement
    this.#status.dataset.tone = tone;
  }

  #withServerButton(text: string): HTMLElement {
    const [before = "", ...after] = text.split(SERVER_BUTTON);
    if (after.length === 0) return element("span", {}, text);
    const button = element("button", { type: "button", class: "link-button" }, SERVER_BUTTON);
    button.addEventListener("click", () => this.#onServer());
    return element("span", {}, before, button, after.join(SERVER_BUTTON));
  }

  showSaving(saving: boolean): void {
    this.#save.setAttribute("aria-busy", String(saving));
    byId("save-label", HTMLElement).textContent = saving ? "Saving…" : "Save";
    this.#saving = saving;
    this.#showDiscard();
  }

  #showDiscard(): void {
    const label = this.#canUndoDiscard ? "Put changes back" : "Discard changes";
    this.#discard.textContent = this.#saving ? "Stop saving" : label;
    this.#discard.disabled = !this.#saving && !this.#canUndoDiscard && !this.#dirty;
  }
}

/** Formats a count: "1 change", "2 changes", "no problems". */
export function countText(count: number, noun: string): string {
  if (count === 0) return `no ${noun}s`;
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
