import { announce } from "../../app/announcer";
import { element, icon } from "../../app/element";
import { showIssuesIn } from "../../form/issues-at";
import type { Field } from "../../library";
import { isBlank, isSame, listAt, memberOf } from "../document";
import type { Annotations, Editing } from "../editing";
import { summaryLine } from "../item-summary";
import { kindOf, type ListKind } from "../layout";
import { childPointer, isWithin, overlapsAny, stepsOf } from "../pointer";
import { makeDraggable } from "./drag";
import { hasInput } from "./has-input";
import { FoldedItem, type ItemView, PlainItem } from "./item-view";
import { ListRow } from "./list-row";
import { rowsFor } from "./reconcile";
import { Removals } from "./removals";
import { type CurrentPath, type Focusable, revealIn, type View } from "./view";

interface ListOptions {
  /** The heading; without one, the section's heading is enough. */
  readonly title?: string;
}

/** A list whose items can be added, removed and reordered. */
export class ListView implements View {
  readonly root: HTMLElement;
  readonly #name: string;
  readonly #kind: ListKind;
  readonly #list = element("ol", { class: "items" });
  readonly #empty: HTMLElement;
  readonly #issues = element("div", { class: "field-issues" });
  readonly #adder: HTMLButtonElement;
  readonly #removals = new Removals((item, at) => this.#putBack(item, at));
  #rows: ListRow[] = [];
  #annotations: Annotations | null = null;

