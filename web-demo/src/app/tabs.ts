import { byId } from "./element";

/** A tab of the page: a button in the header and its tab panel. */
export interface Tab {
  /** Also the fragment of the page's address while the tab is open. */
  readonly name: string;
  /** The id of the form that the skip link targets while the tab is open. */
  readonly formId: string;
}

const STEP: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** The tabs of the page, built to WAI-ARIA's tabs pattern: arrow keys, Home and End switch between them. */
export class Tabs {
  #open: Tab;

  /** @param onOpen Called for every tab that opens, including the first one, when `start` runs. */
  constructor(
    readonly tabs: readonly [Tab, ...Tab[]],
    private readonly onOpen: (name: string) => void,
  ) {
    this.#open = tabs[0];
    byId("tabs", HTMLElement).addEventListener("keydown", (event) => this.#step(event));
    for (const tab of tabs) {
      this.#button(tab).addEventListener("click", () => {
        location.hash = tab.name;
      });
    }
    addEventListener("hashchange", () => this.#openNamed(location.hash));
  }

  /** Opens the tab that the page's address names, or the first one. */
  start(): void {
    if (!this.#openNamed(location.hash)) this.#show(this.#open);
  }

  /** Marks on the tab whether it has unsaved changes. */
  showUnsaved(name: string, unsaved: boolean): void {
    const tab = this.tabs.find((candidate) => candidate.name === name);
    if (tab) this.#button(tab).classList.toggle("has-unsaved", unsaved);
  }

  #openNamed(hash: string): boolean {
    const tab = this.tabs.find(({ name, formId }) => hash === `#${name}` || hash === `#${formId}`);
    if (!tab) return false;
    this.#show(tab);
    return true;
  }

  #show(shown: Tab): void {
    this.#open = shown;
    for (const tab of this.tabs) {
      const selected = tab === shown;
      const button = this.#button(tab);
      button.setAttribute("aria-selected", String(selected));
      button.tabIndex = selected ? 0 : -1;
      byId(`${tab.name}-panel`, HTMLElement).hidden = !selected;
    }
    byId("skip-link", HTMLAnchorElement).href = `#${shown.formId}`;
    this.onOpen(shown.name);
  }

  #step(event: KeyboardEvent): void {
    const { length } = this.tabs;
    const step = STEP[event.key];
    const ends: Readonly<Record<string, number>> = { Home: 0, End: length - 1 };
    const index =
      step === undefined ? ends[event.key] : (this.tabs.indexOf(this.#open) + step + length) % length;
    const tab = index === undefined ? undefined : this.tabs[index];
    if (!tab) return;
    event.preventDefault();
    this.#button(tab).focus();
    this.#button(tab).click();
  }

  #button(tab: Tab): HTMLButtonElement {
    return byId(`tab-${tab.name}`, HTMLButtonElement);
  }
}
