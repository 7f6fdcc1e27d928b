// Between a draft's values and what controls hold.
import { pointerNames, pointerOf } from "../input/pointer.js";
import type { Draft } from "../types/draft.js";
import type { Field } from "../types/field.js";
import type { Control, Group } from "./groups.js";

export type AnyDraft = Draft<unknown, unknown>;

/** What a draft has, in the texts of a form. */
export interface DraftTexts {
  /** By name or JSON Pointer, as `toForm` gives them. */
  readonly form: Readonly<Record<string, string>>;
  /** What was typed and could not be converted, by path. */
  readonly inputs: ReadonlyMap<string, string>;
}

export function textsOf(draft: AnyDraft): DraftTexts {
  const inputs = new Map<string, string>();
  for (const { path, params } of draft.issues)
    if (typeof params.input === "string") inputs.set(path, params.input);
  return { form: draft.endpoint.toForm(draft.value as object), inputs };
}

function textOf(value: unknown): string {
  return value === null || value === undefined || typeof value === "object" ? "" : String(value);
}

function textAt(draft: AnyDraft, { form, inputs }: DraftTexts, path: string): string {
  const names = pointerNames(path);
  const [name = ""] = names;
  const key = names.length === 1 && !name.startsWith("/") ? name : path;
  // `toForm` leaves out what cannot be edited.
  return inputs.get(path) ?? form[key] ?? textOf(draft.get(path));
}

/** The texts that a group should show: one, or one for each item of a list. */
export function shownTexts(draft: AnyDraft, group: Group, texts: DraftTexts): string[] {
  if (group.field.type !== "array") return [textAt(draft, texts, group.path)];
  const list = draft.get(group.path);
  if (!Array.isArray(list)) return [];
  return list.map((item, index) => texts.inputs.get(`${group.path}/${index}`) ?? textOf(item));
}

/** What a text typed at a path is as a value; the text itself where it cannot be converted. */
export function convertedValue(draft: AnyDraft, path: string, text: string): unknown {
  let value: unknown = draft.endpoint.fromForm([[path, text]]).value;
  for (const name of pointerNames(path)) {
    // `fromForm` closes the gaps of a list that is not all there.
    value = Array.isArray(value) ? value[0] : (value as Record<string, unknown> | undefined)?.[name];
  }
  const converted = Array.isArray(value) ? value[0] : value;
  return converted === undefined ? text : converted;
}

/** Whether two texts of a field mean one value: "03" and "3", a label and its code. */
export function meansSame(draft: AnyDraft, path: string, one: string, other: string): boolean {
  return one === other || Object.is(convertedValue(draft, path, one), convertedValue(draft, path, other));
}

/** Makes what has to be there before the value at a path can be: objects that are null, a list's next item. */
export function makeWay(draft: AnyDraft, fieldAt: (path: string) => Field | undefined, path: string): void {
  const names = pointerNames(path);
  for (let length = 1; length < names.length; length++) {
    const parent = pointerOf(names.slice(0, length));
    const there = draft.get(parent);
    if (there !== null && there !== undefined) continue;
    draft.set(parent, fieldAt(parent)?.type === "array" ? [] : {});
  }
}

/** The option of several that means a value: by code, by label, or by another spelling of it. -1 for none. */
function findOption(draft: AnyDraft, group: Group, values: readonly string[], text: string): number {
  const exact = values.indexOf(text);
  if (exact !== -1 || text === "") return exact;
  const options = group.field.options ?? group.field.items?.options;
  const label = options?.find(({ value }) => String(value) === text)?.label;
  const labelled = label === undefined ? -1 : values.indexOf(label);
  return labelled !== -1
    ? labelled
    : values.findIndex((value) => value !== "" && meansSame(draft, group.path, value, text));
}

/** An option of a list, or a box or radio button. */
interface Option {
  readonly element: HTMLOptionElement | HTMLInputElement;
  readonly key: "selected" | "checked";
}

interface Choosable {
  readonly values: string[];
  readonly chosen: boolean[];
  choose(chosen: (index: number) => boolean): void;
}

function optionsOf(group: Group): Choosable {
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
export function readTexts(group: Group): string[] {
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
function writeText(draft: AnyDraft, group: Group, control: Control, text: string): void {
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
export function writeTexts(draft: AnyDraft, group: Group, texts: readonly string[]): void {
  const [text = ""] = texts;
  const [control] = group.controls;
  if (group.kind === "box" && control !== undefined) {
    const box = control as HTMLInputElement;
    const isOfBoolean = group.field.type === "boolean";
    box.checked = isOfBoolean
      ? text === "true"
      : text !== "" && meansSame(draft, group.path, box.value, text);
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

/** The list that a group of choices makes of a stored one: what the page does not offer stays in it. */
export function chosenList(draft: AnyDraft, group: Group): unknown[] {
  const { values, chosen } = optionsOf(group);
  const stored = draft.get(group.path);
  const list: unknown[] = Array.isArray(stored) ? stored : [];
  const there = list.map((item) => findOption(draft, group, values, textOf(item)));
  const kept = list.filter((_, index) => there[index] === -1 || chosen[there[index] ?? -1] === true);
  const added = values.filter((_, index) => chosen[index] && !there.includes(index));
  return [...kept, ...added.map((text) => convertedValue(draft, group.path, text))];
}
