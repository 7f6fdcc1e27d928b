import type { Issue } from "../library";

const PAUSE_MS = 700;

/** A field whose issues may be delayed. */
export interface PacedField {
  readonly control: HTMLElement;
  /** True while the person types a value that is valid only once it is complete. */
  readonly isHalfTyped: boolean;
  showIssues(issues: readonly Issue[]): void;
}

/** Delays the issues of a half-typed value until the person pauses or leaves the field. */
export class IssuePacing {
  readonly #pending = new WeakMap<
    PacedField,
    { issues: readonly Issue[]; timer: ReturnType<typeof setTimeout> }
  >();

  watch(view: PacedField): void {
    view.control.addEventListener("blur", () => this.#showPending(view));
  }

  show(view: PacedField, issues: readonly Issue[]): void {
    clearTimeout(this.#pending.get(view)?.timer);
    this.#pending.delete(view);
    if (issues.length === 0 || !view.isHalfTyped) {
      view.showIssues(issues);
      return;
    }
    view.showIssues([]);
    this.#pending.set(view, { issues, timer: setTimeout(() => this.#showPending(view), PAUSE_MS) });
  }

  #showPending(view: PacedField): void {
    const waiting = this.#pending.get(view);
    if (!waiting) return;
    clearTimeout(waiting.timer);
    this.#pending.delete(view);
    view.showIssues(waiting.issues);
  }
}
