import type { Draft } from "./draft.js";
import type { Issue } from "./issue.js";
import type { Patch } from "./patch.js";

/** How a form is bound to a draft. */
export interface BindFormOptions<Read, Write> {
  /**
   * Called when the person submits and the draft has no error, also when there is nothing to send. While the promise
   * that it gives is pending, the form is disabled and `aria-busy`. Without it, the browser submits the form as it
   * would anyway, and is only kept from it while there are errors.
   */
  onSubmit?: ((draft: Draft<Read, Write>, patch: Patch<Write>) => unknown) | undefined;
  /**
   * Is given what `onSubmit` throws or rejects with, and the FormError of a control that was added later and cannot
   * be bound. Default: `reportError`, as for any error of the page.
   */
  onFailure?: ((failure: unknown) => void) | undefined;
  /**
   * Called when the person wants to submit and may not, once the first thing that is wrong has the focus. It is given
   * the draft's issues, without an error among them where it is only the browser that has something against a control.
   */
  onInvalid?: ((draft: Draft<Read, Write>, issues: readonly Issue[]) => void) | undefined;
  /**
   * When it is said what is wrong at a field: once the person has left it, or "input", at each key and wherever in the
   * form it is. A year of which the last digits are still to be typed is left alone in either case. Default: "blur".
   */
  validateOn?: "blur" | "input" | undefined;
  /**
   * Shows what is wrong in the page's own way: fills the place for it (the page's element with `data-error-for`, or one
   * that was made) with all issues there are, errors first. The place is emptied when there are none. What only the
   * browser has against a control has the code "browser". Default: the text of the first issue.
   */
  showIssues?: ((place: HTMLElement, issues: readonly Issue[]) => void) | undefined;
  /** Names of controls that are none of the draft's business, such as a token of the server's. */
  ignore?: readonly string[] | undefined;
}

/** Leaves a form as it was, but for the values in its controls. */
export interface Unbind {
  (): void;
  /**
   * Takes in what has become of the form's controls: some were added, taken away or renamed. It happens by itself a
   * moment later; this is for those who cannot wait. Throws a FormError where a control cannot be bound.
   */
  refresh(): void;
}
