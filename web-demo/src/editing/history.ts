import { byId } from "../app/element";

/** What can take steps back, and make them again: a tab that is edited in. */
export interface History {
  undo(): void;
  redo(): void;
}

/** Which steps there are. */
export interface HistoryState {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

interface Active {
  /** Of the form that is edited. */
  readonly formId: string;
  readonly history: History;
}

type Direction = keyof History;

/**
 * The buttons and keys for undoing and redoing. Within the form they take the place of what the browser has for a text
 * field: the draft counts what is typed within a second as one step, and knows of everything else that was done.
 */
export class HistoryButtons {
  readonly #undo = byId("undo", HTMLButtonElement);
  readonly #redo = byId("redo", HTMLButtonElement);

  /** `active` says what is edited now; null where nothing is that can be undone. */
  constructor(private readonly active: () => Active | null) {
    this.#undo.addEventListener("click", () => this.#step("undo"));
    this.#redo.addEventListener("click", () => this.#step("redo"));
    addEventListener("keydown", (event) => {
      const direction = directionOf(event);
      if (direction && this.#appliesTo(event.target)) this.#handle(event, direction);
    });
    // Menus of the browser and a shaken phone ask for it in this way.
    addEventListener("beforeinput", (event) => {
      if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return;
      if (this.#appliesTo(event.target))
        this.#handle(event, event.inputType === "historyUndo" ? "undo" : "redo");
    });
  }

  show({ canUndo, canRedo }: HistoryState): void {
    // A button that is disabled under the person's finger would lose the focus to nowhere.
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

  /** A text field that is not part of the form has its own undoing, and so has a dialog. */
  #appliesTo(target: EventTarget | null): boolean {
    const active = this.active();
    if (active === null || document.querySelector("dialog[open]") !== null) return false;
    if (!(target instanceof Element) || !target.matches("input, textarea, select")) return true;
    return target.closest("form")?.id === active.formId;
  }
}

/** A draft, as far as its steps go. */
interface UndoableDraft {
  undo(): boolean;
  redo(): boolean;
  subscribe(listener: (paths: string[]) => void): () => void;
}

/** Takes a step and says at which path it was: "" for several places, null where there was no step. */
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

/** Ctrl or Cmd with Z, with Shift and Z, or with Y. */
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
