import { byId, element } from "../app/element";
import { onSwipe } from "../app/swipe";

const TITLE = document.title;
const COVERED = ".skip-link, .site-header, .editor";
const SHEET_WIDTH = "(max-width: 60rem)"; // as in styles/sheet.css

export type Tone = "calm" | "dirty" | "good" | "bad";

/** How sentences call the button in the head of the page; in what is said of saving these words are a button, too. */
export const WAY_TO_SERVER = "Server at the top of the page";

/** What the button beside Save does, as the moment has it, and the one in what is said. */
interface Handlers {
  readonly onServer: () => void;
  readonly onDiscard: () => void;
  readonly onBringBack: () => void;
  readonly onStop: () => void;
}

/** Save, Discard and what there is to say about them; on a phone also the handle of the sheet. */
export class SaveBar {
  readonly #panel = byId("panel", HTMLElement);
  readonly #toggle = byId("sheet-toggle", HTMLButtonElement);
  readonly #summary = byId("summary", HTMLElement);
  readonly #status = byId("status", HTMLElement);
  readonly #save = byId("save", HTMLButtonElement);
  readonly #discard = byId("discard", HTMLButtonElement);

  readonly #onServer: () => void;

  #dirty = false;
  #discarded = false;
  #saving = false;

  /** Saving is the form's own submission, which the button belongs to. */
  constructor(handlers: Handlers) {
    this.#onServer = handlers.onServer;
    this.#discard.addEventListener("click", () => {
      if (this.#saving) handlers.onStop();
      else if (this.#discarded) handlers.onBringBack();
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

  /** Whether the last thing done was to discard, which the same button can undo. */
  set discarded(discarded: boolean) {
    this.#discarded = discarded;
    this.#showDiscard();
  }

  get #isOpen(): boolean {
    return this.#panel.classList.contains("is-open");
  }

  openSheet(open: boolean): void {
    this.#panel.classList.toggle("is-open", open);
    // What the open sheet covers must not take the focus.
    for (const covered of document.querySelectorAll<HTMLElement>(COVERED)) covered.inert = open;
    this.#toggle.setAttribute("aria-expanded", String(open));
  }

  showCounts(changes: number, problems: number, dirty: boolean): void {
    const parts = [dirty ? counted(changes, "change") : "No changes"];
    if (dirty || problems > 0) parts.push(` · ${counted(problems, "problem")}`);
    this.#summary.replaceChildren(
      ...parts.map((part, index) => element("span", { class: index === 0 ? "" : "summary-problems" }, part)),
    );
    this.#panel.classList.toggle("is-dirty", dirty);
    this.#panel.classList.toggle("has-problems", problems > 0);
    this.#dirty = dirty;
    this.discarded = false;
    document.title = dirty ? `• ${TITLE}` : TITLE;
  }

  showStatus(text: string, tone: Tone): void {
    if (this.#status.textContent !== text) this.#status.replaceChildren(this.#sentence(text)); // announced once
    this.#status.dataset.tone = tone;
  }

  #sentence(text: string): HTMLElement {
    const [before = "", ...after] = text.split(WAY_TO_SERVER);
    if (after.length === 0) return element("span", {}, text);
    const way = element("button", { type: "button", class: "link-button" }, WAY_TO_SERVER);
    way.addEventListener("click", () => this.#onServer());
    return element("span", {}, before, way, after.join(WAY_TO_SERVER));
  }

  showSaving(saving: boolean): void {
    this.#save.setAttribute("aria-busy", String(saving));
    byId("save-label", HTMLElement).textContent = saving ? "Saving…" : "Save";
    this.#saving = saving;
    this.#showDiscard();
  }

  #showDiscard(): void {
    const label = this.#discarded ? "Bring changes back" : "Discard changes";
    this.#discard.textContent = this.#saving ? "Stop saving" : label;
    this.#discard.disabled = !this.#saving && !this.#discarded && !this.#dirty;
  }
}

/** "1 change", "2 changes", "no problems" */
export function counted(count: number, noun: string): string {
  if (count === 0) return `no ${noun}s`;
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
