import { element } from "../app/element";
import type { Change, Field, Ignored } from "../library";
import { differenceOf, isLong, shortened } from "../panel/difference";
import { WHY_IGNORED } from "../panel/ignored";
import { propertyOf } from "./form";
import { formatValue } from "./format-value";
import { byFormOrder } from "./layout";
import { comparableTexts, plainTextOf } from "./rich-text";

interface ChangesHandlers {
  /** Reverts a field to the server's value. */
  readonly revert: (name: string) => void;
  readonly goTo: (name: string) => void;
}

/** Lists the edited fields with the values before and after. */
export class ChangesView {
  readonly #fields: ReadonlyMap<string, Field>;

  constructor(
    fields: readonly Field[],
    private readonly handlers: ChangesHandlers,
  ) {
    this.#fields = new Map(fields.map((field) => [field.name, field]));
  }

  /** Returns the list of changes in the order of the form. */
  listOf(changes: readonly Change[], ignored: readonly Ignored[]): HTMLElement {
    const entries = [
      ...changes
        .toSorted((one, other) => byFormOrder(propertyOf(one.path), propertyOf(other.path)))
        .map((change) => this.#entry(change)),
      ...ignored.map((item) => this.#ignoredEntry(item)),
    ];
    return element("ul", { class: "change-list" }, ...entries);
  }

  #entry(change: Change): HTMLElement {
    const name = propertyOf(change.path);
    const label = this.#labelOf(name);
    const back = element("button", { type: "button", class: "link-button" }, "Put back");
    back.setAttribute("aria-label", `Put back ${label}`);
    back.addEventListener("click", () => {
      this.handlers.revert(name);
      this.handlers.goTo(name);
    });
    return element(
      "li",
      { class: "change", "data-change-for": name },
      element("div", { class: "change-head" }, element("h3", {}, label), back),
      this.#beforeAndAfter(this.#fields.get(name), change),
    );
  }

  #beforeAndAfter(field: Field | undefined, change: Change): HTMLElement {
    const before = formatValue(field, change.before);
    const after = formatValue(field, change.after);
    if (field?.input === "html" && before !== null && after !== null) return textChange(before, after);
    const show = (text: string): string => shortened(field?.input === "html" ? plainTextOf(text) : text);
    return pair(
      value("del", "Before", before === null ? null : show(before)),
      value("ins", "After", after === null ? null : show(after)),
    );
  }

  #ignoredEntry(item: Ignored): HTMLElement {
    const label = this.#labelOf(propertyOf(item.path));
    return element(
      "li",
      { class: "change change-ignored" },
      element("h3", {}, label),
      element("p", {}, `Cannot be saved: ${WHY_IGNORED[item.reason]}.`),
    );
  }

  #labelOf(name: string): string {
    return this.#fields.get(name)?.label ?? name;
  }
}

function pair(before: HTMLElement, after: HTMLElement): HTMLElement {
  return element("p", { class: "change-values" }, before, element("span", { class: "arrow" }, " "), after);
}

function value(tag: "del" | "ins", label: string, text: string | null): HTMLElement {
  const placeholder = text === null ? "empty" : text.trim() === "" ? "only spaces" : null;
  return element(
    tag,
    { class: placeholder === null ? "" : "is-empty-value" },
    element("span", { class: "visually-hidden" }, `${label}: `),
    placeholder ?? text,
  );
}

/** Shows a long text around its differences. Shows the markup when only the markup differs. */
function textChange(htmlBefore: string, htmlAfter: string): HTMLElement {
  const [before, after] = comparableTexts(htmlBefore, htmlAfter);
  if (!isLong(before) && !isLong(after))
    return pair(value("del", "Before", before), value("ins", "After", after));
  const { lead, before: removed, after: added, tail } = differenceOf(before, after);
  return element(
    "p",
    { class: "change-prose" },
    lead,
    removed === "" ? null : value("del", "Removed", removed),
    removed === "" || added === "" ? null : " ",
    added === "" ? null : value("ins", "Added", added),
    tail,
  );
}
