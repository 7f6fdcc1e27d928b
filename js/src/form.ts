/**
 * Binds forms to drafts without a framework.
 *
 * @module
 */

import { isDraftOpen } from "./endpoint/is-draft-open.js";
import { checkOptions } from "./errors/suggestions.js";
import type { AnyDraft } from "./form-binding/controls.js";
import { FormBinding } from "./form-binding/form-binding.js";
import { FormError } from "./form-binding/form-error.js";
import type { Draft } from "./types/draft.js";
import type { BindFormOptions, Unbind } from "./types/form-binding.js";

export type { FormErrorCode } from "./form-binding/form-error.js";
export { FormError } from "./form-binding/form-error.js";
export type { BindFormOptions, Unbind } from "./types/form-binding.js";

const optionNames = ["onSubmit", "onFailure", "onInvalid", "validateOn", "showIssues", "ignore"];

/** The forms that are bound now. */
const bound = new WeakSet<object>();

/** A binding that was closed, and the version of its draft at that time. */
interface ClosedBinding {
  readonly binding: FormBinding;
  readonly version: number;
}

/** The forms that were unbound in this task. A framework may bind them again in the same update. */
const unbound = new WeakMap<object, ClosedBinding>();

/** Returns the binding that a new one continues, or null. A page that edited the draft in between begins anew. */
function previousBinding(form: object, draft: AnyDraft): FormBinding | null {
  const last = unbound.get(form);
  return last?.binding.isOf(draft) === true && last.version === draft.version ? last.binding : null;
}

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
 * Binds a form to a draft. The controls show the draft, and the user's input edits it. Resetting the form reverts it.
 *
 * The name of a control names its field: a property, names with dots (`name.first`), or a JSON Pointer. Repeated names
 * are a list. Read-only fields are shown and cannot be edited. Controls that are disabled, have no name or hold no value
 * are skipped. A form-associated custom element needs `value` or `checked`, and fires `input` and `change`.
 *
 * A field shows its issues after the user edited and left it, or tried to submit. The message is inserted after the
 * control, or written into the page's element with `data-error-for` and the name of the field. Issues of no field are
 * written into the element with `data-error-for=""`. The draft's errors are also the controls' custom validity. Errors
 * that the server returned are shown too, but do not prevent sending again.
 *
 * Issues of the browser's own constraints are shown in the same way, without its bubbles (`novalidate`). If the page
 * itself set `novalidate`, these constraints are not checked.
 *
 * It can be a ref of React 19, whose cleanup function is `unbind`, and an attachment of Svelte. A form that is unbound and bound
 * to the same, unchanged draft in one task, as when a component renders again, keeps the user's typing and the messages.
 *
 * @param form - The form element. Its controls may be added, removed and renamed later. The type allows null because that of a
 * ref does; React 19 passes no null to a ref that returns a function.
 * @param draft - An open draft. Unbinding leaves it open; call `unbind` before you close it.
 * @param options - Callbacks and settings, see {@link BindFormOptions}.
 * @returns A function that unbinds the form and restores its attributes, with the method `refresh`.
 * @throws {@link FormError} if the form or the draft cannot be bound. The form is then unchanged.
 * @example
 * ```ts
 * const draft = experience.open({ id: "7f3c1d52", company_name: "Initech" });
 * document.body.innerHTML = `<form><input name="company_name"></form>`;
 * const unbind = bindForm(document.forms[0]!, draft, {
 *   onSubmit: (draft, patch) => console.log(patch.bodyText),
 * });
 * unbind();
 * draft.close();
 * ```
 * @example
 * ```tsx
 * <form ref={(form) => bindForm(form, draft)}>   // React 19
 * <form {@attach (form) => bindForm(form, draft)}>   // Svelte 5.29
 * ```
 */
export function bindForm<Read, Write>(
  form: HTMLFormElement | null,
  draft: Draft<Read, Write>,
  options?: BindFormOptions<Read, Write>,
): Unbind;
/** Binds a form to a draft of one of several endpoints. */
export function bindForm(
  form: HTMLFormElement | null,
  draft: AnyDraft,
  options?: BindFormOptions<unknown, unknown>,
): Unbind;
export function bindForm(
  form: HTMLFormElement | null,
  draft: AnyDraft,
  options: BindFormOptions<unknown, unknown> = {},
): Unbind {
  checkOptions(options, optionNames);
  checkForm(form);
  checkDraft(draft, form);
  if (bound.has(form)) throw new FormError("alreadyBound", form);
  const previous = previousBinding(form, draft);
  const binding = new FormBinding(form, draft, options, previous);
  bound.add(form);
  unbound.delete(form);
  let isBound = true;
  const unbind = (): void => {
    if (isBound) {
      bound.delete(form);
      if (isDraftOpen(draft)) unbound.set(form, { binding, version: draft.version });
      queueMicrotask(() => unbound.delete(form));
    }
    isBound = false;
    binding.close();
  };
  return Object.assign(unbind, { refresh: () => binding.refresh() });
}
