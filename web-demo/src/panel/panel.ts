import { byId } from "../app/element";
import { type History, HistoryButtons } from "../editing/history";
import type { Encoding } from "../library";
import { ChangesPart } from "./changes";
import { PanelOutput } from "./panel-output";
import { ProblemsView } from "./problems";
import { RequestView } from "./request";
import { SaveBar } from "./save-bar";

/** The commands that the panel calls on an editor. */
export interface PanelEditor {
  /** The id of the form that Save submits. */
  readonly formId: string;
  /** The encodings that the request can have. */
  readonly encodings: readonly Encoding[];
  save(): Promise<void>;
  /** Aborts saving. */
  stop(): void;
  discard(): void;
  /** Restores discarded changes. */
  undoDiscard(): void;
  /** Returns a link to a field; null when the path has no field. */
  linkTo(path: string): string | null;
  /** Scrolls to a field and focuses it. */
  goTo(path: string): void;
  useEncoding(encoding: Encoding): void;
  /** Undoes and redoes edits; without it the buttons stay disabled. */
  readonly history?: History;
}

/** The panel beside the editors. It shows the active editor, and its buttons control that editor. */
export class Panel {
  readonly bar: SaveBar;
  readonly problems = new ProblemsView({
    linkTo: (path) => this.#output?.editor.linkTo(path) ?? null,
    goTo: (path) => this.#output?.editor.goTo(path),
  });
  readonly changes = new ChangesPart();
  readonly request = new RequestView((encoding) => this.#output?.editor.useEncoding(encoding));
  readonly history = new HistoryButtons(() => {
    const { formId, history } = this.#output?.editor ?? {};
    return formId === undefined || history === undefined ? null : { formId, history };
  });
  #output: PanelOutput | null = null;

  /** @param openSettings Opens the server dialog of the active editor. */
  constructor(openSettings: () => void) {
    this.bar = new SaveBar({
      onServer: openSettings,
      onDiscard: () => this.#output?.editor.discard(),
      onUndoDiscard: () => this.#output?.editor.undoDiscard(),
      onStop: () => this.#output?.editor.stop(),
    });
    addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      if (document.querySelector("dialog[open]") === null) void this.#output?.editor.save();
    });
  }

  /** Creates the output of an editor. It is visible while that editor is active. */
  outputFor(occupant: PanelEditor): PanelOutput {
    return new PanelOutput(this, occupant);
  }

  isShowing(output: PanelOutput): boolean {
    return this.#output === output;
  }

  /** Makes an editor active and shows its output. */
  show(output: PanelOutput): void {
    this.#output = output;
    byId("save", HTMLButtonElement).setAttribute("form", output.editor.formId);
    output.showAll();
  }
}
