// The module as a string of printable ASCII. Its bytes are put in streams of what is alike, of which the 87 most frequent
// bytes are one character each, the others two: what repeats itself repeats itself in the text, which is what brotli and gzip
// live on. scripts/inline-wasm.mjs writes it and has the sizes of this and other ways; a small module reads it.

/** A module as scripts/inline-wasm.mjs writes it. */
export interface Inlined {
  readonly frequentBytes: string;
  readonly text: string;
  readonly decoder: readonly number[];
  readonly textStart: number;
  readonly moduleStart: number;
  readonly moduleEnd: number;
}

/** Characters that no quotation, bundler or HTML page changes are used. The first two of them announce a rare byte. */
const unused = "\\'\"`$<";
const firstCode = 0x20;
const endCode = 0x7f;
const escapeCount = 2;

/** What a table has room for: every ASCII character. */
const tableSize = 0x80;

/** Whether a byte is one character, in a bit mask written in hex. */
function isFrequent(byte: number, frequentBytes: string): boolean {
  return ((Number.parseInt(frequentBytes.charAt(byte >> 2), 16) >> (byte & 3)) & 1) === 1;
}

/**
 * Writes what each character stands for by itself, then behind the first and behind the second of the escapes. Frequent
 * bytes take the characters in their order, rare ones those of one escape after another. Written, as everything here,
 * for an engine that has not warmed up.
 */
function writeTables(tables: Uint8Array, frequentBytes: string): void {
  const singles: number[] = [];
  for (let code = firstCode; code < endCode; code++) {
    if (!unused.includes(String.fromCharCode(code))) singles.push(code);
  }
  singles.splice(0, escapeCount);
  let frequent = 0;
  let rare = 0;
  for (let byte = 0; byte < 0x100; byte++) {
    if (isFrequent(byte, frequentBytes)) tables[singles[frequent++] ?? 0] = byte;
    else {
      const table = 1 + Math.floor(rare / singles.length);
      tables[table * tableSize + (singles[rare++ % singles.length] ?? 0)] = byte;
    }
  }
}

/** What the small module exports: see scripts/wasm-decoder.mjs. */
interface Decoder {
  readonly m: WebAssembly.Memory;
  d(): void;
}

/** The module's bytes. */
export function readInlined(inlined: Inlined): Uint8Array<ArrayBuffer> {
  const { frequentBytes, text, decoder, textStart, moduleStart, moduleEnd } = inlined;
  const instance = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(decoder)));
  const { m: memory, d: decode } = instance.exports as unknown as Decoder;
  const bytes = new Uint8Array(memory.buffer);
  writeTables(bytes, frequentBytes);
  new TextEncoder().encodeInto(text, bytes.subarray(textStart));
  decode();
  return bytes.subarray(moduleStart, moduleEnd);
}
