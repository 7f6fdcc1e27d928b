// Numbers with more digits than a JavaScript number holds.
import { jsonText } from "../../json/json-text.js";
import { escapeToken } from "../../json/pointer.js";
import { stringifyValue } from "../../json/write-value.js";

/** A number that JSON.parse would round. */
export class Digits {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** The number as a BigInt of 64 bits, as every method takes it; undefined where it is none. */
  get whole(): bigint | undefined {
    if (!/^-?\d+$/.test(this.text)) return undefined;
    const whole = BigInt(this.text);
    return whole === BigInt.asIntN(64, whole) || whole === BigInt.asUintN(64, whole) ? whole : undefined;
  }
}

/** Up to 15 digits survive in a JavaScript number. */
const manyDigits = /[\d.]{16}/;
const stringsAndNumbers = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

/** The digits without zeros around them, and the exponent of the last one. */
function decimalOf(number: string): string {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(number) ?? [];
  const digits = (whole + fraction).replace(/^0+/, "");
  const kept = digits.replace(/0+$/, "");
  return kept === ""
    ? "0"
    : `${sign}${kept}e${Number(exponent) - fraction.length + digits.length - kept.length}`;
}

function isRounded(number: string): boolean {
  return manyDigits.test(number) && decimalOf(number) !== decimalOf(String(Number(number)));
}

/** Parses JSON text as JSON.parse does, but for numbers that it would round. */
export function parseDigits(text: string): unknown {
  if (!manyDigits.test(text)) return JSON.parse(text);
  let mark = "#";
  while (text.includes(`"${mark}`)) mark += "#";
  const marked = text.replace(stringsAndNumbers, (token) =>
    token.startsWith('"') || !isRounded(token) ? token : `"${mark}${token}"`,
  );
  return JSON.parse(marked, (_, value) =>
    typeof value === "string" && value.startsWith(mark) ? new Digits(value.slice(mark.length)) : value,
  );
}

/** The JSON Pointers of the numbers in a JSON text that JSON.parse would round. */
export function roundedIn(text: string): string[] {
  const found: string[] = [];
  const search = (value: unknown, path: string): void => {
    if (value instanceof Digits) found.push(path);
    else if (typeof value === "object" && value !== null)
      for (const [name, member] of Object.entries(value)) search(member, `${path}/${escapeToken(name)}`);
  };
  if (manyDigits.test(text)) search(parseDigits(text), "");
  return found;
}

/** Restores the digits of numbers in a value that was made of a JSON text. */
class DigitRestorer {
  /** Stands before the digits of a number in a string. No string of the text or the value begins with it. */
  readonly #mark: string;

  constructor(mark: string) {
    this.#mark = mark;
  }

  /**
   * @param value - The value, perhaps edited.
   * @param rounded - What JSON.parse made of the text.
   * @param exact - What `parseDigits` made of it.
   */
  restore(value: unknown, rounded: unknown, exact: unknown): unknown {
    if (exact instanceof Digits) return value === rounded ? this.#mark + exact.text : value;
    if (value === rounded && typeof value !== "object") return value;
    if (Array.isArray(value)) {
      return Array.isArray(rounded) && Array.isArray(exact) ? this.#items(value, rounded, exact) : value;
    }
    if (!isRecord(value) || !isRecord(rounded) || !isRecord(exact)) return value;
    const members = Object.entries(value).map(([name, member]) => [
      name,
      Object.hasOwn(rounded, name) ? this.restore(member, rounded[name], exact[name]) : member,
    ]);
    return Object.fromEntries(members);
  }

  /** An unchanged item keeps its digits at any position, an edited one at its own. */
  #items(value: readonly unknown[], rounded: readonly unknown[], exact: readonly unknown[]): unknown[] {
    const texts = rounded.map((item) => JSON.stringify(item));
    const positions = new Map(texts.map((text, position) => [text, position]));
    return value.map((item, position) => {
      const text = stringifyOrEmpty(item);
      const from = texts[position] === text ? position : (positions.get(text) ?? position);
      return this.restore(item, rounded[from], exact[from]);
    });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Returns `""` for a value that JSON cannot carry. */
function stringifyOrEmpty(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return "";
  }
}

/**
 * Restores numbers that JSON.parse rounded.
 *
 * @param value - A value that was made of the text, perhaps edited.
 * @param text - The JSON text with every digit.
 * @returns The value, or its JSON text if numbers of it have more digits than a JavaScript number holds.
 */
export function withDigits(value: unknown, text: string): unknown {
  if (roundedIn(text).length === 0) return value;
  const plain = stringifyValue(value);
  let mark = "#";
  while (text.includes(`"${mark}`) || plain.includes(`"${mark}`)) mark += "#";
  const restored = new DigitRestorer(mark).restore(value, JSON.parse(text), parseDigits(text));
  return jsonText(stringifyValue(restored).replace(new RegExp(`"${mark}([^"]*)"`, "g"), "$1"));
}
