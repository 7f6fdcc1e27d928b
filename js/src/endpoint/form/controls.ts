// Finds the controls that a FormData lacks or misrepresents: unchecked boxes, lists with no choice, and invalid input. The
// browser returns "" for a number or a date that it cannot convert.
import { toIssue } from "../../messages/issue.js";
import type { Translator } from "../../messages/translator.js";
import type { Field } from "../../types/field.js";
import type { FormElement } from "../../types/form.js";
import type { Issue } from "../../types/issue.js";
import { badInputIssue } from "./bad-input.js";
import type { FormEntry } from "./form-entry.js";
import { pathOfName } from "./names.js";

/** The used members of a form control. */
interface Control {
  readonly name: string;
  readonly type: string;
  readonly disabled: boolean;
  readonly validity?: { readonly badInput: boolean };
  matches?(selector: string): boolean;
}

function controlsOf(form: FormElement): Control[] {
  // Read from the prototype, because a control named "elements" hides the form's property.
  const elements: ArrayLike<Control> = Reflect.get(Object.getPrototypeOf(form), "elements", form);
  return Array.from(elements).filter((control) => typeof control.name === "string" && control.name !== "");
}

/** Returns whether neither the control nor its fieldset is disabled. */
function isEnabled(control: Control): boolean {
  return !control.disabled && control.matches?.(":disabled") !== true;
}

/** Returns entries for the boxes and lists that have no entry, because nothing in them is chosen. */
export function findUncheckedEntries(form: FormElement, sent: ReadonlySet<string>): FormEntry[] {
  const groups = new Map<string, Control[]>();
  for (const control of controlsOf(form)) {
    const isChoice = control.type === "checkbox" || control.type === "select-multiple";
    if (!isChoice || sent.has(control.name) || !isEnabled(control)) continue;
    const group = groups.get(control.name);
    if (group === undefined) groups.set(control.name, [control]);
    else group.push(control);
  }
  return [...groups].map(([name, controls]): FormEntry => {
    const isSingleBox = controls.length === 1 && controls[0]?.type === "checkbox";
    return [name, isSingleBox ? false : []];
  });
}

function translatedBadInput(name: string, fields: readonly Field[], translator: Translator): Issue {
  const path = pathOfName(fields, name);
  const field = fields.find((candidate) => candidate.path === path);
  return toIssue(badInputIssue(path, field), translator);
}

/** Returns the issues of controls whose input the browser cannot convert, by name. */
export function findBadInputs(
  form: FormElement,
  fields: readonly Field[],
  translator: Translator,
): Map<string, Issue> {
  const bad = controlsOf(form).filter((control) => control.validity?.badInput === true && isEnabled(control));
  return new Map(bad.map(({ name }) => [name, translatedBadInput(name, fields, translator)]));
}
