import type { Draft } from "./draft.js";
import type { Issue } from "./issue.js";
import type { Patch } from "./patch.js";

/** The options of `bindForm`. */
export interface BindFormOptions<Read, Write> {
  /**
   * Handles a submit of a draft without errors, also when there is nothing to send. While the returned promise is pending,
   * the form is disabled and `aria-busy`.
   *
   * @defaultValue The browser submits the form, unless the draft has errors.
   * @param draft - The draft of the form.
   * @param patch - The patch to send.
   */
  onSubmit?: ((draft: Draft<Read, Write>, patch: Patch<Write>) => unknown) | undefined;
  /**
   * Receives what `onSubmit` throws or rejects with, and the `FormError` of a later control that cannot be bound.
   *
   * @defaultValue `reportError`, as for any uncaught error of the page.
   */
  onFailure?: ((failure: unknown) => void) | undefined;
  /**
   * Handles a submit that errors prevent. The first control with an error already has the focus.
   *
   * @param draft - The draft of the form.
   * @param issues - The issues of the draft. None is an error if only the browser's own validation failed.
   */
  onInvalid?: ((draft: Draft<Read, Write>, issues: readonly Issue[]) => void) | undefined;
  /**
   * The time at which a field shows its issues: after the user leaves it, or at each input anywhere in the form. Neither
   * value shows an issue of a year while its last digits are missing.
   *
   * @defaultValue `"blur"`
   */
  validateOn?: "blur" | "input" | undefined;
  /**
   * Shows the issues of a field. Issues of the browser's own validation have the code `browser`. The element is emptied when
   * no issue is left.
   *
   * @defaultValue Shows the message of the first issue.
   * @param place - The page's element with `data-error-for`, or a generated one.
   * @param issues - All issues of the field, errors first.
   */
  showIssues?: ((place: HTMLElement, issues: readonly Issue[]) => void) | undefined;
  /**
   * Names of controls that the draft does not contain. The hidden fields of known frameworks are skipped as in `fromForm`.
   *
   * @defaultValue `[]`
   */
  ignore?: readonly string[] | undefined;
}

/** Unbinds a form. The values in its controls stay. */
export interface Unbind {
  (): void;
  /**
   * Binds controls that the page added, removed or renamed. The binding does this soon after such a change; call it to bind
   * them now.
   *
   * @throws `FormError` if a control cannot be bound.
   */
  refresh(): void;
}
