// What a FormData does not tell of a form: boxes that are not checked, lists with nothing chosen, and number and
// date controls whose text the browser could not read and gives as "".
import { toIssue } from "../../messages/issue.js";
import type { Translator } from "../../messages/translator.js";
import type { Field } from "../../types/field.js";
import type { FormElement } from "../../types/form.js";
import type { Issue } from "../../types/issue.js";
import { badInputIssue } from "./bad-input.js";
import type { FormEntry } from "./form-entry.js";
import { pathOfName } from "./names.js";

/** The parts of a form control that are looked at. */
interface Control {
  readonly name: string;
  readonly type: string;
  readonly disabled: boolean;
  readonly validity?: { readonly badInput: boolean };
  matches?(selector: string): boolean;
}

function controlsOf(form: FormElement): Control[] {
  // Asked of the prototype, because a control named "elements" hides the form's own property.
  const elements: ArrayLike<Control> = Reflect.get(Object.getPrototypeOf(form), "elements", form);
  return Array.from(elements).filter((control) => typeof control.name === "string" && control.name !== "");
}

/** Disabled by itself or by the fieldset around it. */
function isEnabled(control: Control): boolean {
  return !control.disabled && control.matches?.(":disabled") !== true;
}

/** Entries for the boxes and lists of choices that have none, because nothing in them is chosen. */
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

/** The controls whose content the browser itself could not read, by name, each with its issue. */
export function findBadInputs(
  form: FormElement,
  fields: readonly Field[],
  translator: Translator,
): Map<string, Issue> {
  const bad = controlsOf(form).filter((control) => control.validity?.badInput === true && isEnabled(control));
  return new Map(bad.map(({ name }) => [name, translatedBadInput(name, fields, translator)]));
}
