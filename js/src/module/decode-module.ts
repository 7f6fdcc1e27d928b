/** The characters that neither a string literal nor an HTML script must escape. The value of each is its index. */
const alphabet = " !#%&()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~";

/** Lower bytes are one character. Characters with this index or a higher one begin a pair. */
const singles = 87;
const base = 89;

/**
 * Decodes the bytes of a module that is encoded as text.
 *
 * @param text - The result of `scripts/encode-module.mjs`.
 */
export function decodeModule(text: string): Uint8Array<ArrayBuffer> {
  const indexes = new Uint8Array(128);
  for (let index = 0; index < alphabet.length; index++) indexes[alphabet.charCodeAt(index)] = index;
  // Decoded in place, as a byte has at least one character. In cold code this is faster than charCodeAt.
  const bytes = new TextEncoder().encode(text);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const first = indexes[bytes[at] as number] as number;
    if (first < singles) bytes[length++] = first;
    else bytes[length++] = singles + (first - singles) * base + (indexes[bytes[++at] as number] as number);
  }
  return bytes.subarray(0, length);
}
