import { element } from "../../app/element";

interface Removal {
  readonly item: unknown;
  readonly root: HTMLLIElement;
  readonly button: HTMLButtonElement;
  /** The row that preceded the item; null when it was the first. */
  after: Element | null;
}

/** The placeholders of removed items, each at its former position. */
export class Removals {
  #removed: Removal[] = [];

  /** @param onPutBack Receives the item and the row that preceded it. */
  constructor(private readonly onPutBack: (item: unknown, after: Element | null) => void) {}

  add(item: unknown, name: string, after: Element | null, row: Element): void {
    const button = element("button", { type: "button", class: "link-button" }, "Put back");
    button.setAttribute("aria-label", `Put back: ${name}`);
    const text = element("span", {}, "Removed ", element("del", { dir: "auto" }, name));
    const root = element("li", { class: "item-removed" }, text, button);
    const removal: Removal = { item, root, button, after };
    button.addEventListener("click", () => this.onPutBack(item, removal.after));
    for (const other of this.#removed) if (other.after === row) other.after = after;
    this.#removed.push(removal);
  }

  buttonFor(item: unknown): HTMLButtonElement | undefined {
    return this.#removed.find((removal) => removal.item === item)?.button;
  }

  removeWhere(isSettled: (item: unknown) => boolean): void {
    this.#removed = this.#removed.filter((removal) => !isSettled(removal.item));
  }

  /** Returns the rows of a list with the placeholders in between. */
  interleave(rows: readonly HTMLElement[]): HTMLElement[] {
    const behind = (row: Element | null): HTMLElement[] =>
      this.#removed.filter(({ after }) => after === row).map(({ root }) => root);
    const known = new Set<Element | null>([null, ...rows]);
    const strayed = this.#removed.filter(({ after }) => !known.has(after)).map(({ root }) => root);
    return [...behind(null), ...rows.flatMap((row) => [row, ...behind(row)]), ...strayed];
  }
}
