/** Characters that no string literal and no HTML script has to escape. Each stands for its index. */
const alphabet = " !#%&()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~";

/** Bytes below this are one character. The indexes from here on begin a pair. */
const singles = 87;

/**
 * Returns the bytes of a module that is written as text.
 *
 * @param text - As `scripts/encode-module.mjs` writes it.
 */
export function decodeModule(text: string): Uint8Array<ArrayBuffer> {
  const indexes = new Uint8Array(128);
  for (let index = 0; index < alphabet.length; index++) indexes[alphabet.charCodeAt(index)] = index;
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const index = indexes[text.charCodeAt(at)] as number;
    if (index < singles) bytes[length++] = index;
    else {
      const second = indexes[text.charCodeAt(++at)] as number;
      bytes[length++] = singles + (index - singles) * alphabet.length + second;
    }
  }
  return bytes.subarray(0, length);
}
