// Reads the body of a response up to a limit, so that an endless or compressed body cannot fill the memory.
import { maximumBytes } from "../errors/errors.js";
import { tagOf } from "../json/tag.js";

/** The longest error body that is read, in bytes. The status alone decides what a longer one means. */
const maximumErrorBytes = 1024 * 1024;

function concatenated(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

async function readStream(
  reader: ReadableStreamDefaultReader<unknown>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const chunk = part.value as Uint8Array;
    if (tagOf(chunk) !== "Uint8Array") throw new TypeError("The body of the response contains no bytes.");
    length += chunk.byteLength;
    if (length > limit) return null;
    if (chunk.byteLength > 0) chunks.push(chunk);
  }
  return concatenated(chunks, length);
}

/** Reads at most `limit` bytes. Returns null if the body is longer. The signal and the limit stop the transfer. */
async function readUpTo(
  { body }: Response,
  limit: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (body === null) return new Uint8Array();
  const reader = body.getReader();
  const stop = (): void => void reader.cancel().catch(() => {});
  // A custom `fetch` may ignore the signal.
  signal.addEventListener("abort", stop);
  try {
    return await readStream(reader, limit);
  } finally {
    signal.removeEventListener("abort", stop);
    stop();
  }
}

/**
 * Reads the body of a response. A response with success may be as long as a document, another one has a smaller limit.
 *
 * @returns The bytes; none for an error body beyond its limit; null for a response with success beyond its limit.
 */
export async function readBody(
  response: Response,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | null> {
  // React Native has no streams.
  if (response.body === undefined) {
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length <= (response.ok ? maximumBytes : maximumErrorBytes)) return bytes;
    return response.ok ? null : new Uint8Array();
  }
  if (response.ok) return readUpTo(response, maximumBytes, signal);
  return (await readUpTo(response, maximumErrorBytes, signal)) ?? new Uint8Array();
}
