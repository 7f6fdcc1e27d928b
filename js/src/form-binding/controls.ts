// The controls of a form, and the texts by which they show the values of a draft.
import { parsePointer } from "../json/pointer.js";
import { toWellFormed } from "../json/surrogates.js";
import type { Draft } from "../types/draft.js";
import type { Field } from "../types/field.js";

export type AnyDraft = Draft<unknown, unknown>;

/** A control. A form-associated custom element may lack most of these members. */
export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Returns the attribute `name`, because a custom element may lack the property. */
export function nameOf(control: Element): string {
  return control.getAttribute("name") ?? "";
}

/** The way in which a group holds its field's value. `rows` are the texts of a list, `marked` the choices of a list. */
export type ControlGroupKind = "single" | "box" | "radios" | "rows" | "marked";

/** All controls with one name. */
export interface ControlGroup {
  readonly name: string;
  readonly path: string;
  readonly field: Field;
  readonly kind: ControlGroupKind;
  readonly controls: readonly Control[];
}

/** Returns all elements of a form, including those with the attribute `form`. */
export function elementsOf(form: HTMLFormElement): Element[] {
  // Read from the prototype, because a control named "elements" hides the form's property.
  return Array.from(Reflect.get(Object.getPrototypeOf(form), "elements", form) as ArrayLike<Element>);
}

/** Returns whether a control has the focus of its document or shadow tree. */
export function hasFocus(control: Control): boolean {
  // The document's element is the quicker one to read; for a control in a shadow tree it is the tree's host.
  if (control.ownerDocument.activeElement === control) return true;
  return (control.getRootNode() as Document | ShadowRoot).activeElement === control;
}

/** Moves the focus to a control. Opens the `details` elements around it, since a hidden control takes no focus. */
export function focusControl(control: Control | null): void {
  for (
    let enclosing = control?.closest("details");
    enclosing;
    enclosing = enclosing.parentElement?.closest("details")
  )
    enclosing.open = true;
  control?.focus();
}

function textOf(value: unknown): string {
  return value === null || value === undefined || typeof value === "object" ? "" : String(value);
}

/** Returns the texts that a group should show: one, one for each row, or one for each chosen item. */
export function shownTexts(draft: AnyDraft, { kind, path, controls }: ControlGroup): string[] {
  if (kind === "rows") return controls.map((_, row) => draft.inputAt(`${path}/${row}`));
  if (kind !== "marked") return [draft.inputAt(path)];
  const list = draft.get(path);
  return Array.isArray(list) ? list.map(textOf) : [];
}

/** Converts a text at a path to its value. Returns the text itself if it cannot be converted. */
export function convertedValue(draft: AnyDraft, path: string, text: string): unknown {
  let value: unknown = draft.endpoint.fromForm([[path, text]]).value;
  for (const name of parsePointer(path)) {
    // `fromForm` removes the gaps of a partial list.
    value = Array.isArray(value) ? value[0] : (value as Record<string, unknown> | undefined)?.[name];
  }
  const converted = Array.isArray(value) ? value[0] : value;
  return converted === undefined ? text : converted;
}

/** Returns whether two texts of a field mean one value, such as "03" and "3", or a label and its code. */
export function isSameValue(draft: AnyDraft, path: string, one: string, other: string): boolean {
  if (one === other) return true;
  // A draft stores a lone surrogate as U+FFFD.
  const [first, second] = [toWellFormed(one), toWellFormed(other)];
  return (
    first === second || Object.is(convertedValue(draft, path, first), convertedValue(draft, path, second))
  );
}

/** Returns the base's value at a path, or undefined. */
function baseAt(draft: AnyDraft, path: string): unknown {
  let value: unknown = draft.base;
  for (const name of parsePointer(path))
    value = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  return value;
}

/** Returns the index of the option that means a text: its code, its label or another spelling. Returns -1 for none. */
function findOption(draft: AnyDraft, group: ControlGroup, values: readonly string[], text: string): number {
  const exact = values.indexOf(text);
  if (exact !== -1 || text === "") return exact;
  const options = group.field.options ?? group.field.items?.options;
  const label = options?.find(({ value }) => String(value) === text)?.label;
  const labelled = label === undefined ? -1 : values.indexOf(label);
  return labelled !== -1
    ? labelled
    : values.findIndex((value) => value !== "" && isSameValue(draft, group.path, value, text));
}

/** An option of a list, a checkbox or a radio button. */
interface Option {
  readonly element: HTMLOptionElement | HTMLInputElement;
  readonly key: "selected" | "checked";
}

/** The options of a group, with the chosen ones. */
interface Choices {
  readonly values: string[];
  readonly chosen: boolean[];
  choose(chosen: (index: number) => boolean): void;
}

