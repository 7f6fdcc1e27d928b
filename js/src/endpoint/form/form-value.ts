// What a form's values leave out of a body, kept for `update`: emptied fields that have no value for that, blank rows,
// and the positions of rows that the form does not name.
import { JsonText, jsonText } from "../../json/json-text.js";
import { withDigits } from "./exact-numbers.js";

/** What `update` reads in place of a value, as long as the value is still the one that `fromForm` gave. */
interface FormEdit {
  readonly snapshot: string | undefined;
  readonly edit: unknown;
  /** The text of the whole value, with every digit. */
  readonly text?: string;
}

const edits = new WeakMap<object, FormEdit>();

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** The JSON text of a value; undefined for one that JSON cannot carry. */
function snapshotOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

function isUnchanged(value: object, { snapshot }: FormEdit): boolean {
  return snapshot !== undefined && snapshotOf(value) === snapshot;
}

/**
 * Parses what the module made of a form: the text that `update` reads and, behind a line feed, that of the body where it
 * is another one. The value is the body; `valuesForUpdate` gives back what belongs to it.
 */
export function parseFormValue<Write>(texts: string): { value: Write; valueText: string } {
  const [valueText = "{}", bodyText = valueText] = texts.split("\n");
  const value = JSON.parse(bodyText);
  const edit = valueText === bodyText ? value : JSON.parse(valueText);
  edits.set(value, { snapshot: snapshotOf(value), edit, text: valueText });
  if (edit !== value) {
    for (const [name, member] of Object.entries(value)) {
      if (isObject(member)) edits.set(member, { snapshot: snapshotOf(member), edit: edit[name] });
    }
  }
  return { value, valueText };
}

/** Returns the values that `update` reads. Members of a value that was changed since then are looked up one by one. */
export function valuesForUpdate(values: unknown): unknown {
  if (!isObject(values) || JsonText.isJsonText(values)) return values;
  const known = edits.get(values);
  if (known?.text !== undefined && isUnchanged(values, known)) return jsonText(known.text);
  // A list stays one, which is refused.
  if (Array.isArray(values)) return values;
  const emptied = Object.entries(known?.edit ?? {}).filter(
    ([name, member]) => member === null && !Object.hasOwn(values, name),
  );
  const members = Object.entries(values).map(([name, member]) => {
    const edit = isObject(member) ? edits.get(member) : undefined;
    return [name, edit !== undefined && isUnchanged(member, edit) ? edit.edit : member] as const;
  });
  const isSame =
    emptied.length === 0 && members.every(([name, member]) => member === Reflect.get(values, name));
  const merged = isSame ? values : Object.fromEntries([...members, ...emptied]);
  return known?.text === undefined ? merged : withDigits(merged, known.text);
}
