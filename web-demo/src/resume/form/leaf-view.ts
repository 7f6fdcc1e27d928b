import { announce } from "../../app/announcer";
import { element } from "../../app/element";
import { IssuePacing, type Paced } from "../../form/issue-pacing";
import { editedMark, showIssuesAt } from "../../form/issues-at";
import type { Field, Issue } from "../../library";
import type { Editing, Remarks } from "../editing";
import { isTouched, isWithin } from "../pointer";
import { controlFor, type LeafControl } from "./leaf-control";
import type { Focusable, Place, View } from "./view";

const pacing = new IssuePacing();
let made = 0;

/** How a field stands in the form. */
interface Setting {
  readonly label: () => string;
  /** The label is only said, because the place says it to the eye. */
  readonly labelHidden?: boolean;
}

/** A field of the resume with a single value: its label, its control and what is said about it. */
export class LeafView implements View, Paced, Focusable {
  readonly root: HTMLElement;
  readonly #leaf: LeafControl;
  readonly #label: HTMLElement;
  readonly #issues: HTMLElement;
  readonly #from = element("span", { class: "from-mark", hidden: true });
  #shown: unknown = Symbol("nothing yet");
  #isTyping = false;

  constructor(
    private readonly field: Field,
    private readonly place: Place,
    private readonly editing: Editing,
    private readonly setting: Setting,
  ) {
    made += 1;
    const id = `resume-field-${made}`;
    this.#leaf = controlFor(field, id);
    this.#issues = element("div", { class: "field-issues", id: `${id}-issues` });
    this.#label = element("span", {});
    this.control.setAttribute("aria-describedby", this.#issues.id);
    this.root = element("div", { class: `field field-${field.type}` }, ...this.#parts());
    this.#leaf.onText((text) => this.#typed(text));
    pacing.watch(this);
  }

  get control(): HTMLElement {
    return this.#leaf.control;
  }

  get text(): string {
    return this.#leaf.text;
  }

  /** A day or an address that is being typed is wrong until it is whole. */
  get isHalfTyped(): boolean {
    const takesTime = this.field.input === "date" || this.field.format === "email";
    return takesTime && document.activeElement === this.control;
  }

  focus(): void {
    this.control.focus({ preventScroll: true });
  }

  refresh(changed?: readonly string[]): void {
    const path = this.place();
    if (changed && !isTouched(path, changed)) return;
    this.control.setAttribute("name", path);
    this.#label.textContent = this.setting.label();
    const value = this.editing.unreadAt(path) ?? this.editing.valueAt(path);
    if (value === this.#shown) return;
    this.#shown = value;
    if (!this.#isTyping) this.#leaf.show(textOf(value)); // what is typed stays as it is typed
  }

  remark(remarks: Remarks): void {
    const path = this.place();
    pacing.show(this, remarks.issuesAt(path));
    this.root.classList.toggle("is-edited", remarks.isEdited(path));
    const by = remarks.changedBy(path);
    this.root.classList.toggle("is-from-other", by !== undefined);
    const from = by === undefined ? "" : `from ${by}`;
    if (from === this.#from.textContent) return;
    this.#from.hidden = from === "";
    this.#from.textContent = from;
  }

  showIssues(issues: readonly Issue[]): void {
    showIssuesAt(this.control, this.#issues, issues, this.place());
  }

  reveal(path: string): Focusable | null {
    return isWithin(path, this.place()) ? this : null;
  }

  #typed(text: string): void {
    if (text === textOf(this.#shown)) return;
    this.#isTyping = true;
    this.editing.type(this.place(), text);
    this.#isTyping = false;
    const issues = this.editing.issuesAt(this.place());
    pacing.show(this, issues);
    if (issues.length > 0) announce(issues.map((issue) => issue.message).join(" "));
  }

  #parts(): Node[] {
    const { root, control } = this.#leaf;
    if (this.field.type === "boolean") {
      const label = element("label", { for: control.id }, control, this.#label, editedMark(), this.#from);
      return [label, this.#issues];
    }
    const label = element("label", { for: control.id }, this.#label, editedMark(), this.#from);
    const hidden = this.setting.labelHidden ? "field-head visually-hidden" : "field-head";
    return [element("div", { class: hidden }, label), root, this.#issues];
  }
}

/** What a control shows of a value; a list or an object of the server's making is shown as it is. */
function textOf(value: unknown): string {
  if (value === null || value === undefined || typeof value === "symbol") return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
