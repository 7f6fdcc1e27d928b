import type { Steps } from "../editing/history";
import type { Issue } from "../library";
import type { Outgoing } from "../sending/outgoing";
import type { Occupant, Panel } from "./panel";
import type { Tone } from "./save-bar";

interface Counts {
  readonly changes: number;
  readonly problems: number;
  readonly dirty: boolean;
}

interface ShownRequest {
  readonly request: Outgoing;
  /** What sending everything would weigh, in bytes, and what "everything" is called. */
  readonly whole: { readonly bytes: number; readonly name: string };
  readonly labelOf: (path: string) => string;
  /** Why it would not be sent as it is; "" when it would. */
  readonly obstacle: string;
}

/**
 * What one editor has to say in the panel. It is shown at once while the editor is open; otherwise the last of each
 * kind is kept until it is.
 */
export class Seat {
  readonly #said = new Map<string, () => void>();

  constructor(
    private readonly panel: Panel,
    readonly occupant: Occupant,
  ) {}

  get taken(): boolean {
    return this.panel.isTakenBy(this);
  }

  /** Says everything once more, because the panel showed another editor. */
  showAll(): void {
    this.panel.request.offer(this.occupant.encodings);
    this.panel.request.forgetSent();
    this.panel.history.show({ canUndo: false, canRedo: false });
    for (const say of this.#said.values()) say();
  }

  counts({ changes, problems, dirty }: Counts): void {
    this.#said.delete("discarded");
    this.#say("counts", () => this.panel.bar.showCounts(changes, problems, dirty));
  }

  /** What was discarded can be brought back, until the next edit. */
  offerBringBack(): void {
    this.#say("discarded", () => {
      this.panel.bar.discarded = true;
    });
  }

  /** Which steps of this editor can be taken back, or made again. */
  steps(steps: Steps): void {
    this.#say("steps", () => this.panel.history.show(steps));
  }

  status(text: string, tone: Tone): void {
    this.#say("status", () => this.panel.bar.showStatus(text, tone));
  }

  saving(saving: boolean): void {
    this.#say("saving", () => this.panel.bar.showSaving(saving));
  }

  /** `ready`: there is something to save, and nothing but a problem would be in the way. */
  problems(issues: readonly Issue[], ready: boolean): void {
    this.#say("problems", () => this.panel.problems.show(issues, ready));
  }

  /** `make` builds the list of changes; it is only called when somebody sees it. */
  changes(count: number, make: () => Node): void {
    this.#say("changes", () => this.panel.changes.show(count, make()));
  }

  /** A text says why there is no request, null that there is nothing to send. */
  request(shown: ShownRequest | string | null): void {
    this.#say("request", () => {
      if (shown === null || typeof shown === "string") this.panel.request.showNothing(shown);
      else this.panel.request.show(shown.request, shown.whole, shown.labelOf, shown.obstacle);
    });
  }

  sent(request: Outgoing, status: number): void {
    this.#say("sent", () => this.panel.request.showSent(request, status));
  }

  forgetSent(): void {
    this.#say("sent", () => this.panel.request.forgetSent());
  }

  openSheet(open: boolean): void {
    if (this.taken) this.panel.bar.openSheet(open);
  }

  #say(kind: string, show: () => void): void {
    this.#said.set(kind, show);
    if (this.taken) show();
  }
}
