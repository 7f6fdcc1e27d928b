// The bytes of the module as a string of printable ASCII. The 87 most frequent bytes are one character each, the
// others two: the repetitions in the module stay repetitions in the text, which is what brotli and gzip live on.
// scripts/inline-wasm.mjs writes it and has the sizes of this and other ways.
import { frequentBytes, text } from "../generated/wasm.js";

/** Characters that no quotation, bundler or HTML page changes. The first two announce a rare byte. */
const alphabet = Array.from({ length: 0x7f - 0x20 }, (_, index) => 0x20 + index).filter(
  (code) => !"\\'\"`$<".includes(String.fromCharCode(code)),
);

const escapeCount = 2;

const noBytes = new Uint8Array();

/** The bytes in the order of their characters: the frequent ones, marked in a bit mask written in hex, then the rest. */
function byteOrder(): number[] {
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  const isFrequent = (byte: number) => {
    const digit = Number.parseInt(frequentBytes.charAt(byte >> 2), 16);
    return ((digit >> (byte & 3)) & 1) === 1;
  };
  return [...bytes.filter(isFrequent), ...bytes.filter((byte) => !isFrequent(byte))];
}

/** What each character stands for by itself (0), and behind the first (1) and the second (2) of the escapes. */
function makeTables(): Uint8Array[] {
  const order = byteOrder();
  const singles = alphabet.slice(escapeCount);
  return Array.from({ length: 1 + escapeCount }, (_, table) => {
    const bytes = new Uint8Array(0x80);
    for (const [rank, code] of singles.entries()) bytes[code] = order[table * singles.length + rank] ?? 0;
    return bytes;
  });
}

/** The module's bytes. Written for an engine that has not warmed up: typed arrays only, and the result in place. */
export function inlinedModule(): Uint8Array<ArrayBuffer> {
  const [single = noBytes, first = noBytes, second = noBytes] = makeTables();
  const [firstEscape = 0, secondEscape = 0] = alphabet;
  const bytes = new TextEncoder().encode(text);
  let length = 0;
  for (let index = 0; index < bytes.length; index++) {
    const code = bytes[index] ?? 0;
    if (code > secondEscape) bytes[length++] = single[code] ?? 0;
    else bytes[length++] = (code === firstEscape ? first : second)[bytes[++index] ?? 0] ?? 0;
  }
  return bytes.subarray(0, length);
}
