// Removes the request's secrets from a response. Some servers repeat them.
import { isObject, parseJson } from "../json/json-object.js";
import type { SecretForms } from "./secret-forms.js";
import { formsOf, layersOf, plusAsSpace } from "./secret-forms.js";
import type { MappedText } from "./unescape.js";
import { withoutGaps } from "./unescape.js";

/** The maximum nesting of a response that is read. */
const maximumLevels = 48;

const wordCharacter = /[\p{L}\p{N}]/u;

/** A range of a text in UTF-16 units. */
type Range = readonly [start: number, end: number];

function isWholeWord(text: string, start: number, end: number): boolean {
  return !wordCharacter.test(text.charAt(start - 1)) && !wordCharacter.test(text.charAt(end));
}

/** Returns the ranges of the original text where a form occurs. */
function rangesOf({ text, starts, ends }: MappedText, form: string, isShort: boolean): Range[] {
  const ranges: Range[] = [];
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
    const end = at + form.length;
    if (!isShort || isWholeWord(text, at, end)) ranges.push([starts[at] ?? 0, ends[end - 1] ?? 0]);
  }
  return ranges;
}

/** Replaces ranges by "…". Ranges that overlap become one. */
function cut(text: string, ranges: readonly Range[]): string {
  let result = "";
  let copied = 0;
  for (const [start, end] of [...ranges].sort((one, other) => one[0] - other[0])) {
    if (end <= copied) continue;
    if (start >= copied) result += `${text.slice(copied, start)}…`;
    copied = end;
  }
  return result + text.slice(copied);
}

/** Hides secrets in texts and in JSON values, in every encoding that a server may use for them. */
export class SecretRedactor {
  readonly #secrets: readonly SecretForms[];

  constructor(secrets: readonly string[]) {
    this.#secrets = secrets.filter((secret) => secret !== "").map(formsOf);
  }

  /** Returns whether a name in a path contains a secret. A list index is never a short secret. */
  appearsIn(path: string): boolean {
    const isIndex = (name: string): boolean => /^\d{1,3}$/.test(name);
    return path.split("/").some((name) => !isIndex(name) && this.text(name) !== name);
  }

  /** Parses a body and hides its secrets, also those in JSON within its strings. Parsing finds escaped secrets. */
  body(text: string): unknown {
    return this.#value(parseJson(text) ?? text, maximumLevels);
  }

  /** Returns a text without its secrets. */
  text(text: string): string {
    if (this.#secrets.length === 0) return text;
    const ranges = layersOf(text).flatMap((layer) => this.#rangesIn(layer));
    return ranges.length === 0 ? text : cut(text, ranges);
  }

  #rangesIn(layer: MappedText): Range[] {
    const spaced = { ...layer, text: plusAsSpace(layer.text) };
    const gapless = withoutGaps(layer);
    return this.#secrets.flatMap((secret) => [
      ...[...secret.texts].flatMap((form) => rangesOf(spaced, form, secret.isShort)),
      ...[...secret.gapless].flatMap((form) => rangesOf(gapless, form, false)),
    ]);
  }

  #value(value: unknown, levels: number): unknown {
    if (levels === 0) return null;
    if (typeof value === "string") return this.#string(value, levels);
    if (typeof value === "number") return this.#number(value);
    if (Array.isArray(value)) return value.map((item) => this.#value(item, levels - 1));
    if (!isObject(value)) return value;
    const members = Object.entries(value).map(([name, member]) => [
      this.#name(name),
      this.#value(member, levels - 1),
    ]);
    return Object.fromEntries(members);
  }

  #string(text: string, levels: number): string {
    const parsed = parseJson(text);
    return parsed === undefined ? this.text(text) : JSON.stringify(this.#value(parsed, levels - 1));
  }

  /** Hides a number with the digits of a secret. A short secret is never a number. */
  #number(value: number): unknown {
    const digits = String(value);
    return digits.length > 3 && this.text(digits) !== digits ? "…" : value;
  }

  /** Keeps plain words, by which errors are read. `appearsIn` finds a secret among them in the path. */
  #name(name: string): string {
    return /^\w*$/.test(name) ? name : this.text(name);
  }
}
