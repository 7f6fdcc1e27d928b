import { requireArgument } from "../../errors/arguments.js";
import type { Translator } from "../../messages/translator.js";
import { english } from "../../messages/translator.js";
import type { Field } from "../../types/field.js";
import type { FormElement, FormFile, FormSource, FormValue } from "../../types/form.js";
import type { Issue } from "../../types/issue.js";
import { findBadInputs, findUncheckedEntries } from "./controls.js";
import type { FormEntry } from "./form-entry.js";
import { isFrameworkField } from "./framework-fields.js";

/** The entries of a form for the module, and the issues of inputs that the browser cannot convert. */
export interface ParsedForm {
  readonly entries: FormEntry[];
  readonly issues: Issue[];
}

function isFormElement(form: FormSource): form is FormElement {
  return "elements" in form && "noValidate" in form;
}

function isFile(value: FormValue): value is FormFile {
  return typeof value === "object" && value !== null && "name" in value && typeof value.name === "string";
}

/** Returns the entry of a value; null for a file control without a file. */
function toEntry(name: string, value: FormValue): FormEntry | null {
  if (typeof value === "string" || value === false) return [name, value];
  if (value === true) return [name, "true"];
  if (Array.isArray(value) && value.length === 0) return [name, []];
  if (!isFile(value))
    throw new TypeError(
      `The form entry ${JSON.stringify(name)} must be a text, a boolean, an empty list or a file.`,
    );
  return value.name === "" && value.size === 0 ? null : [name, { file: value.name }];
}

function readPairs(form: Exclude<FormSource, FormElement>): FormEntry[] {
  const entries: FormEntry[] = [];
  const add = (value: FormValue, name: string): void => {
    const entry = toEntry(name, value);
    if (entry !== null) entries.push(entry);
  };
  if (Symbol.iterator in form) {
    for (const pair of form) {
      requireArgument(
        Array.isArray(pair) && typeof pair[0] === "string",
        "Each entry of the form",
        "a pair of a name and a value",
      );
      add(pair[1], pair[0]);
    }
  } else if (typeof form.forEach === "function") form.forEach(add);
  else
    throw new TypeError(
      "fromForm takes a form, a FormData or pairs of names and values; use Object.entries for an object.",
    );
  return entries;
}

/**
 * Reads the entries of a form. A form element is read by the browser's FormData, which skips disabled controls.
 *
 * @param ignored - Names of controls to skip.
 * @throws `TypeError` if `form` is not a form, or an entry has another type.
 */
export function readForm(
  form: FormSource,
  fields: readonly Field[],
  translator: Translator = english,
  ignored: readonly string[] = [],
): ParsedForm {
  if (typeof form !== "object" || form === null)
    throw new TypeError("fromForm takes a form, a FormData or pairs of names and values.");
  const left = new Set(ignored);
  const isWanted = ([name]: readonly [string, unknown]): boolean =>
    !left.has(name) && !isFrameworkField(fields, name);
  if (!isFormElement(form)) return { entries: readPairs(form).filter(isWanted), issues: [] };
  const sent = readPairs(new FormData(form as HTMLFormElement));
  const bad = findBadInputs(form, fields, translator);
  const readable = sent.filter(([name]) => !bad.has(name));
  const names = new Set(sent.map(([name]) => name));
  return {
    entries: [...readable, ...findUncheckedEntries(form, names)].filter(isWanted),
    issues: [...bad].filter(isWanted).map(([, issue]) => issue),
  };
}
