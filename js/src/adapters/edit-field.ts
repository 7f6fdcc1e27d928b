// Writes the input of a control into a draft.
import { holdsScalar } from "../endpoint/form/field-at.js";
import type { AnyDraft, Control } from "../form-binding/controls.js";
import { setChosen, untickedText } from "../form-binding/controls.js";
import type { Field } from "../types/field.js";

/** A field of a draft. */
export interface FieldPlace {
  readonly draft: AnyDraft;
  readonly path: string;
  readonly field: Field;
}

/** A text that no value has. The draft keeps the stored value and reports an issue. */
const unreadableText = "\ud800";

/** The text that the draft returns for an unreadable one. */
export const replacementCharacter = "\ufffd";

/** Returns whether a field is a list of scalars, which choices or a multiple select show. */
export function isListOfScalars({ type, items }: Field): boolean {
  return type === "array" && items !== undefined && holdsScalar(items);
}

/** Returns the text of an option: its value, for a value or a label. */
export function optionText(field: Field, text: string): string {
  const options = field.options ?? field.items?.options ?? [];
  if (options.some(({ value }) => String(value) === text)) return text;
  const labelled = options.find(({ label }) => label === text);
  return labelled === undefined ? text : String(labelled.value);
}

/** Returns the texts of a list's items. */
export function textsOfList(draft: AnyDraft, path: string): string[] {
  const list = draft.get(path);
  return Array.isArray(list) ? list.map((_, index) => draft.inputAt(`${path}/${index}`)) : [];
}

/** Sets a list to some of its choices. Choices that stay keep their order. */
function chooseTexts({ draft, path, field }: FieldPlace, chosen: readonly string[]): void {
  const wanted = new Set(chosen.map((text) => optionText(field, text)));
  const offered = (field.items?.options ?? []).map(({ value }) => String(value));
  const all = new Set([...offered, ...textsOfList(draft, path), ...wanted]);
  const controls = [...all].map((value) => ({ localName: "input", value, checked: wanted.has(value) }));
  setChosen(draft, { name: path, path, field, kind: "marked", controls: controls as unknown as Control[] });
}

/**
 * Sets a field to what a framework's binding returns: a text, a number, a boolean, the chosen texts of a list, or null for an
 * empty control.
 */
export function setFieldValue(place: FieldPlace, value: unknown): void {
  const { draft, path, field } = place;
  if (isListOfScalars(field)) {
    if (!Array.isArray(value))
      throw new TypeError(`The field ${path} is a list: set it to the chosen texts.`);
    chooseTexts(place, value.map(String));
  } else if (field.type === "boolean" && typeof value === "boolean")
    draft.setFromInput(path, value ? "true" : untickedText(draft, path));
  else if (Number.isNaN(value)) draft.setFromInput(path, unreadableText);
  else if (value === null || value === undefined) draft.setFromInput(path, "");
  else if (typeof value === "object" || typeof value === "function")
    throw new TypeError(`The field ${path} cannot have an object: set it to the text of its control.`);
  else draft.setFromInput(path, String(value));
}

/** Returns the value of a control for `setFieldValue`, or undefined if the control changes nothing. */
function valueOfControl({ draft, path, field }: FieldPlace, control: Control): unknown {
  const { type, value, validity } = control;
  const { checked } = control as HTMLInputElement;
  if (type === "file") throw new TypeError(`The field ${path} cannot have a file: use another control.`);
  if (type === "select-multiple")
    return Array.from((control as HTMLSelectElement).selectedOptions, (option) => option.value);
  if (type === "radio") return checked ? value : undefined;
  if (type === "checkbox" && isListOfScalars(field)) {
    const own = optionText(field, value);
    const others = textsOfList(draft, path).filter((text) => text !== own);
    return checked ? [...others, own] : others;
  }
  if (type === "checkbox") return field.type === "boolean" ? checked : checked ? value : "";
  return validity?.badInput === true ? Number.NaN : value;
}

/** Writes the input of a control into the draft. A text that the browser cannot read becomes an issue. */
export function editFromControl(place: FieldPlace, control: Control): void {
  const value = valueOfControl(place, control);
  if (value !== undefined) setFieldValue(place, value);
}
