// Writes the WebAssembly module as a string literal's content; js/src/module/read-inlined.ts reads it.
//
// What a page downloads with a module of 163,679 bytes, in bytes:
//
//   way                                             brotli    gzip
//   the file itself                                 63,632   74,256
//   its bytes as Latin-1 characters in UTF-8        64,198   75,679
//   its bytes as one or two ASCII characters each   64,552   74,131
//   this: in streams, and then so                   57,926   65,232
//   hexadecimal                                     68,330   83,413
//   deflated, then base64                           74,275   74,594
//   base64                                          79,996   94,618
//
// Latin-1 is a little smaller, but bundlers escape it and a page in another encoding breaks it. Base64 shifts the
// bytes against the characters, so that no repetition is left to find; deflated it also has to wait for a stream.
//
// A loop of JavaScript that has not warmed up reads it in 4 ms and more, as long as base64 takes and a quarter of a cold
// start. Therefore what reads it is WebAssembly itself: a module of 700 bytes, which every host may compile at once.
import { makeDecoder, partsOf } from "./wasm-decoder.mjs";

const alphabet = [];
for (let code = 0x20; code < 0x7f; code++) {
  const character = String.fromCharCode(code);
  if (!"\\'\"`$<".includes(character)) alphabet.push(character);
}
const escapes = alphabet.slice(0, 2);
const singles = alphabet.slice(2);

function findFrequent(bytes) {
  const counts = new Array(256).fill(0);
  for (const byte of bytes) counts[byte]++;
  const ranked = [...counts.keys()].sort((one, other) => counts[other] - counts[one] || one - other);
  return new Set(ranked.slice(0, singles.length));
}

function writeMask(frequent) {
  const mask = new Array(32).fill(0);
  for (const byte of frequent) mask[byte >> 3] |= 1 << (byte & 7);
  return mask;
}

/** What is written for each byte. */
function charactersOf(frequent) {
  const characters = [];
  let single = 0;
  let rare = 0;
  for (let byte = 0; byte < 256; byte++) {
    if (frequent.has(byte)) characters[byte] = singles[single++];
    else {
      characters[byte] = escapes[Math.floor(rare / singles.length)] + singles[rare % singles.length];
      rare++;
    }
  }
  return characters;
}

/** The text of the module, and what reads it. */
export function inlineWasm(bytes) {
  const parts = partsOf(bytes);
  const frequent = findFrequent(parts.flat());
  const characters = charactersOf(frequent);
  const texts = parts.map((part) => part.map((byte) => characters[byte]).join(""));
  const lengths = texts.map((text) => text.length);
  const alphabet = { singles: singles.map((single) => single.charCodeAt(0)), mask: writeMask(frequent) };
  return { text: texts.join(""), ...makeDecoder(bytes.length, parts, lengths, alphabet) };
}
