// Checks that JSON can carry a value. JSON.stringify alone would turn parts of it into null, or leave them out.
// This walk is fast and keeps no path. If it fails, a second walk (explain-value.ts) finds the place and the reason.
import { LimitError, maximumBytes, maximumDepth } from "../errors/errors.js";

/** The result for a value that JSON can carry. */
export interface CheckedValue {
  /** The value contains a BigInt, which JSON.stringify refuses. */
  readonly hasBigInt: boolean;
}

/** The maximum number of parts. Each takes two bytes at least, with its comma or bracket. */
const maximumParts = maximumBytes / 2;

const tagOf = Object.prototype.toString;

/** Returns whether JSON writes an object by its own members. It does not for a Map, a Date or a boxed value. */
export function isPlainObject(value: object): boolean {
  return tagOf.call(value) === "[object Object]" && !hasToJson(value);
}

/** Returns whether JSON.stringify would replace an object by the result of its `toJSON`. */
export function hasToJson(value: object): boolean {
  return typeof (value as { toJSON?: unknown }).toJSON === "function";
}

/** Returns whether a BigInt fits into 64 bits, signed or unsigned. */
export function fits64Bits(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value || BigInt.asUintN(64, value) === value;
}

class ValueChecker {
  hasBigInt = false;
  #parts = 0;

  /**
   * Returns whether JSON can carry a value and all its parts.
   *
   * @param depth - The number of arrays and objects around it.
   */
  passes(value: unknown, depth: number): boolean {
    switch (typeof value) {
      case "string":
      case "boolean":
        return true;
      case "number":
        return Number.isFinite(value);
      case "object":
        return value === null || this.#contentPasses(value, depth);
      case "bigint":
        this.hasBigInt = true;
        return fits64Bits(value);
      default:
        return false;
    }
  }

  #contentPasses(value: object, depth: number): boolean {
    if (depth >= maximumDepth) return false;
    return Array.isArray(value) ? this.#itemsPass(value, depth + 1) : this.#membersPass(value, depth + 1);
  }

  #itemsPass(items: readonly unknown[], depth: number): boolean {
    if (hasToJson(items)) return false;
    this.#count(items.length);
    // By index, as JSON.stringify reads it. The value may have an iterator of its own.
    for (let index = 0; index < items.length; index++) {
      if (!this.passes(items[index], depth)) return false;
    }
    return true;
  }

  #membersPass(value: object, depth: number): boolean {
    if (!isPlainObject(value)) return false;
    const members = value as Readonly<Record<string, unknown>>;
    const keys = Object.keys(members);
    this.#count(keys.length);
    for (const key of keys) {
      const member = members[key];
      if (member !== undefined && !this.passes(member, depth)) return false;
    }
    return true;
  }

  /** Counts parts, because a few objects that contain each other twice make an endless text. */
  #count(parts: number): void {
    this.#parts += parts;
    if (this.#parts > maximumParts) throw new LimitError("bytes", maximumBytes);
  }
}

/**
 * Checks whether JSON can carry a value. It does not check strings for lone surrogates.
 *
 * @returns The facts needed to write the value; null if JSON cannot carry it.
 * @throws `LimitError` for a value of too many parts.
 */
export function checkValue(value: unknown): CheckedValue | null {
  const walk = new ValueChecker();
  return walk.passes(value, 0) ? walk : null;
}
