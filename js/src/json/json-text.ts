import { tagOf } from "./tag.js";

/** Identifies a `JsonText` of another entry of the package, which has its own copy of the class. */
const brand: unique symbol = Symbol.for("resume-patch.jsonText");

const goneMessage =
  "The buffer of this JSON text was transferred or made smaller; make the text before that.";

/** The source of each text. An editor would show a private member of the class among the members of a value. */
const sources = /* @__PURE__ */ new WeakMap<JsonText, string | Uint8Array>();
const emptyTexts = /* @__PURE__ */ new WeakSet<JsonText>();

/** JSON text that the module parses. Make it with {@link jsonText}. */
export class JsonText {
  /** Makes the type different from that of any other object. No object has it. */
  declare private readonly jsonText: never;

  private constructor(source: string | Uint8Array) {
    sources.set(this, source);
    if (source.length === 0) emptyTexts.add(this);
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
    const source = sources.get(this) ?? "";
    if (source.length === 0 && !emptyTexts.has(this)) throw new TypeError(goneMessage);
    return source;
  }

  /** @internal Keeps Vue from wrapping the object in a proxy, which cannot reach its private members. */
  get __v_skip(): true {
    return true;
  }

  /** @internal Distinguishes it from a plain object if it is part of a value. */
  get [Symbol.toStringTag](): string {
    return "JsonText";
  }
}

function isArrayBuffer(value: unknown): value is ArrayBuffer {
  return tagOf(value) === "ArrayBuffer";
}

const typedArray: object = /* @__PURE__ */ Object.getPrototypeOf(Uint8Array.prototype);

/** Reads a property of a view by the language's own getter. The view may have a property that hides it. */
function readIntrinsic(prototype: object, name: string | symbol, view: ArrayBufferView): unknown {
  return Object.getOwnPropertyDescriptor(prototype, name)?.get?.call(view);
}

/**
 * Returns the bytes of a view as a plain `Uint8Array`. The `slice` of a subclass, such as `Buffer` of Node, may not copy, and a
 * wrong `length` would let a later copy write beyond its reserved memory.
 */
function plainBytes(view: ArrayBufferView): Uint8Array {
  const isTyped = readIntrinsic(typedArray, Symbol.toStringTag, view) !== undefined;
  const prototype = isTyped ? typedArray : DataView.prototype;
  const [buffer, offset, length] = ["buffer", "byteOffset", "byteLength"].map((name) =>
    readIntrinsic(prototype, name, view),
  );
  return new Uint8Array(buffer as ArrayBuffer, offset as number, length as number);
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
  if (typeof text === "string") return JsonText.of(text);
  try {
    if (ArrayBuffer.isView(text)) return JsonText.of(plainBytes(text));
    if (isArrayBuffer(text)) return JsonText.of(new Uint8Array(text));
  } catch (cause) {
    throw new TypeError(goneMessage, { cause });
  }
  throw new TypeError("jsonText takes a string, a Uint8Array or an ArrayBuffer.");
}

/** Returns JSON text as a string. */
export function decodeSource(source: string | Uint8Array): string {
  // Browsers do not decode shared or resizable buffers, so this decodes a copy.
  return typeof source === "string" ? source : new TextDecoder().decode(source.slice());
}
