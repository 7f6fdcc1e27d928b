// Writes the bytes of the WebAssembly module as a string literal's content; js/src/module/inlined.ts reads it.
//
// What a page downloads with a module of 115,782 bytes, in bytes:
//
//   way                                          brotli    gzip
//   the file itself                              45,530   53,035
//   its bytes as Latin-1 characters in UTF-8     46,012   54,219
//   this: one or two ASCII characters a byte     46,286   53,082
//   hexadecimal                                  49,084   59,473
//   deflated, then base64                        53,186   53,277
//   base64                                       57,584   67,371
//
// Latin-1 is a little smaller, but bundlers escape it and a page in another encoding breaks it. Base64 shifts the
// bytes against the characters, so that no repetition is left to find; deflated it also has to wait for a stream.
//
// A loop of JavaScript that has not warmed up reads it in some 3 ms, as long as base64 takes and a fifth of a cold start.
// Therefore what reads it is WebAssembly itself: a module of a hundred bytes, which every host may compile at once.

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
  const digits = new Array(64).fill(0);
  for (const byte of frequent) digits[byte >> 2] |= 1 << (byte & 3);
  return digits.map((digit) => digit.toString(16)).join("");
}

/** Where the text stands in the memory of the module that reads it: behind a table of 128 bytes for each first character. */
export const textStart = 0x80 * (1 + escapes.length);

const pageSize = 65_536;

function writeLeb(number) {
  return number < 0x80 ? [number] : [(number & 0x7f) | 0x80, ...writeLeb(number >> 7)];
}

/** A section of a module, or anything else that begins with its own length. */
const sized = (content) => [...writeLeb(content.length), ...content];

const [i32, none] = [0x7f, 0x40];
const get = (local) => [0x20, local];
const set = (local) => [0x21, local];
const tee = (local) => [0x22, local];
const constant = (number) => [0x41, number];
const loadByte = [0x2d, 0, 0];
const storeByte = [0x3a, 0, 0];
const [add, subtract, shiftLeft, isLess] = [0x6a, 0x6b, 0x74, 0x49];
const [loop, branch, when, otherwise, end, drop] = [0x03, 0x0c, 0x04, 0x05, 0x0b, 0x1a];

/**
 * The bytes of the module that reads the text in place: a memory "m", and a function "d" that takes where the text begins
 * and ends and gives where the bytes end. What follows an escape is looked up in the escape's own table, behind the first.
 */
function makeDecoder(textLength) {
  const [from, until, to, character] = [0, 1, 2, 3];
  const following = [...get(from), ...constant(1), add, ...tee(from)];
  const code = [
    ...[...get(from), ...set(to)],
    ...[loop, none],
    ...[...get(from), ...get(until), isLess, when, none],
    ...get(to),
    ...[...get(from), ...loadByte, ...tee(character), ...constant(0x20 + escapes.length), isLess],
    ...[when, i32],
    ...[...get(character), ...constant(0x1f), subtract, ...constant(7), shiftLeft],
    ...[...following, ...loadByte, add],
    ...[otherwise, ...get(character), end],
    ...[...loadByte, ...storeByte],
    ...[...get(to), ...constant(1), add, ...set(to)],
    ...[...following, drop, branch, 1],
    ...[end, end, ...get(to), end],
  ];
  const locals = [1, 2, i32];
  const name = (text) => sized([...text].map((letter) => letter.charCodeAt(0)));
  return [
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[1, ...sized([1, 0x60, 2, i32, i32, 1, i32])],
    ...[3, ...sized([1, 0])],
    ...[5, ...sized([1, 0, ...writeLeb(Math.ceil((textStart + textLength) / pageSize))])],
    ...[7, ...sized([2, ...name("m"), 2, 0, ...name("d"), 0, 0])],
    ...[10, ...sized([1, ...sized([...locals, ...code])])],
  ];
}

/** The text of the bytes, a bit mask in hex of those bytes that are one character, and the module that reads it. */
export function inlineWasm(bytes) {
  const frequent = findFrequent(bytes);
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
  const text = Array.from(bytes, (byte) => characters[byte]).join("");
  return { frequentBytes: writeMask(frequent), text, decoder: makeDecoder(text.length) };
}
