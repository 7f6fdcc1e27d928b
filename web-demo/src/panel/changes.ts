import { byId, element } from "../app/element";

/** The part of the panel that lists the changes. */
export class ChangesPart {
  readonly #list = byId("changes-list", HTMLElement);
  readonly #count = byId("changes-count", HTMLElement);

  show(count: number, list: Node): void {
    this.#count.textContent = count === 0 ? "" : String(count);
    const text = "Nothing yet. Your changes are listed here.";
    this.#list.replaceChildren(list.hasChildNodes() ? list : element("p", { class: "empty" }, text));
  }
}
