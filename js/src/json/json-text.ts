/** By this one entry of the package knows what another one made: each has a class of its own. */
const brand: unique symbol = Symbol.for("resume-patch.jsonText");

/** JSON text that crosses into the module unparsed. Made by {@link jsonText}. */
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

  /** Keeps it from being taken for a plain object when it stands inside a value. */
  get [Symbol.toStringTag](): string {
    return "JsonText";
  }
}

function isArrayBuffer(value: unknown): value is ArrayBuffer {
  return Object.prototype.toString.call(value) === "[object ArrayBuffer]";
}

/**
 * Marks a text as JSON that is to be read as it stands: the fastest way in, and every number keeps its digits.
 * Takes a string, or UTF-8 bytes such as `await response.arrayBuffer()`. The text is read by the method it is
 * given to, which throws a `JsonError` when it is not JSON.
 *
 * A text that is given again, as the same object, is most often there already and is not read again: make one object
 * of the server's answer and use it for every comparison. Its bytes must not be changed after it was given to a method.
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

/** Returns JSON text as a string, whether it was given as one or as UTF-8 bytes. */
export function decodeSource(source: string | Uint8Array): string {
  return typeof source === "string" ? source : new TextDecoder().decode(source);
}
