/** Why a form cannot be bound. */
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

const sentences: Record<FormErrorCode, string> = {
  notAForm: "A form element is needed",
  notADraft: "A draft is needed, as `open` of an endpoint gives it",
  closedDraft: "The draft is closed",
  alreadyBound: "The form is bound already",
  unknownField: "The endpoint has no such field",
  fileInput: "A file cannot be the value of this field",
  mixedKinds: "Controls of different kinds have one name",
  repeatedName: "Several controls have the name of a field that is no list",
  wrongKind: "This kind of control cannot hold the field",
};

/** A form cannot be bound to a draft. The form is as it was. */
export class FormError extends Error {
  override readonly name = "FormError";
  readonly code: FormErrorCode;
  /** The name of the control that is at fault; "" where none is. */
  readonly control: string;
  /** The control, or the form; null where what was given is no element. */
  readonly element: Element | null;

  constructor(code: FormErrorCode, element: Element | null, control = "", options?: { cause?: unknown }) {
    super(`${sentences[code]}${control === "" ? "" : ` (${JSON.stringify(control)})`}.`, options);
    this.code = code;
    this.control = control;
    this.element = element;
  }
}
