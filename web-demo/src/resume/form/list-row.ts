import { element, icon } from "../../app/element";
import { makeRovingToolbar } from "../../app/roving-tabindex";
import type { ItemView } from "./item-view";

interface RowHandlers {
  /** Moves a row by some positions; negative numbers move it up. */
  readonly onMove: (row: ListRow, by: number, button: HTMLButtonElement | null) => void;
  readonly onRemove: (row: ListRow) => void;
  /** Called when the focus has left the row. */
  readonly onLeave: (row: ListRow) => void;
}

const ARROWS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** A list item with the buttons that move and remove it. */
export class ListRow {
  readonly root: HTMLLIElement;
  readonly grip = element("span", { class: "grip", "aria-hidden": "true" }, icon("grip"));
  readonly up = actionButton("up");
  readonly down = actionButton("down");
  readonly remover = actionButton("remove");
  /** The value that is shown; identifies the row after an edit. */
  value: unknown;
  /** The value when the focus entered the row. */
  valueBefore: unknown;
  /** The current position of the row. */
  index = 0;
  /** True while nothing was typed, so that the row is not yet an item. */
  isPending = false;

  constructor(
    readonly view: ItemView,
    private readonly handlers: RowHandlers,
  ) {
    const actions = element("div", { class: "item-actions" }, this.up, this.down, this.remover);
    actions.setAttribute("aria-label", "Move or remove");
    makeRovingToolbar(actions, [this.up, this.down, this.remover]);
    const line = element("div", { class: "item-line" }, this.grip, view.head, actions);
    this.root = element("li", { class: "item" }, line, view.body);
    view.handle.setAttribute("aria-keyshortcuts", "Alt+ArrowUp Alt+ArrowDown");
    this.up.addEventListener("click", () => handlers.onMove(this, -1, this.up));
    this.down.addEventListener("click", () => handlers.onMove(this, 1, this.down));
    this.remover.addEventListener("click", () => handlers.onRemove(this));
    line.addEventListener("keydown", (event) => this.#key(event));
    const isWithin = (target: EventTarget | null): boolean =>
      target instanceof Node && this.root.contains(target);
    this.root.addEventListener("focusin", ({ relatedTarget }) => {
      if (!isWithin(relatedTarget)) this.valueBefore = this.value;
    });
    this.root.addEventListener("focusout", ({ relatedTarget }) => {
      if (!isWithin(relatedTarget)) handlers.onLeave(this);
    });
  }

  /**
   * @param name Names the item.
   * @param last The position of the last item.
   */
  describe(name: string, last: number): void {
    this.root.dataset.position = String(this.index + 1);
    label(this.up, `Move up: ${name}`, this.index > 0 && !this.isPending);
    label(this.down, `Move down: ${name}`, this.index < last && !this.isPending);
    label(this.remover, `Remove: ${name}`, true);
  }

  #key(event: KeyboardEvent): void {
    const by = ARROWS[event.key];
    if (by === undefined || !event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.handlers.onMove(this, by, null);
  }
}

function actionButton(kind: "up" | "down" | "remove"): HTMLButtonElement {
  return element("button", { type: "button", class: `item-button item-${kind}` }, icon(kind));
}

/** Marks a button as disabled but keeps it focusable, so that the focus stays in the list. */
function label(button: HTMLButtonElement, text: string, able: boolean): void {
  if (button.getAttribute("aria-label") !== text) button.setAttribute("aria-label", text);
  button.title = text.replace(/:.*$/su, "");
  button.setAttribute("aria-disabled", String(!able));
}
