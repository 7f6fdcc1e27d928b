import { element, icon } from "../../app/element";
import { showIssuesIn } from "../../form/issues-at";
import type { Field } from "../../library";
import { countText } from "../../panel/save-bar";
import type { Annotations, Editing, EditMark } from "../editing";
import { summaryOf } from "../item-summary";
import { isWithin } from "../pointer";
import { LeafView } from "./leaf-view";
import { leavesOf } from "./leaves";
import { ObjectView } from "./object-view";
import type { CurrentPath, Focusable, View } from "./view";

let made = 0;

export interface ItemOptions {
  readonly listName: string;
  readonly noun: string;
}

/** The parts of an item: the head between grip and buttons, and the body below. */
export interface ItemView extends View {
  readonly head: HTMLElement;
  readonly body: HTMLElement | null;
  /** Opens the item and returns its first field. */
  open(): Focusable;
  /** The element that represents the item as a whole. */
  readonly handle: HTMLElement;
}

/** A list item that is a text or a number. */
export class PlainItem implements ItemView {
  readonly root: HTMLElement;
  readonly head: HTMLElement;
  readonly body = null;
  readonly #leaf: LeafView;

  constructor(field: Field, currentPath: CurrentPath, position: () => number, editing: Editing) {
    this.#leaf = new LeafView(field, currentPath, editing, {
      label: () => `${field.label} ${position() + 1}`,
      labelHidden: true,
    });
    this.head = this.#leaf.root;
    this.root = this.head;
  }

  get handle(): HTMLElement {
    return this.#leaf.control;
  }

  get text(): string {
    return this.#leaf.text;
  }

  open(): Focusable {
    return this.#leaf;
  }

  refresh(changed?: readonly string[]): void {
    this.#leaf.refresh(changed);
  }

  annotate(annotations: Annotations): void {
    this.#leaf.annotate(annotations);
  }

  reveal(path: string): Focusable | null {
    return this.#leaf.reveal(path);
  }
}

const MARK_TEXTS: Readonly<Record<EditMark, string>> = { edited: "edited", added: "new", moved: "moved" };

/** A list item with several fields: a summary line that opens to them. */
export class FoldedItem implements ItemView {
  readonly root: HTMLElement;
  readonly head: HTMLElement;
  readonly body: HTMLElement;
  readonly handle: HTMLButtonElement;
  readonly #title = element("span", { class: "item-title", dir: "auto" });
  readonly #details = element("span", { class: "item-details", dir: "auto" });
  readonly #chips = element("span", { class: "chips" });
  readonly #issues = element("div", { class: "field-issues" });
  #fields: ObjectView | null = null;
  #shown: unknown = Symbol("nothing yet");
  #annotations: Annotations | null = null;

  constructor(
    private readonly field: Field,
    private readonly currentPath: CurrentPath,
    private readonly options: ItemOptions,
    private readonly editing: Editing,
  ) {
    made += 1;
    this.body = element("div", { class: "item-body", id: `item-${made}`, hidden: true });
    this.handle = element(
      "button",
      { type: "button", class: "item-summary", "aria-expanded": "false", "aria-controls": this.body.id },
      icon("chevron"),
      element("span", { class: "item-words" }, this.#title, this.#details),
      this.#chips,
    );
    this.handle.addEventListener("click", () => this.#toggle(!this.#isOpen));
    this.head = this.handle;
    this.root = this.head;
  }

  open(): Focusable {
    this.#toggle(true);
    return this.#fields?.first ?? { root: this.root, focus: () => this.handle.focus() };
  }

  refresh(changed?: readonly string[]): void {
    const item = this.editing.valueAt(this.currentPath());
    if (item !== this.#shown) {
      this.#shown = item;
      const { title, details } = summaryOf(this.options.listName, item, this.options.noun);
      this.#title.textContent = title;
      this.#details.textContent = details.join(" · ");
    }
    this.#fields?.refresh(changed); // also without edits, because its position may have changed
  }

  annotate(annotations: Annotations): void {
    this.#annotations = annotations;
    const path = this.currentPath();
    const mark = annotations.markOf(path) ?? (annotations.isEdited(path) ? "edited" : undefined);
    const issues = annotations.issuesWithin(path);
    const by = annotations.changedWithinBy(path);
    this.#showChips([
      ["chip-problem", issues.length === 0 ? "" : countText(issues.length, "problem")],
      ["chip-mark", mark === undefined ? "" : MARK_TEXTS[mark]],
      ["chip-other", by === undefined ? "" : `from ${by}`],
    ]);
    showIssuesIn(this.#issues, annotations.issuesAt(path), path);
    this.#fields?.annotate(annotations);
  }

  reveal(path: string): Focusable | null {
    if (!isWithin(path, this.currentPath())) return null;
    const itself = {
      root: this.root,
      focus: () => this.handle.focus({ preventScroll: true }),
      unfold: () => this.#toggle(true),
    };
    if (path === this.currentPath()) return itself;
    this.#toggle(true);
    return this.#fields?.reveal(path) ?? itself;
  }

  get #isOpen(): boolean {
    return !this.body.hidden;
  }

  /** Creates the fields when they are first shown; most of a long resume never is. */
  #toggle(open: boolean): void {
    this.body.hidden = !open;
    this.handle.setAttribute("aria-expanded", String(open));
    if (!open || this.#fields) return;
    const leaves = leavesOf(this.field.fields ?? [], this.field.identity);
    this.#fields = new ObjectView(this.field.path, leaves, this.currentPath, this.editing);
    this.body.append(this.#issues, this.#fields.root);
    this.#fields.refresh();
    if (this.#annotations) this.#fields.annotate(this.#annotations);
  }

  #showChips(chips: readonly (readonly [className: string, text: string])[]): void {
    const visible = chips.filter(([, text]) => text !== "");
    const texts = visible.map(([, text]) => text).join();
    if (texts === (this.#chips.dataset.texts ?? "")) return;
    this.#chips.dataset.texts = texts;
    this.#chips.replaceChildren(
      ...visible.map(([className, text]) => element("span", { class: `chip ${className}` }, text)),
    );
  }
}
