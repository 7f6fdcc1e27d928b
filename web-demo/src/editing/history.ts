import { byId } from "../app/element";

/** Undoes and redoes edits. */
export interface History {
  undo(): void;
  redo(): void;
}

/** The kinds of step that are possible now. */
export interface HistoryState {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

interface Active {
  /** The id of the form being edited. */
  readonly formId: string;
  readonly history: History;
}

type Direction = keyof History;

/**
 * The undo and redo buttons and keys. In the form they replace the browser's own history for text fields: the
 * draft's history also covers every other kind of edit.
 */
export class HistoryButtons {
  readonly #undo = byId("undo", HTMLButtonElement);
  readonly #redo = byId("redo", HTMLButtonElement);

  /** @param active Returns the form being edited; null when nothing can be undone. */
  constructor(private readonly active: () => Active | null) {
    this.#undo.addEventListener("click", () => this.#step("undo"));
    this.#redo.addEventListener("click", () => this.#step("redo"));
    addEventListener("keydown", (event) => {
      const direction = directionOf(event);
      if (direction && this.#appliesTo(event.target)) this.#handle(event, direction);
    });
    // Browser menus and a shaken phone send these events.
    addEventListener("beforeinput", (event) => {
      if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return;
      if (this.#appliesTo(event.target))
        this.#handle(event, event.inputType === "historyUndo" ? "undo" : "redo");
    });
  }

  show({ canUndo, canRedo }: HistoryState): void {
    // A disabled button would lose the focus, so the buttons are only marked as disabled.
    for (const [button, isPossible] of [[this.#undo, canUndo] as const, [this.#redo, canRedo] as const]) {
      button.setAttribute("aria-disabled", String(!isPossible));
    }
  }

  #handle(event: Event, direction: Direction): void {
    event.preventDefault();
    this.#step(direction);
  }

  #step(direction: Direction): void {
    const button = direction === "undo" ? this.#undo : this.#redo;
    if (button.getAttribute("aria-disabled") !== "true") this.active()?.history[direction]();
  }

  /** Returns whether undo applies here. Other text fields and dialogs keep the browser's own undo. */
  #appliesTo(target: EventTarget | null): boolean {
    const active = this.active();
    if (active === null || document.querySelector("dialog[open]") !== null) return false;
    if (!(target instanceof Element) || !target.matches("input, textarea, select")) return true;
    return target.closest("form")?.id === active.formId;
  }
}

/** The part of a draft that `undoOrRedo` uses. */
interface UndoableDraft {
  undo(): boolean;
  redo(): boolean;
  subscribe(listener: (paths: string[]) => void): () => void;
}

/** Undoes or redoes one step. Returns its path, "" for several paths, or null when there was no step. */
export function undoOrRedo(draft: UndoableDraft, direction: Direction): string | null {
  let paths: readonly string[] = [];
  const stop = draft.subscribe((changed) => {
    paths = changed;
  });
  const isDone = draft[direction]();
  stop();
  if (!isDone) return null;
  const [first = "", ...rest] = paths;
  return rest.length === 0 ? first : "";
}

/** Reads Ctrl or Cmd with Z, Shift+Z or Y. */
function directionOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): Direction | null {
  if (!(ctrlKey || metaKey) || altKey) return null;
  switch (key.toLowerCase()) {
    case "z":
      return shiftKey ? "redo" : "undo";
    case "y":
      return shiftKey ? null : "redo";
    default:
      return null;
  }
}
