import { element } from "../app/element";
import { editedMark } from "../form/issues-at";
import type { Field } from "../library";
import { type Control, issuesId, makeControl } from "./controls";
import { markupBar } from "./markup-bar";
import { showPreview } from "./preview";

const COUNTER_FROM = 0.8; // of the limit; the counter is hidden below that

/** A field of the form: its label, control, issues, counter and preview. */
export class FieldView {
  readonly root: HTMLElement;
  readonly control: Control;
  readonly #issues: HTMLElement;
  readonly #serverChange = element("span", { class: "source-mark", hidden: true });
  readonly #counter: HTMLElement | null;
  readonly #preview: HTMLElement | null;

  constructor(readonly field: Field) {
    this.control = makeControl(field);
    // bindForm shows the issues here.
    this.#issues = element("div", {
      class: "field-issues",
      id: issuesId(field.name),
      "data-error-for": field.name,
    });
    this.#counter =
      field.maxLength === undefined ? null : element("span", { class: "field-count", hidden: true });
    this.#preview = field.input === "html" ? element("div", { class: "preview" }) : null;
    this.root = element("div", { class: `field field-${field.type}`, "data-field": field.name });
    this.root.append(...(field.type === "boolean" ? this.#checkboxParts() : this.#labelledParts()));
  }

  get label(): string {
    return this.field.label;
  }

  showEdited(edited: boolean): void {
    this.root.classList.toggle("is-edited", edited);
  }

  /** Shows how the server or someone else changed the field; "" removes the mark. */
  showServerChange(mark: string): void {
    this.root.classList.toggle("is-from-other", mark !== "");
    this.#serverChange.hidden = mark === "";
    if (this.#serverChange.textContent !== mark) this.#serverChange.textContent = mark;
  }

  /** Updates the character counter and the preview. */
  refresh(): void {
    if (this.#preview) showPreview(this.#preview, this.control.value);
    const limit = this.field.maxLength;
    if (!this.#counter || limit === undefined) return;
    const count = [...this.control.value].length; // counts code points, as the API does
    this.#counter.textContent = `${count.toLocaleString("en")} / ${limit.toLocaleString("en")}`;
    this.#counter.hidden = this.field.input !== "html" && count < limit * COUNTER_FROM;
    this.#counter.classList.toggle("is-over", count > limit);
  }

  #labelledParts(): Node[] {
    const label = element("label", { for: this.control.id }, this.label, editedMark(), this.#serverChange);
    const head = element("div", { class: "field-head" }, label, this.#counter);
    if (!this.#preview) return [head, wrapSelect(this.control), this.#issues];
    const caption = element("p", { class: "preview-caption" }, "Preview");
    const shown = element("div", { class: "preview-frame" }, caption, this.#preview);
    const bar = this.control instanceof HTMLTextAreaElement ? markupBar(this.control, this.label) : null;
    return [head, ...(bar ? [bar] : []), this.control, this.#issues, shown];
  }

  #checkboxParts(): Node[] {
    const label = element(
      "label",
      { for: this.control.id },
      this.control,
      this.label,
      editedMark(),
      this.#serverChange,
    );
    return [label, this.#issues];
  }
}

/** Wraps a select, because the browser's own arrow cannot follow the page's colours. */
function wrapSelect(control: Control): Node {
  return control instanceof HTMLSelectElement ? element("div", { class: "select-box" }, control) : control;
}