  constructor(
    private readonly field: Field,
    private readonly currentPath: CurrentPath,
    private readonly editing: Editing,
    { title }: ListOptions = {},
  ) {
    this.#name = field.name;
    this.#kind = kindOf(field.name);
    this.#list.classList.toggle("items-plain", !this.#isFolded);
    this.#empty = element("p", { class: "empty" }, "Nothing here yet.");
    this.#adder = element(
      "button",
      { type: "button", class: "quiet-button add-button", "data-add": field.name },
      icon("plus"),
      `Add ${article(this.#kind.noun)} ${this.#kind.noun}`,
    );
    this.#adder.addEventListener("click", () => this.#add());
    this.root = element(
      "div",
      // Without a title, the section labels the list.
      {
        class: "list",
        "data-list": field.name,
        ...(title === undefined ? {} : { role: "group", "aria-label": title }),
      },
      title === undefined ? null : element("h3", { class: "list-title" }, title),
      this.#issues,
      this.#list,
      this.#empty,
      this.#adder,
    );
  }

  refresh(changed?: readonly string[]): void {
    if (changed && !overlapsAny(this.currentPath(), changed)) return;
    if (changed?.every((path) => this.#isInItem(path))) this.#refreshItems(changed);
    else this.#refreshAll();
  }

  #isInItem(path: string): boolean {
    const [, ...steps] = stepsOf(path.slice(this.currentPath().length));
    return isWithin(path, this.currentPath()) && steps.length > 0;
  }

  /** Refreshes edited items; their positions are unchanged. */
  #refreshItems(changed: readonly string[]): void {
    const last = this.#items.length - 1;
    for (const index of new Set(changed.map((path) => this.#indexOf(path)))) {
      const row = this.#rows[index];
      if (!row || row.isPending) continue;
      row.value = this.#items[index];
      row.view.refresh(changed);
      row.describe(this.#nameOf(row), last);
    }
  }

  #indexOf(path: string): number {
    return Number(stepsOf(path.slice(this.currentPath().length))[0]);
  }

  #refreshAll(): void {
    const items = this.#items;
    this.#rows = rowsFor(items, this.#rows, this.field.items?.identity, () => this.#newRow());
    this.#removals.removeWhere((item) => this.#holds(items, item));
    this.#layOutRows();
  }

  annotate(annotations: Annotations): void {
    this.#annotations = annotations;
    showIssuesIn(this.#issues, annotations.issuesAt(this.currentPath()), this.currentPath());
    for (const row of this.#rows) {
      const path = this.#pathOf(row);
      row.root.classList.toggle(
        "has-edits",
        annotations.isEdited(path) || annotations.markOf(path) !== undefined,
      );
      row.root.classList.toggle("has-problem", annotations.issuesWithin(path).length > 0);
      row.view.annotate(annotations);
    }
  }

  reveal(path: string): Focusable | null {
    if (!isWithin(path, this.currentPath())) return null;
    const views = this.#rows.filter((row) => !row.isPending).map((row) => row.view);
    return (
      revealIn(views, path) ?? { root: this.root, focus: () => this.#adder.focus({ preventScroll: true }) }
    );
  }

  /** Removes the placeholders of removed items. */
  clearRemovals(): void {
    this.#removals.removeWhere(() => true);
    this.#layOutRows();
  }

  get count(): number {
    return this.#items.length;
  }

  get #items(): readonly unknown[] {
    return listAt(this.editing.valueAt(this.currentPath()), "");
  }

  get #isFolded(): boolean {
    return this.field.items?.type === "object";
  }

  #pathOf(row: ListRow): string {
    return childPointer(this.currentPath(), row.index);
  }

  #holds(items: readonly unknown[], item: unknown): boolean {
    const identity = this.field.items?.identity;
    const id = identity === undefined ? undefined : memberOf(item, identity);
    return items.some(
      (other) => isSame(other, item) || (id !== undefined && memberOf(other, identity ?? "") === id),
    );
  }

  #newRow(): ListRow {
    const currentPath = (): string => this.#pathOf(row);
    const row: ListRow = new ListRow(
      this.#newItem(currentPath, () => row.index),
      {
        onMove: (moved, by, button) => this.#move(moved, moved.index + by, button),
        onRemove: (removed) => this.#remove(removed),
        onLeave: (left) => this.#onLeave(left),
      },
    );
    makeDraggable(row.grip, row.root, (to) => this.#move(row, to, null));
    return row;
  }

  #newItem(currentPath: CurrentPath, position: () => number): ItemView {
    const { items } = this.field;
    if (!items) throw new Error(`the field ${this.field.path} does not say what its items are`);
    if (!this.#isFolded) return new PlainItem(items, currentPath, position, this.editing);
    return new FoldedItem(items, currentPath, { listName: this.#name, noun: this.#kind.noun }, this.editing);
  }

  /** Updates the page to the current rows, leaving unmoved rows alone. */
  #layOutRows(): void {
    const focused = document.activeElement;
    const last = this.#items.length - 1;
    for (const [index, row] of this.#rows.entries()) {
      row.index = index;
      row.view.refresh();
      row.describe(this.#nameOf(row), last);
    }
    const wanted = this.#removals.interleave(this.#rows.map((row) => row.root));
    for (const [index, root] of wanted.entries()) {
      if (this.#list.children[index] !== root)
        this.#list.insertBefore(root, this.#list.children[index] ?? null);
    }
    while (this.#list.children.length > wanted.length) this.#list.lastElementChild?.remove();
    this.#empty.hidden = wanted.length > 0;
    // Moving an element in the page takes its focus away.
    if (
      focused instanceof HTMLElement &&
      focused !== document.activeElement &&
      this.#list.contains(focused)
    ) {
      focused.focus({ preventScroll: true });
    }
  }

  #nameOf(row: ListRow): string {
    if (row.isPending) return `new ${this.#kind.noun}`;
    return summaryLine(this.#name, row.value, this.#kind.noun);
  }

  #add(): void {
    if (!this.#isFolded) {
      this.#addPending();
      return;
    }
    const at = this.#kind.newestFirst ? 0 : this.#items.length;
    this.editing.insert(childPointer(this.currentPath(), at), {});
    const row = this.#rows[at];
    if (row) show(row.view.open());
  }

  /** Shows a row that becomes an item once text is typed. */
  #addPending(): void {
    let row = this.#rows.find((candidate) => candidate.isPending);
    if (!row) {
      row = this.#newRow();
      row.isPending = true;
      this.#rows = [...this.#rows, row];
      this.#layOutRows();
      if (this.#annotations) this.annotate(this.#annotations);
    }
    show(row.view.open());
  }

  #onLeave(row: ListRow): void {
    if (!this.#isEmpty(row)) return;
    // Waits, so that removing the row does not disturb the moving focus.
    setTimeout(() => {
      if (this.#rows.includes(row) && !row.root.contains(document.activeElement) && this.#isEmpty(row)) {
        this.#remove(row, false);
      }
    });
  }

  /** Removes the items that nothing was typed into. */
  removeEmptyItems(): void {
    for (const row of [...this.#rows]) {
      if (this.#isFolded && this.#isEmpty(row)) this.editing.remove(this.#pathOf(row));
    }
  }

  /** Returns whether a row is empty. Items that the server has are never empty. */
  #isEmpty(row: ListRow): boolean {
    if (row.view instanceof PlainItem) return row.view.text.trim() === "";
    const isStored = this.editing.storedAt(this.#pathOf(row)) !== undefined;
    return isBlank(row.value) && !hasInput(row.root) && !isStored;
  }

  #remove(row: ListRow, takesFocus = true): void {
    const { index } = row;
    if (row.isPending) {
      this.#rows = this.#rows.filter((other) => other !== row);
      this.#layOutRows();
      if (takesFocus) this.#adder.focus();
      return;
    }
    const name = this.#nameOf(row);
    const item = isBlank(row.value) ? row.valueBefore : row.value;
    if (!isBlank(item)) {
      const words = summaryLine(this.#name, item, this.#kind.noun);
      this.#removals.add(item, words, this.#rows[index - 1]?.root ?? null, row.root);
    }
    this.editing.remove(this.#pathOf(row));
    announce(`Removed ${name}.`);
    if (!takesFocus) return;
    const back = this.#removals.buttonFor(item);
    (back ?? this.#rows[index]?.view.handle ?? this.#adder).focus();
  }

  #putBack(item: unknown, after: Element | null): void {
    const at = this.#rows.findIndex((row) => row.root === after) + 1;
    this.editing.insert(childPointer(this.currentPath(), at), item);
    const row = this.#rows[at];
    announce(row ? `Put back ${this.#nameOf(row)}.` : "Put back.");
    row?.view.handle.focus();
  }

  #move(row: ListRow, to: number, button: HTMLButtonElement | null): void {
    const last = this.#items.length - 1;
    if (row.isPending || to < 0 || to > last || to === row.index) return;
    this.editing.move(this.#pathOf(row), childPointer(this.currentPath(), to));
    (button ?? row.view.handle).focus({ preventScroll: true });
    row.root.scrollIntoView({ block: "nearest" });
    announce(`${this.#nameOf(row)}: now ${to + 1} of ${last + 1}.`);
  }
}

function show(view: Focusable): void {
  view.focus();
  view.root.scrollIntoView({ block: "nearest" });
}

const article = (noun: string): string => (/^[aeiou]/u.test(noun) ? "an" : "a");
