// Between a draft's values and what controls hold.
import { parsePointer } from "../json/pointer.js";
import { toWellFormed } from "../json/surrogates.js";
import type { Draft } from "../types/draft.js";
import type { Control, ControlGroup } from "./control-groups.js";

export type AnyDraft = Draft<unknown, unknown>;

function textOf(value: unknown): string {
  return value === null || value === undefined || typeof value === "object" ? "" : String(value);
}

/** The texts that a group should show: one, one for each row, or one for each item of a list of choices. */
export function shownTexts(draft: AnyDraft, { kind, path, controls }: ControlGroup): string[] {
  if (kind === "rows") return controls.map((_, row) => draft.inputAt(`${path}/${row}`));
  if (kind !== "marked") return [draft.inputAt(path)];
  const list = draft.get(path);
  return Array.isArray(list) ? list.map(textOf) : [];
}

/** What a text typed at a path is as a value; the text itself where it cannot be converted. */
export function convertedValue(draft: AnyDraft, path: string, text: string): unknown {
  let value: unknown = draft.endpoint.fromForm([[path, text]]).value;
  for (const name of parsePointer(path)) {
    // `fromForm` closes the gaps of a list that is not all there.
    value = Array.isArray(value) ? value[0] : (value as Record<string, unknown> | undefined)?.[name];
  }
  const converted = Array.isArray(value) ? value[0] : value;
  return converted === undefined ? text : converted;
}

/** Whether two texts of a field mean one value: "03" and "3", a label and its code. */
export function isSameValue(draft: AnyDraft, path: string, one: string, other: string): boolean {
  if (one === other) return true;
  // A draft keeps half a surrogate pair as U+FFFD.
  const [first, second] = [toWellFormed(one), toWellFormed(other)];
  return (
    first === second || Object.is(convertedValue(draft, path, first), convertedValue(draft, path, second))
  );
}

/** What the base has at a path; undefined where there is nothing. */
function baseAt(draft: AnyDraft, path: string): unknown {
  let value: unknown = draft.base;
  for (const name of parsePointer(path))
    value = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  return value;
}

/** The option of several that means a value: by code, by label, or by another spelling of it. -1 for none. */
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

/** An option of a list, or a box or radio button. */
interface Option {
  readonly element: HTMLOptionElement | HTMLInputElement;
  readonly key: "selected" | "checked";
}

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

/** The texts that a group's controls hold: of rows one for each, of choices those that are chosen. */
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

/** Writes a text into a control; a caret in it stays where it is. */
function writeText(draft: AnyDraft, group: ControlGroup, control: Control, text: string): void {
  if (control.localName === "select") {
    const select = control as HTMLSelectElement;
    const values = Array.from(select.options, ({ value }) => value);
    const index = findOption(draft, group, values, text);
    if (select.selectedIndex !== index) select.selectedIndex = index;
    return;
  }
  const input = control as HTMLInputElement;
  // What cannot be read says "", and is taken away by that.
  if (input.value === text && input.validity?.badInput !== true) return;
  const isFocused = (input.getRootNode() as Document).activeElement === input;
  const start = isFocused ? input.selectionStart : null;
  const end = isFocused ? input.selectionEnd : null;
  input.value = text;
  if (typeof start === "number") input.setSelectionRange(start, end);
}

/** Has a group's controls show these texts. Rows without a text are emptied. */
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
 * The list that a group of choices makes of a stored one: what the page does not offer stays in it. A choice that is
 * made again returns to where the base has it.
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

/** Sets a list to what is chosen in a group. What was not there before is made, and goes with the last choice. */
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

/** The text that a box without a tick stands for: over nothing it is no value. */
export function untickedText(draft: AnyDraft, path: string): string {
  const base = baseAt(draft, path);
  return base === null || base === undefined ? "" : "false";
}
