import { announce } from "../../app/announcer";
import { element } from "../../app/element";
import { IssuePacing, type PacedField } from "../../form/issue-pacing";
import { editedMark, showIssuesAt } from "../../form/issues-at";
import type { Field, Issue } from "../../library";
import type { Annotations, Editing } from "../editing";
import { isWithin, overlapsAny } from "../pointer";
import { controlFor, type LeafControl } from "./leaf-control";
import type { CurrentPath, Focusable, View } from "./view";

const pacing = new IssuePacing();
let made = 0;

/** The label of a field. */
interface LeafOptions {
  readonly label: () => string;
  /** True when the label is only for screen readers. */
  readonly labelHidden?: boolean;
}

/** A field with a single value: its label, control and issues. */
export class LeafView implements View, PacedField, Focusable {
  readonly root: HTMLElement;
  readonly #leaf: LeafControl;
  readonly #label: HTMLElement;
  readonly #issues: HTMLElement;
  readonly #source = element("span", { class: "source-mark", hidden: true });
  #shown: unknown = Symbol("nothing yet");
  #isTyping = false;

  constructor(
    private readonly field: Field,
    private readonly currentPath: CurrentPath,
    private readonly editing: Editing,
    private readonly options: LeafOptions,
  ) {
    made += 1;
    const id = `resume-field-${made}`;
    this.#leaf = controlFor(field, id);
    this.#issues = element("div", { class: "field-issues", id: `${id}-issues` });
    this.#label = element("span", {});
    this.control.setAttribute("aria-describedby", this.#issues.id);
    this.root = element("div", { class: `field field-${field.type}` }, ...this.#parts());
    this.#leaf.onText((text) => this.#onText(text));
    pacing.watch(this);
  }

  get control(): HTMLElement {
    return this.#leaf.control;
  }

  get text(): string {
    return this.#leaf.text;
  }

  /** True while a date or an email address is being typed. */
  get isHalfTyped(): boolean {
    const takesTime = this.field.input === "date" || this.field.format === "email";
    return takesTime && document.activeElement === this.control;
  }

  focus(): void {
    this.control.focus({ preventScroll: true });
  }

  refresh(changed?: readonly string[]): void {
    const path = this.currentPath();
    if (changed && !overlapsAny(path, changed)) return;
    this.control.setAttribute("name", path);
    this.#label.textContent = this.options.label();
    const value = this.editing.unparsedAt(path) ?? this.editing.valueAt(path);
    if (value === this.#shown) return;
    this.#shown = value;
    if (!this.#isTyping) this.#leaf.show(textOf(value)); // keeps the text as it was typed
  }

  annotate(annotations: Annotations): void {
    const path = this.currentPath();
    pacing.show(this, annotations.issuesAt(path));
    this.root.classList.toggle("is-edited", annotations.isEdited(path));
    const by = annotations.changedBy(path);
    this.root.classList.toggle("is-from-other", by !== undefined);
    const from = by === undefined ? "" : `from ${by}`;
    if (from === this.#source.textContent) return;
    this.#source.hidden = from === "";
    this.#source.textContent = from;
  }

  showIssues(issues: readonly Issue[]): void {
    showIssuesAt(this.control, this.#issues, issues, this.currentPath());
  }

  reveal(path: string): Focusable | null {
    return isWithin(path, this.currentPath()) ? this : null;
  }

  #onText(text: string): void {
    if (text === textOf(this.#shown)) return;
    this.#isTyping = true;
    this.editing.enterText(this.currentPath(), text);
    this.#isTyping = false;
    const issues = this.editing.issuesAt(this.currentPath());
    pacing.show(this, issues);
    if (issues.length > 0) announce(issues.map((issue) => issue.message).join(" "));
  }

  #parts(): Node[] {
    const { root, control } = this.#leaf;
    if (this.field.type === "boolean") {
      const label = element("label", { for: control.id }, control, this.#label, editedMark(), this.#source);
      return [label, this.#issues];
    }
    const label = element("label", { for: control.id }, this.#label, editedMark(), this.#source);
    const hidden = this.options.labelHidden ? "field-head visually-hidden" : "field-head";
    return [element("div", { class: hidden }, label), root, this.#issues];
  }
}

/** Returns the text of a value; an unexpected list or object is shown as JSON. */
function textOf(value: unknown): string {
  if (value === null || value === undefined || typeof value === "symbol") return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
