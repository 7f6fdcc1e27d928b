// Numbers with more digits than a JavaScript number holds.
import { escapeToken } from "../../json/pointer.js";

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

/** Puts whole numbers of a text back where a value that was made of it has them rounded. */
export function withDigits(value: unknown, text: string): unknown {
  const restore = (rounded: unknown, exact: unknown): unknown => {
    if (exact instanceof Digits) return rounded === Number(exact.text) ? (exact.whole ?? rounded) : rounded;
    if (typeof rounded !== "object" || rounded === null || typeof exact !== "object" || exact === null)
      return rounded;
    if (Array.isArray(rounded))
      return Array.isArray(exact) ? rounded.map((item, at) => restore(item, exact[at])) : rounded;
    if (Object.getPrototypeOf(rounded) !== Object.prototype) return rounded;
    const members = Object.entries(rounded).map(([name, member]) => [
      name,
      Object.hasOwn(exact, name) ? restore(member, Reflect.get(exact, name)) : member,
    ]);
    return Object.fromEntries(members);
  };
  return roundedIn(text).length === 0 ? value : restore(value, parseDigits(text));
}
