// The module as a string of printable ASCII. Its bytes are put in streams of what is alike, of which the 87 most frequent
// bytes are one character each, the others two: what repeats itself repeats itself in the text, which is what brotli and gzip
// live on. scripts/inline-wasm.mjs writes it and has the sizes of this and other ways; a small module reads it.

/** A module as scripts/inline-wasm.mjs writes it. */
export interface Inlined {
  readonly text: string;
  readonly decoder: readonly number[];
  readonly textStart: number;
  readonly moduleStart: number;
  readonly moduleEnd: number;
}

/** What the small module exports: see scripts/wasm-decoder.mjs. */
interface Decoder {
  readonly m: WebAssembly.Memory;
  d(): void;
}

/** The module's bytes. */
export function readInlined({
  text,
  decoder,
  textStart,
  moduleStart,
  moduleEnd,
}: Inlined): Uint8Array<ArrayBuffer> {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(decoder)));
  const { m: memory, d: decode } = instance.exports as unknown as Decoder;
  const bytes = new Uint8Array(memory.buffer);
  new TextEncoder().encodeInto(text, bytes.subarray(textStart));
  decode();
  return bytes.subarray(moduleStart, moduleEnd);
}
