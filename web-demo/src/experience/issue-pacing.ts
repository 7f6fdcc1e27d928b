import type { Issue } from "../library";
import type { FieldView } from "./field-view";

const PAUSE_MS = 700;
const YEAR_DIGITS = 4;

/**
 * Decides when a field's issues are shown: at once, but for a year of which only the first digits are typed.
 * That one waits until the person pauses or leaves the field.
 */
export class IssuePacing {
  readonly #pending = new Map<
    FieldView,
    { issues: readonly Issue[]; timer: ReturnType<typeof setTimeout> }
  >();

  constructor(views: ReadonlyMap<string, FieldView>) {
    for (const view of views.values()) view.control.addEventListener("blur", () => this.#release(view));
  }

  show(view: FieldView, issues: readonly Issue[]): void {
    clearTimeout(this.#pending.get(view)?.timer);
    this.#pending.delete(view);
    if (issues.length === 0 || !isHalfTypedYear(view)) {
      view.showIssues(issues);
      return;
    }
    view.showIssues([]);
    this.#pending.set(view, { issues, timer: setTimeout(() => this.#release(view), PAUSE_MS) });
  }

  #release(view: FieldView): void {
    const waiting = this.#pending.get(view);
    if (!waiting) return;
    clearTimeout(waiting.timer);
    this.#pending.delete(view);
    view.showIssues(waiting.issues);
  }
}

function isHalfTypedYear(view: FieldView): boolean {
  const { control, field } = view;
  if (field.input !== "year" || document.activeElement !== control) return false;
  return /^\d+$/u.test(control.value) && control.value.length < YEAR_DIGITS;
}
