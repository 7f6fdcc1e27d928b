// Undoes the encodings in which a server may repeat a text, and keeps the position of each character.
import { strictUtf8Decoder } from "../json/utf8.js";

/** A text, and the range of the original text that each of its UTF-16 units comes from. */
export interface MappedText {
  readonly text: string;
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
}

/** The characters that encoders write as names, by name. Others have numbers. */
const entities: Readonly<Record<string, string>> = {
  amp: "&",
  apos: "'",
  ast: "*",
  bsol: "\\",
  colon: ":",
  comma: ",",
  commat: "@",
  dash: "-",
  dollar: "$",
  equals: "=",
  excl: "!",
  grave: "`",
  gt: ">",
  hat: "^",
  hyphen: "-",
  lbrace: "{",
  lbrack: "[",
  lcub: "{",
  lowbar: "_",
  lpar: "(",
  lsqb: "[",
  lt: "<",
  nbsp: " ",
  num: "#",
  percnt: "%",
  period: ".",
  plus: "+",
  quest: "?",
  quot: '"',
  rbrace: "}",
  rbrack: "]",
  rcub: "}",
  rpar: ")",
  rsqb: "]",
  semi: ";",
  sol: "/",
  tab: "\t",
  verbar: "|",
  vert: "|",
};

const controls: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/** Matches a run of percent-encoded bytes, an HTML entity, or an escape of JSON, JavaScript or Python. */
const escapes =
  /(?<bytes>(?:%[\da-f]{2})+)|&#x(?<hex>[\da-f]{1,6});?|&#(?<decimal>\d{1,7});?|&(?<name>[a-z]{2,7});|\\(?:u\{(?<point>[\da-f]{1,6})\}|u(?<unit>[\da-f]{4})|x(?<byte>[\da-f]{2})|(?<other>["'`\\/nrtbfv]))/gi;

/** Returns the number of bytes that a UTF-8 sequence has by its first byte; 1 for a byte of Latin-1. */
function sequenceLength(lead: number): number {
  if (lead >= 0xf0 && lead < 0xf8) return 4;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xc0 && lead < 0xe0 ? 2 : 1;
}

/** Decodes the character that starts with a byte. Bytes that are not UTF-8 are Latin-1. */
function decodeCharacter(bytes: readonly number[], at: number): [character: string, length: number] {
  const lead = bytes[at] ?? 0;
  const length = sequenceLength(lead);
  try {
    return [strictUtf8Decoder().decode(Uint8Array.from(bytes.slice(at, at + length))), length];
  } catch {
    return [String.fromCharCode(lead), 1];
  }
}

function codePoint(digits: string, radix: number): string {
  const code = Number.parseInt(digits, radix);
  return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}

/** Returns the character of an escape other than percent-encoding. Returns the text itself if it is none. */
function characterOf(found: string, groups: Readonly<Record<string, string | undefined>>): string {
  const { hex, decimal, name, point, unit, byte, other } = groups;
  const digits = hex ?? point ?? unit ?? byte;
  if (digits !== undefined) return codePoint(digits, 16);
  if (decimal !== undefined) return codePoint(decimal, 10);
  if (name !== undefined) return entities[name.toLowerCase()] ?? found;
  return controls[other ?? ""] ?? other ?? found;
}

class MappedTextBuilder implements MappedText {
  text = "";
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly #source: MappedText;

  constructor(source: MappedText) {
    this.#source = source;
  }

  /** Adds a text for a range of the source. */
  add(text: string, start: number, end: number): void {
    this.text += text;
    for (let unit = 0; unit < text.length; unit++) {
      this.starts.push(this.#source.starts[start] ?? 0);
      this.ends.push(this.#source.ends[end - 1] ?? 0);
    }
  }

  /** Adds a part of the source unchanged. */
  copy(start: number, end: number): void {
    for (let at = start; at < end; at++) this.add(this.#source.text.charAt(at), at, at + 1);
  }
}

function addBytes(builder: MappedTextBuilder, encoded: string, start: number): void {
  const bytes = encoded
    .slice(1)
    .split("%")
    .map((digits) => Number.parseInt(digits, 16));
  for (let at = 0; at < bytes.length; ) {
    const [character, length] = decodeCharacter(bytes, at);
    builder.add(character, start + 3 * at, start + 3 * (at + length));
    at += length;
  }
}

/** Returns a text in which each unit comes from itself. */
export function mappedText(text: string): MappedText {
  const starts = Uint32Array.from({ length: text.length }, (_, index) => index);
  return { text, starts, ends: starts.map((start) => start + 1) };
}

/** Undoes one layer of escapes. Returns the source itself if it has none. */
export function unescapeOnce(source: MappedText): MappedText {
  const builder = new MappedTextBuilder(source);
  let copied = 0;
  for (const { 0: found, index, groups = {} } of source.text.matchAll(escapes)) {
    const character = groups.bytes === undefined ? characterOf(found, groups) : null;
    if (character === found) continue;
    builder.copy(copied, index);
    copied = index + found.length;
    if (character === null) addBytes(builder, found, index);
    else builder.add(character, index, copied);
  }
  if (copied === 0) return source;
  builder.copy(copied, source.text.length);
  return builder;
}

/** White space, control and invisible characters, and `+`, which stands for a space in a form. */
const gaps = /[\s\p{Cc}\p{Cf}+]/gu;

/** Removes all gaps. Returns the source itself if it has none. */
export function withoutGaps(source: MappedText): MappedText {
  const builder = new MappedTextBuilder(source);
  let copied = 0;
  for (const { 0: found, index } of source.text.matchAll(gaps)) {
    builder.copy(copied, index);
    copied = index + found.length;
  }
  if (copied === 0) return source;
  builder.copy(copied, source.text.length);
  return builder;
}