function optionsOf(group: ControlGroup): Choices {
  const options = group.controls.flatMap((control): Option[] =>
    control.localName === "select"
      ? Array.from((control as HTMLSelectElement).options, (element) => ({ element, key: "selected" }))
      : [{ element: control as HTMLInputElement, key: "checked" }],
  );
  return {
    values: options.map(({ element }) => element.value),
    chosen: options.map(({ element, key }) => Reflect.get(element, key) === true),
    choose(isChosen) {
      options.forEach(({ element, key }, index) => {
        const chosen = isChosen(index);
        if (Reflect.get(element, key) !== chosen) Reflect.set(element, key, chosen);
      });
    },
  };
}

/** Returns the texts of a group's controls: one for each row, or the chosen ones. */
export function readTexts(group: ControlGroup): string[] {
  const [control] = group.controls;
  if (group.kind === "box" && control !== undefined) {
    const { checked, value } = control as HTMLInputElement;
    if (group.field.type === "boolean") return [String(checked)];
    return [checked ? value : ""];
  }
  if (group.kind === "single" || group.kind === "rows")
    return group.controls.map(({ value }) => textOf(value));
  const { values, chosen } = optionsOf(group);
  const texts = values.filter((_, index) => chosen[index]);
  return group.kind === "radios" ? [texts[0] ?? ""] : texts;
}

/** Writes a text into a control. Keeps the caret if the control has the focus. */
function writeText(draft: AnyDraft, group: ControlGroup, control: Control, text: string): void {
  if (control.localName === "select") {
    const select = control as HTMLSelectElement;
    const values = Array.from(select.options, ({ value }) => value);
    const index = findOption(draft, group, values, text);
    if (select.selectedIndex !== index) select.selectedIndex = index;
    return;
  }
  const input = control as HTMLInputElement;
  // The value of a control with unreadable text is "". Writing "" again clears that text.
  if (input.value === text && input.validity?.badInput !== true) return;
  const isFocused = hasFocus(input);
  const start = isFocused ? input.selectionStart : null;
  const end = isFocused ? input.selectionEnd : null;
  input.value = text;
  if (typeof start === "number") input.setSelectionRange(start, end);
}

/** Writes texts into a group's controls. Clears rows without a text. */
export function writeTexts(draft: AnyDraft, group: ControlGroup, texts: readonly string[]): void {
  const [text = ""] = texts;
  const [control] = group.controls;
  if (group.kind === "box" && control !== undefined) {
    const box = control as HTMLInputElement;
    const isOfBoolean = group.field.type === "boolean";
    box.checked = isOfBoolean
      ? text === "true"
      : text !== "" && isSameValue(draft, group.path, box.value, text);
  } else if (group.kind === "single" || group.kind === "rows") {
    group.controls.forEach((each, index) => {
      writeText(draft, group, each, texts[index] ?? "");
    });
  } else {
    const options = optionsOf(group);
    const found = new Set(texts.map((each) => findOption(draft, group, options.values, each)));
    options.choose((index) => found.has(index));
  }
}

/**
 * Returns a stored list with the choices of a group applied. Items that the page does not offer stay. A choice that is
 * made again returns to its position in the base.
 */
function chosenList(draft: AnyDraft, group: ControlGroup, list: readonly unknown[]): unknown[] {
  const { values, chosen } = optionsOf(group);
  const optionOf = (item: unknown): number => findOption(draft, group, values, textOf(item));
  const there = list.map(optionOf);
  const kept = list.flatMap((item, index) => {
    const option = there[index] ?? -1;
    return option === -1 || chosen[option] === true ? [{ item, option }] : [];
  });
  const added = values.flatMap((text, option) =>
    chosen[option] && !there.includes(option) ? [{ text, option }] : [],
  );
  if (added.length === 0) return kept.map(({ item }) => item);
  const base = baseAt(draft, group.path);
  const order = Array.isArray(base) ? base.map(optionOf) : [];
  for (const { text, option } of added) {
    const rank = order.indexOf(option);
    const behind = rank === -1 ? -1 : kept.findIndex((other) => order.indexOf(other.option) > rank);
    const item = rank === -1 ? convertedValue(draft, group.path, text) : (base as unknown[])[rank];
    kept.splice(behind === -1 ? kept.length : behind, 0, { item, option });
  }
  return kept.map(({ item }) => item);
}

/** Stores the choices of a group. Creates a missing list, and removes a created one with its last choice. */
export function setChosen(draft: AnyDraft, group: ControlGroup): void {
  const { path } = group;
  const stored = draft.get(path);
  const list: readonly unknown[] = Array.isArray(stored) ? stored : [];
  const chosen = chosenList(draft, group, list);
  const first = `${path}/0`;
  if (!Array.isArray(stored)) {
    if (chosen.length > 0) draft.setFromInput(first, textOf(chosen[0]));
    if (chosen.length > 1) draft.set(path, chosen);
  } else if (chosen.length === 0 && list.length === 1 && draft.pathOfInput(first) === first) {
    draft.setFromInput(first, "");
  } else {
    draft.set(path, chosen);
  }
}

/** Returns the text of an unticked box: "false", or "" if the base has no value there. */
export function untickedText(draft: AnyDraft, path: string): string {
  const base = baseAt(draft, path);
  return base === null || base === undefined ? "" : "false";
}
