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
  /** What sending everything would weigh, in bytes, and what "everything" is called. */
  readonly whole: { readonly bytes: number; readonly name: string };
  readonly labelOf: (path: string) => string;
  /** Why it would not be sent as it is; "" when it would. */
  readonly whyNotSent: string;
}

/**
 * What one editor has to say in the panel. It is shown at once while the editor is open; otherwise the last of each
 * kind is kept until it is.
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

  /** Says everything once more, because the panel showed another editor. */
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

  /** What was discarded can be brought back, until the next edit. */
  offerUndoDiscard(): void {
    this.#update("discarded", () => {
      this.panel.bar.canUndoDiscard = true;
    });
  }

  /** Which steps of this editor can be taken back, or made again. */
  showHistory(steps: HistoryState): void {
    this.#update("steps", () => this.panel.history.show(steps));
  }

  showStatus(text: string, tone: Tone): void {
    this.#update("status", () => this.panel.bar.showStatus(text, tone));
  }

  showSaving(saving: boolean): void {
    this.#update("saving", () => this.panel.bar.showSaving(saving));
  }

  /** `ready`: there is something to save, and nothing but a problem would be in the way. */
  showProblems(issues: readonly Issue[], ready: boolean): void {
    this.#update("problems", () => this.panel.problems.show(issues, ready));
  }

  /** `make` builds the list of changes; it is only called when somebody sees it. */
  showChanges(count: number, make: () => Node): void {
    this.#update("changes", () => this.panel.changes.show(count, make()));
  }

  /** A text says why there is no request, null that there is nothing to send. */
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
