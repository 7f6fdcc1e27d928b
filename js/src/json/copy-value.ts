// Copies a value and checks that JSON can carry it. JSON.stringify alone would turn parts of it into null, or leave them out.
// Each part is read once, so a getter or a proxy cannot show one value to the check and another one to the writer.
import { LimitError, maximumBytes, maximumDepth, ValueError } from "../errors/errors.js";
import { formatPointer } from "./pointer.js";

/** The maximum number of parts. Each takes two bytes at least, with its comma or bracket. */
const maximumParts = maximumBytes / 2;

/** The number of parts from which objects that occur twice are copied once. A small graph of them can be an endless text. */
const sharingParts = 1_000_000;

const tagOf = Object.prototype.toString;

/** Returns whether JSON.stringify would replace an object by the result of its `toJSON`. */
function hasToJson(value: object): boolean {
  return typeof (value as { toJSON?: unknown }).toJSON === "function";
}

/** Returns whether JSON writes an object by its own members. It does not for a Map, a Date or a boxed value. */
export function isPlainObject(value: object): boolean {
  return tagOf.call(value) === "[object Object]" && !hasToJson(value);
}

/** Returns whether a BigInt fits into 64 bits, signed or unsigned. */
function fits64Bits(value: bigint): boolean {
  return value >= -(2n ** 63n) && value < 2n ** 64n;
}

/** Describes a value that is neither an object nor a value of JSON. */
function describe(value: unknown): string {
  switch (typeof value) {
    case "bigint":
      return "a BigInt beyond 64 bits";
    case "function":
      return "a function";
    case "symbol":
      return "a symbol";
    default:
      return String(value);
  }
}

/** Copies one value. Its objects and lists become plain ones. */
export class ValueCopier {
  /** The value contains a BigInt, which JSON.stringify refuses. */
  hasBigInt = false;
  #parts = 0;
  /** The copied objects and their numbers of parts; null for a small value. */
  #copied: Map<object, { readonly copy: unknown; readonly parts: number }> | null = null;
  /** The objects around the current part, and the name of each in the one before it. */
  readonly #ancestors: object[] = [];
  readonly #names: (string | number)[] = [];

  /**
   * Returns a copy of a value. It does not check strings for lone surrogates.
   *
   * @throws `ValueError` with the path of the part that JSON cannot carry.
   * @throws `LimitError` for a value that is too deep or has too many parts.
   */
  copy(value: unknown): unknown {
    return this.#isScalar(value, 0, "") ? value : this.#copyContent(value as object, 0, "");
  }

  /** Returns whether a part is a scalar of JSON, or undefined. Otherwise it is an object. */
  #isScalar(value: unknown, depth: number, name: string | number): boolean {
    switch (typeof value) {
      case "string":
      case "boolean":
        return true;
      case "number":
        return Number.isFinite(value) || this.#refuse(describe(value), depth, name);
      case "object":
        return value === null;
      case "bigint":
        this.hasBigInt = true;
        return fits64Bits(value) || this.#refuse(describe(value), depth, name);
      default:
        return this.#refuse(describe(value), depth, name);
    }
  }

  #copyContent(value: object, depth: number, name: string | number): unknown {
    this.#names[depth] = name;
    if (depth >= maximumDepth) this.#refuseDepth(value);
    const known = this.#copied?.get(value);
    if (known !== undefined) {
      this.#count(known.parts);
      return known.copy;
    }
    this.#ancestors[depth] = value;
    const before = this.#parts;
    const copy = Array.isArray(value)
      ? this.#copyItems(value, depth + 1)
      : this.#copyMembers(value, depth + 1);
    this.#copied?.set(value, { copy, parts: this.#parts - before });
    return copy;
  }

  #copyItems(items: readonly unknown[], depth: number): unknown[] {
    if (hasToJson(items)) this.#refuseContainer("an array with a toJSON method", depth);
    const { length } = items;
    this.#count(length);
    const copies: unknown[] = [];
    // By index, as JSON.stringify reads it. The value may have an iterator of its own.
    for (let index = 0; index < length; index++) {
      const item = items[index];
      copies.push(
        this.#isScalar(item, depth, index) ? item : this.#copyContent(item as object, depth, index),
      );
    }
    return copies;
  }

  #copyMembers(value: object, depth: number): object {
    if (!isPlainObject(value)) this.#refuseClass(value, depth);
    // This reads every member once. The copy has neither getters nor a prototype of its own.
    const copy: Record<string, unknown> = { ...value };
    const names = Object.keys(copy);
    this.#count(names.length);
    for (const name of names) {
      const member = copy[name];
      if (typeof member !== "string" && member !== undefined && !this.#isScalar(member, depth, name))
        copy[name] = this.#copyContent(member as object, depth, name);
    }
    return copy;
  }

  #count(parts: number): void {
    this.#parts += parts;
    if (this.#parts > sharingParts) this.#copied ??= new Map();
    if (this.#parts > maximumParts) throw new LimitError("bytes", maximumBytes);
  }

  /** Throws the error of a cycle if there is one, because a cycle also exceeds the depth. */
  #refuseDepth(value: object): never {
    const seen = new Set<object>();
    const repeated = [...this.#ancestors, value].findIndex((each) => seen.size === seen.add(each).size);
    if (repeated < 0) throw new LimitError("depth", maximumDepth);
    return this.#refuse("a value that contains itself", repeated, this.#names[repeated] ?? "");
  }

  #refuseClass(value: object, depth: number): never {
    const tag = tagOf.call(value).slice("[object ".length, -1);
    const hint =
      ArrayBuffer.isView(value) || tag.endsWith("ArrayBuffer") ? "; pass JSON bytes as jsonText(bytes)" : "";
    const what = tag === "Object" ? "an object with a toJSON method" : `an object of the class ${tag}${hint}`;
    return this.#refuseContainer(what, depth);
  }

  #refuseContainer(what: string, depth: number): never {
    return this.#refuse(what, depth - 1, this.#names[depth - 1] ?? "");
  }

  /** @param depth - The number of objects around the part. */
  #refuse(what: string, depth: number, name: string | number): never {
    const path = [...this.#names.slice(1, depth), ...(depth === 0 ? [] : [name])];
    throw new ValueError(what, formatPointer(path));
  }
}
