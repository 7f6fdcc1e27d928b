// Writes a WebAssembly module as text for a string literal; js/src/module/decode-module.ts reads it.
//
// Each byte below 87 becomes one character, each other byte two. The characters are printable ASCII that no string literal,
// template or HTML script has to escape, so bundlers, minifiers and servers leave the text as it is. Sizes of the whole module
// (277,492 bytes) in bytes, as a page downloads it:
//
//   form                        brotli     gzip
//   the file itself            103,923  123,879
//   this text                  105,821  125,810
//   base64                     129,796
//
// Base64 moves the borders of bytes, which hides repetitions from the compressor.

export const alphabet = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index))
  .filter((character) => !"\\'\"`$<".includes(character))
  .join("");

/** Bytes that are written as one character. The rest of the alphabet begins a pair. */
const singles = 87;

/**
 * Encodes a module's bytes.
 * @param {Uint8Array} bytes
 */
export function encodeModule(bytes) {
  const characters = Array.from({ length: 256 }, (_, byte) => {
    if (byte < singles) return alphabet[byte];
    const rest = byte - singles;
    return alphabet[singles + Math.floor(rest / alphabet.length)] + alphabet[rest % alphabet.length];
  });
  return Array.from(bytes, (byte) => characters[byte]).join("");
}
