/** Identifies a `JsonText` of another entry of the package, which has its own copy of the class. */
const brand: unique symbol = Symbol.for("resume-patch.jsonText");

/** JSON text that the module parses. Make it with {@link jsonText}. */
export class JsonText {
  readonly #source: string | Uint8Array;

  private constructor(source: string | Uint8Array) {
    this.#source = source;
  }

  /** @internal */
  static of(source: string | Uint8Array): JsonText {
    return new JsonText(source);
  }

  /** @internal */
  static isJsonText(value: unknown): value is JsonText {
    return typeof value === "object" && value !== null && brand in value;
  }

  /** @internal */
  static sourceOf(text: JsonText): string | Uint8Array {
    return text[brand];
  }

  /** @internal */
  get [brand](): string | Uint8Array {
    return this.#source;
  }

  /** Distinguishes it from a plain object if it is part of a value. */
  get [Symbol.toStringTag](): string {
    return "JsonText";
  }
}

function isArrayBuffer(value: unknown): value is ArrayBuffer {
  return Object.prototype.toString.call(value) === "[object ArrayBuffer]";
}

/**
 * Marks a text as JSON. Every method takes it in place of a value. It is the fastest input, and every number keeps its
 * digits. The method that receives it throws a `JsonError` if the text is not JSON.
 *
 * Reuse the same `JsonText` for a document: it is cached and not parsed again. Do not change its bytes after the first call.
 *
 * @param text - A string, or UTF-8 bytes such as `await response.arrayBuffer()`.
 * @throws `TypeError` for anything else.
 * @see RFC 8259
 * @example
 * ```ts
 * const response = await fetch(url);
 * const stored = jsonText(await response.arrayBuffer());
 * const { bodyText } = rp.letraz.experience.update(stored, { city: "Oslo" });
 * ```
 */
export function jsonText(text: string | Uint8Array | ArrayBuffer): JsonText {
  if (typeof text === "string" || text instanceof Uint8Array) return JsonText.of(text);
  if (ArrayBuffer.isView(text)) {
    const view: ArrayBufferView = text;
    return JsonText.of(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
  }
  if (isArrayBuffer(text)) return JsonText.of(new Uint8Array(text));
  throw new TypeError("jsonText takes a string, a Uint8Array or an ArrayBuffer.");
}

/** Returns JSON text as a string. */
export function decodeSource(source: string | Uint8Array): string {
  return typeof source === "string" ? source : new TextDecoder().decode(source);
}
