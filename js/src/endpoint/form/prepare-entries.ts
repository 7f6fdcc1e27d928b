import { findLoneSurrogate, toWellFormed } from "../../json/surrogates.js";
import type { Input } from "../../module/input.js";
import { prepareInput } from "../../module/prepare-input.js";
import type { FormEntry, FormEntryValue } from "./form-entry.js";

function isReadable(text: string): boolean {
  return findLoneSurrogate(text) < 0;
}

/** Marks a text that JSON cannot carry as unreadable. The module reports it as an issue at its field. */
function readableEntry(entry: FormEntry): FormEntry {
  const [name, value] = entry;
  const isFile = typeof value === "object" && "file" in value;
  const text = isFile ? value.file : value;
  if (isReadable(name) && (typeof text !== "string" || isReadable(text))) return entry;
  const readable = typeof text === "string" ? toWellFormed(text) : "";
  const replacement: FormEntryValue = isFile ? { file: readable } : { unreadable: readable };
  return [toWellFormed(name), replacement];
}

/** Writes the entries of a form as JSON text. A text with a lone surrogate is marked as unreadable. */
export function prepareEntries(entries: readonly FormEntry[]): Input {
  return prepareInput(entries.map(readableEntry));
}
