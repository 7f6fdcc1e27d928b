import { element } from "../../app/element";

interface Entry {
  readonly link: HTMLAnchorElement;
  readonly count: HTMLElement;
}

interface Target {
  readonly id: string;
  readonly title: string;
  readonly root: HTMLElement;
}

/** The links to the sections of a long form. */
export class SectionNav {
  readonly #entries = new Map<string, Entry>();

  constructor(nav: HTMLElement, sections: readonly Target[]) {
    nav.replaceChildren(
      element("ul", { class: "section-list" }, ...sections.map((section) => this.#item(section))),
    );
  }

  /** Shows the number of items of a section; null for sections that are not a single list. */
  showCount(id: string, count: number | null): void {
    const text = count === null ? "" : String(count);
    const entry = this.#entries.get(id);
    if (entry && entry.count.textContent !== text) entry.count.textContent = text;
  }

  showProblems(id: string, hasProblem: boolean): void {
    this.#entries.get(id)?.link.classList.toggle("has-invalid-field", hasProblem);
  }

  #item({ id, title, root }: Target): HTMLElement {
    const count = element("span", { class: "count" });
    const link = element("a", { href: `#${root.id}`, class: "section-link" }, title, " ", count);
    link.addEventListener("click", (event) => {
      event.preventDefault(); // keeps the tab's name in the address
      if (root instanceof HTMLDetailsElement) root.open = true;
      root.focus({ preventScroll: true });
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      root.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
    });
    this.#entries.set(id, { link, count });
    return element("li", {}, link);
  }
}
