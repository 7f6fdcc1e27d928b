// Checks that JSON can carry a value, before JSON.stringify would turn parts of it into null or leave them out.
// The usual value is fine, so the first walk is made for speed: it keeps no path. Only when it stops does a
// second walk (explain-value.ts) find the place and the reason.
import { LimitError, maximumBytes, maximumDepth } from "../errors/errors.js";

/** What the walk learned of a value that JSON can carry. */
export interface CheckedValue {
  /** JSON.stringify refuses BigInts, so another writer has to be used. */
  readonly hasBigInt: boolean;
}

/** A comma or bracket stands beside each value, so a value with more parts than this is beyond the byte limit. */
const maximumParts = maximumBytes / 2;

const tagOf = Object.prototype.toString;

/** An object that JSON writes as one, by its own members: not a Map, a Date, a RegExp, a boxed value. */
export function isPlainObject(value: object): boolean {
  return tagOf.call(value) === "[object Object]" && !hasToJson(value);
}

/** An object that would be replaced on the way by whatever its `toJSON` gives. */
export function hasToJson(value: object): boolean {
  return typeof (value as { toJSON?: unknown }).toJSON === "function";
}

/** Whether 64 bits hold a BigInt, with or without a sign. */
export function fits64Bits(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value || BigInt.asUintN(64, value) === value;
}

class ValueChecker {
  hasBigInt = false;
  #parts = 0;

  /** False as soon as JSON cannot carry a part of the value. `depth` counts the arrays and objects around it. */
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
    // By index, because an iterator of the value's own could show something else than JSON.stringify sees.
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

  /** A few objects that hold each other twice make a text without end. */
  #count(parts: number): void {
    this.#parts += parts;
    if (this.#parts > maximumParts) throw new LimitError("bytes", maximumBytes);
  }
}

/**
 * What is to be known for writing a value, or null when JSON cannot carry it. Strings are not looked at. Throws a
 * LimitError for a value of too many parts.
 */
export function checkValue(value: unknown): CheckedValue | null {
  const walk = new ValueChecker();
  return walk.passes(value, 0) ? walk : null;
}
