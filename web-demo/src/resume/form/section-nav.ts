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

/** The way to the sections of a long form. */
export class SectionNav {
  readonly #entries = new Map<string, Entry>();

  constructor(nav: HTMLElement, sections: readonly Target[]) {
    nav.replaceChildren(
      element("ul", { class: "section-list" }, ...sections.map((section) => this.#item(section))),
    );
  }

  /** How many things a section lists; null where it does not list one kind of thing. */
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
      event.preventDefault(); // the address keeps saying which tab is open
      if (root instanceof HTMLDetailsElement) root.open = true;
      root.focus({ preventScroll: true });
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      root.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
    });
    this.#entries.set(id, { link, count });
    return element("li", {}, link);
  }
}
