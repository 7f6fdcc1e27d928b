import { byId } from "./element";

/** A tab of the page: a button in the header and the part of the page that it opens. */
export interface Tab {
  /** Also what stands behind the # of the page's address while the tab is open. */
  readonly name: string;
  /** Where the skip link leads while the tab is open. */
  readonly formId: string;
}

const STEP: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** The tabs of the page, after the pattern of WAI-ARIA: arrow keys, Home and End go from one to the next. */
export class Tabs {
  #open: Tab;

  /** `onOpen` is called for every tab that is opened, the first included, when `start` is. */
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

  /** Opens the tab that the page's address names, or else the first. */
  start(): void {
    if (!this.#openNamed(location.hash)) this.#show(this.#open);
  }

  /** Says on the tab itself whether something in it is not saved. */
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
