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
// Decoding takes as long as base64 does, some 3 ms of a cold start.

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

/** The text of the bytes, and a bit mask in hex of those bytes that are one character. */
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
  return { frequentBytes: writeMask(frequent), text: Array.from(bytes, (byte) => characters[byte]).join("") };
}
