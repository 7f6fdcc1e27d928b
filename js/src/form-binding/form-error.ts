/** The reason why a form cannot be bound. */
export type FormErrorCode =
  | "notAForm"
  | "notADraft"
  | "closedDraft"
  | "alreadyBound"
  | "unknownField"
  | "fileInput"
  | "mixedKinds"
  | "repeatedName"
  | "wrongKind";

/** The problem and the remedy. */
const messages: Record<FormErrorCode, readonly [problem: string, remedy: string]> = {
  notAForm: ["The first argument is not a form element", "pass the form itself"],
  notADraft: ["The second argument is not a draft", "pass the result of `endpoint.open`"],
  closedDraft: ["The draft is closed", "bind an open one"],
  alreadyBound: ["The form is already bound", "unbind it first"],
  unknownField: ["The endpoint has no such field", "correct the name, or list it in `ignore`"],
  fileInput: [
    "A file cannot be the value of this field",
    "use another control, or list the name in `ignore`",
  ],
  mixedKinds: ["Controls of different kinds have this name", "give each field one kind of control"],
  repeatedName: ["Several controls have this name, and the field is not a list", "keep one of them"],
  wrongKind: ["This kind of control cannot show the field", "use a control for its type"],
};

/**
 * Thrown if a form cannot be bound to a draft. The form is unchanged.
 *
 * @example
 * ```ts
 * try {
 *   bindForm(form, draft);
 * } catch (error) {
 *   if (error instanceof FormError) console.log(error.code, error.control);
 * }
 * ```
 */
export class FormError extends Error {
  override readonly name = "FormError";
  /** The reason. */
  readonly code: FormErrorCode;
  /** The name of the control that cannot be bound; "" if the error is not about a control. */
  readonly control: string;
  /** The control or the form; null if the first argument is not an element. */
  readonly element: Element | null;

  constructor(code: FormErrorCode, element: Element | null, control = "", options?: { cause?: unknown }) {
    const [problem, remedy] = messages[code];
    super(`${problem}${control === "" ? "" : ` (${JSON.stringify(control)})`}: ${remedy}.`, options);
    this.code = code;
    this.control = control;
    this.element = element;
  }
}
