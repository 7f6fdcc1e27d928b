// Keeps for `update` what the body of a form leaves out: emptied fields without an empty value, blank rows, and the indexes
// of rows that the form does not name.
import { isPlainObject } from "../../json/copy-value.js";
import { JsonText, jsonText } from "../../json/json-text.js";
import { roundedIn, withDigits } from "./exact-numbers.js";

/** The value that `update` reads in place of a result of `fromForm`, unless the caller changed that result. */
interface FormEdit {
  readonly snapshot: string | undefined;
  readonly edit: unknown;
  /** The JSON text that `update` reads in place of the unchanged value. */
  readonly text?: string;
  /** The JSON text of the whole result, with every digit of every number. */
  readonly source: string;
}

const edits = new WeakMap<object, FormEdit>();

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Returns the JSON text of a value; undefined if JSON cannot carry it. */
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
 * Parses the module's result for a form.
 *
 * @param texts - The text that `update` reads; after a line feed, the text of the body if it differs.
 * @returns The body as the value. `valuesForUpdate` returns the text that belongs to it.
 */
export function parseFormValue<Write>(texts: string): { value: Write; valueText: string } {
  const [valueText = "{}", bodyText = valueText] = texts.split("\n");
  const value = JSON.parse(bodyText);
  const edit = valueText === bodyText ? value : JSON.parse(valueText);
  edits.set(value, { snapshot: snapshotOf(value), edit, text: valueText, source: valueText });
  if (edit !== value || roundedIn(valueText).length > 0) {
    for (const [name, member] of Object.entries(value)) {
      if (isObject(member))
        edits.set(member, { snapshot: snapshotOf(member), edit: edit[name], source: valueText });
    }
  }
  return { value, valueText };
}

/** Returns the text of the result that an object takes members from, as `{ ...value, name }` does. */
function sourceOfMembers(values: object): string | undefined {
  for (const member of Object.values(values)) {
    const source = isObject(member) ? edits.get(member)?.source : undefined;
    if (source !== undefined) return source;
  }
  return undefined;
}

/**
 * Returns the values that `update` reads. If the caller changed a result of `fromForm`, its members are looked up one by
 * one.
 */
export function valuesForUpdate(values: unknown): unknown {
  if (!isObject(values) || JsonText.isJsonText(values)) return values;
  const known = edits.get(values);
  if (known?.text !== undefined && isUnchanged(values, known)) return jsonText(known.text);
  // Anything but a plain object stays as it is, and is refused later.
  if (!isPlainObject(values)) return values;
  // Reads each member once. A getter may give another value the second time.
  const own: Record<string, unknown> = { ...values };
  const emptied = Object.entries(known?.edit ?? {}).filter(
    ([name, member]) => member === null && !Object.hasOwn(own, name),
  );
  const members = Object.entries(own).map(([name, member]) => {
    const edit = isObject(member) ? edits.get(member) : undefined;
    return [name, edit !== undefined && isUnchanged(member as object, edit) ? edit.edit : member] as const;
  });
  const isSame = emptied.length === 0 && members.every(([name, member]) => member === own[name]);
  const merged = isSame ? own : Object.fromEntries([...members, ...emptied]);
  const source = known?.source ?? sourceOfMembers(own);
  return source === undefined ? merged : withDigits(merged, source);
}
