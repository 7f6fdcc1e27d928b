/**
 * Binds forms to drafts, with no framework.
 *
 * @module
 */

import type { AnyDraft } from "./form-binding/control-values.js";
import { FormBinding } from "./form-binding/form-binding.js";
import { FormError } from "./form-binding/form-error.js";
import type { Draft } from "./types/draft.js";
import type { BindFormOptions, Unbind } from "./types/form-binding.js";

export type { FormErrorCode } from "./form-binding/form-error.js";
export { FormError } from "./form-binding/form-error.js";
export type { BindFormOptions, Unbind } from "./types/form-binding.js";

const bound = new WeakSet<object>();

function checkForm(form: unknown): asserts form is HTMLFormElement {
  const element = typeof form === "object" && form !== null && "localName" in form ? (form as Element) : null;
  if (element?.localName !== "form") throw new FormError("notAForm", element);
}

function checkDraft(draft: unknown, form: Element): void {
  if (typeof draft !== "object" || draft === null || !("setFromInput" in draft) || !("endpoint" in draft))
    throw new FormError("notADraft", form);
  try {
    (draft as AnyDraft).version;
  } catch (cause) {
    throw new FormError("closedDraft", form, "", { cause });
  }
}

/**
 * Has a form show a draft, and the draft follow what a person does in the form.
 *
 * Controls belong to the field that their name says: a property's name, names with dots (`name.first`), or a JSON
 * Pointer; repeated names are a list. Fields that only the server sets are shown and cannot be edited. Controls that
 * are disabled, have no name or hold no value are left out. A form-associated custom element is a control by its `value`,
 * or by its `checked`, and by the events `input` and `change`.
 *
 * What is wrong at a field is said once the person has edited and left it, or wants to submit: beside the control, or
 * in the element of the page with the attribute `data-error-for` and the field's name; what belongs to no field in the
 * one with `data-error-for=""`. The draft's errors are also the controls' custom validity. Those that a server sent
 * are shown as well, but do not keep anyone from sending again. What the browser has against a control is said in the
 * same way, and its own bubbles are off (`novalidate`); where the page has set that itself, it is not asked. Resetting the
 * form reverts the draft.
 *
 * Throws a {@link FormError} for a form or draft that cannot be bound, and has changed nothing then. The draft stays
 * open when the form is unbound; unbind before you close it.
 */
export function bindForm<Read, Write>(
  form: HTMLFormElement,
  draft: Draft<Read, Write>,
  options: BindFormOptions<Read, Write> = {},
): Unbind {
  checkForm(form);
  checkDraft(draft, form);
  if (bound.has(form)) throw new FormError("alreadyBound", form);
  const binding = new FormBinding(form, draft as AnyDraft, options as BindFormOptions<unknown, unknown>);
  bound.add(form);
  let isBound = true;
  const unbind = (): void => {
    if (isBound) bound.delete(form);
    isBound = false;
    binding.close();
  };
  return Object.assign(unbind, { refresh: () => binding.refresh() });
}
