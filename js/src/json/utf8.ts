// Made at the first use, because some hosts have neither class when they import the package: the page of Jest's jsdom gets
// them from the test's configuration.
let encoder: TextEncoder | undefined;
let decoder: TextDecoder | undefined;
let strictDecoder: TextDecoder | undefined;

/** Returns the shared encoder. */
export function utf8Encoder(): TextEncoder {
  encoder ??= new TextEncoder();
  return encoder;
}

/** Returns the shared decoder, which keeps a byte order mark. */
export function utf8Decoder(): TextDecoder {
  decoder ??= new TextDecoder("utf-8", { ignoreBOM: true });
  return decoder;
}

/** Returns the shared decoder that keeps a byte order mark and throws a `TypeError` for bytes that are not UTF-8. */
export function strictUtf8Decoder(): TextDecoder {
  strictDecoder ??= new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  return strictDecoder;
}
