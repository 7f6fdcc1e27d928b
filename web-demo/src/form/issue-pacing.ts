import type { Issue } from "../library";

const PAUSE_MS = 700;

/** A field of a form whose issues may wait. */
export interface PacedField {
  readonly control: HTMLElement;
  /** The person is in the middle of typing something that can only be judged when it is whole. */
  readonly isHalfTyped: boolean;
  showIssues(issues: readonly Issue[]): void;
}

/**
 * Decides when a field's issues are shown: at once, but for something of which only the first part is typed. That waits
 * until the person pauses or leaves the field.
 */
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
