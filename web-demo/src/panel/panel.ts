import { byId } from "../app/element";
import { type History, HistoryButtons } from "../editing/history";
import type { Encoding } from "../library";
import { ChangesPart } from "./changes";
import { PanelOutput } from "./panel-output";
import { ProblemsView } from "./problems";
import { RequestView } from "./request";
import { SaveBar } from "./save-bar";

/** An editor as the panel beside it needs it. */
export interface PanelEditor {
  /** Of the form that Save submits. */
  readonly formId: string;
  /** How a request of this editor can be written. */
  readonly encodings: readonly Encoding[];
  save(): Promise<void>;
  /** Waits no longer for what is being saved. */
  stop(): void;
  discard(): void;
  /** Takes back that changes were discarded. */
  undoDiscard(): void;
  /** The address of a place's field in the page; null where a place has none. */
  linkTo(path: string): string | null;
  /** Brings the field of a place into sight and focuses it. */
  goTo(path: string): void;
  useEncoding(encoding: Encoding): void;
  /** Takes steps back; where there is none, the buttons have nothing to do. */
  readonly history?: History;
}

/** The panel beside the editors: it shows the one that is open, and its buttons work for that one. */
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

  /** `openSettings` opens the dialog in which a person says where the editor that is open saves. */
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

  /** A place at the panel, whose words are seen once it is taken. */
  outputFor(occupant: PanelEditor): PanelOutput {
    return new PanelOutput(this, occupant);
  }

  isShowing(output: PanelOutput): boolean {
    return this.#output === output;
  }

  /** Gives the panel to one of the editors. */
  show(output: PanelOutput): void {
    this.#output = output;
    byId("save", HTMLButtonElement).setAttribute("form", output.editor.formId);
    output.showAll();
  }
}
