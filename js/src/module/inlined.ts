// The bytes of the module as a string of printable ASCII. The 87 most frequent bytes are one character each, the
// others two: the repetitions in the module stay repetitions in the text, which is what brotli and gzip live on.
// scripts/inline-wasm.mjs writes it and has the sizes of this and other ways.
import { frequentBytes, text } from "../generated/wasm.js";

/** Characters that no quotation, bundler or HTML page changes. The first two announce a rare byte. */
const alphabet = Array.from({ length: 0x7f - 0x20 }, (_, index) => 0x20 + index).filter(
  (code) => !"\\'\"`$<".includes(String.fromCharCode(code)),
);

const escapeCount = 2;
const singleCount = alphabet.length - escapeCount;

/** The bytes in the order of their characters: the frequent ones, marked in a bit mask written in hex, then the rest. */
function byteOrder(): number[] {
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  const isFrequent = (byte: number) => {
    const digit = Number.parseInt(frequentBytes.charAt(byte >> 2), 16);
    return ((digit >> (byte & 3)) & 1) === 1;
  };
  return [...bytes.filter(isFrequent), ...bytes.filter((byte) => !isFrequent(byte))];
}

/** The module's bytes. */
export function inlinedModule(): Uint8Array<ArrayBuffer> {
  const order = Uint8Array.from(byteOrder());
  const rankOf = new Uint8Array(0x80);
  for (const [rank, code] of alphabet.entries()) rankOf[code] = rank;
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    let rank = rankOf[text.charCodeAt(index)] ?? 0;
    if (rank < escapeCount) {
      index++;
      rank = (rank + 1) * singleCount + (rankOf[text.charCodeAt(index)] ?? 0);
    }
    bytes[length++] = order[rank - escapeCount] ?? 0;
  }
  return bytes.subarray(0, length);
}
