import type { HistoryState } from "../editing/history";
import type { Issue } from "../library";
import type { RequestPreview } from "../sending/request-preview";
import type { Panel, PanelEditor } from "./panel";
import type { Tone } from "./save-bar";

interface Counts {
  readonly changes: number;
  readonly problems: number;
  readonly dirty: boolean;
}

interface ShownRequest {
  readonly request: RequestPreview;
  /** The size in bytes of sending everything, and what that is called. */
  readonly whole: { readonly bytes: number; readonly name: string };
  readonly labelOf: (path: string) => string;
  /** The reason why the request is not sent; "" when it would be. */
  readonly whyNotSent: string;
}

/**
 * The output of one editor in the panel. It is shown while the editor is active; otherwise the latest output
 * of each kind is stored until it is.
 */
export class PanelOutput {
  readonly #latest = new Map<string, () => void>();

  constructor(
    private readonly panel: Panel,
    readonly editor: PanelEditor,
  ) {}

  get isShown(): boolean {
    return this.panel.isShowing(this);
  }

  /** Shows all stored output after another editor was active. */
  showAll(): void {
    this.panel.request.showEncodings(this.editor.encodings);
    this.panel.request.hideSent();
    this.panel.history.show({ canUndo: false, canRedo: false });
    for (const show of this.#latest.values()) show();
  }

  showCounts({ changes, problems, dirty }: Counts): void {
    this.#latest.delete("discarded");
    this.#update("counts", () => this.panel.bar.showCounts(changes, problems, dirty));
  }

  /** Offers to restore discarded changes until the next edit. */
  offerUndoDiscard(): void {
    this.#update("discarded", () => {
      this.panel.bar.canUndoDiscard = true;
    });
  }

  /** Shows whether edits can be undone or redone. */
  showHistory(steps: HistoryState): void {
    this.#update("steps", () => this.panel.history.show(steps));
  }

  showStatus(text: string, tone: Tone): void {
    this.#update("status", () => this.panel.bar.showStatus(text, tone));
  }

  showSaving(saving: boolean): void {
    this.#update("saving", () => this.panel.bar.showSaving(saving));
  }

  /** @param ready Whether there are unsaved changes without conflicts. */
  showProblems(issues: readonly Issue[], ready: boolean): void {
    this.#update("problems", () => this.panel.problems.show(issues, ready));
  }

  /** @param make Builds the list of changes. Called only when the list is visible. */
  showChanges(count: number, make: () => Node): void {
    this.#update("changes", () => this.panel.changes.show(count, make()));
  }

  /** Shows the request. A text explains why there is none; null means that nothing changed. */
  showRequest(shown: ShownRequest | string | null): void {
    this.#update("request", () => {
      if (shown === null || typeof shown === "string") this.panel.request.showNothing(shown);
      else this.panel.request.show(shown.request, shown.whole, shown.labelOf, shown.whyNotSent);
    });
  }

  showSent(request: RequestPreview, status: number): void {
    this.#update("sent", () => this.panel.request.showSent(request, status));
  }

  hideSent(): void {
    this.#update("sent", () => this.panel.request.hideSent());
  }

  openSheet(open: boolean): void {
    if (this.isShown) this.panel.bar.openSheet(open);
  }

  #update(kind: string, show: () => void): void {
    this.#latest.set(kind, show);
    if (this.isShown) show();
  }
}
