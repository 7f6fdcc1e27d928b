/** Characters that no string literal and no HTML script has to escape. Each stands for its index. */
const alphabet = " !#%&()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~";

/** Bytes below this are one character. The indexes from here on begin a pair. */
const singles = 87;
const base = 89;

/**
 * Returns the bytes of a module that is written as text.
 *
 * @param text - As `scripts/encode-module.mjs` writes it.
 */
export function decodeModule(text: string): Uint8Array<ArrayBuffer> {
  const indexes = new Uint8Array(128);
  for (let index = 0; index < alphabet.length; index++) indexes[alphabet.charCodeAt(index)] = index;
  // Decoded in place: a byte is never longer than its characters. In code that has not run yet, this is faster than charCodeAt.
  const bytes = new TextEncoder().encode(text);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const first = indexes[bytes[at] as number] as number;
    if (first < singles) bytes[length++] = first;
    else bytes[length++] = singles + (first - singles) * base + (indexes[bytes[++at] as number] as number);
  }
  return bytes.subarray(0, length);
}
