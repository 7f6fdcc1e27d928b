// Finds the part of a value that JSON cannot carry, after checkValue or writing failed. It is slow, as it keeps the path.
import { LimitError, maximumDepth, ValueError } from "../errors/errors.js";
import { fits64Bits, hasToJson, isPlainObject } from "./check-value.js";
import { formatPointer } from "./pointer.js";
import { findLoneSurrogate } from "./surrogates.js";

class FaultFinder {
  readonly #path: (string | number)[] = [];
  readonly #ancestors: object[] = [];

  /** Throws a `ValueError` for the first part that JSON cannot carry. */
  visit(value: unknown): void {
    const scalar = this.#scalarFault(value);
    if (scalar !== null) this.#refuse(scalar);
    if (typeof value !== "object" || value === null) return;
    if (this.#ancestors.includes(value)) this.#refuse("a value that contains itself");
    if (this.#ancestors.length >= maximumDepth) this.#refuseDepth(value);
    this.#ancestors.push(value);
    if (Array.isArray(value)) this.#visitItems(value);
    else this.#visitMembers(value);
    this.#ancestors.pop();
  }

  #scalarFault(value: unknown): string | null {
    switch (typeof value) {
      case "number":
        return Number.isFinite(value) ? null : String(value);
      case "bigint":
        return fits64Bits(value) ? null : "a BigInt beyond 64 bits";
      case "string":
        return findLoneSurrogate(value) < 0 ? null : "a string with a lone surrogate";
      case "undefined":
        return "undefined";
      case "function":
        return "a function";
      case "symbol":
        return "a symbol";
      default:
        return null;
    }
  }

  #visitItems(items: readonly unknown[]): void {
    if (hasToJson(items)) this.#refuse("an array with a toJSON method");
    for (let index = 0; index < items.length; index++) this.#visitPart(index, items[index]);
  }

  #visitMembers(value: object): void {
    if (!isPlainObject(value)) {
      const tag = Object.prototype.toString.call(value).slice("[object ".length, -1);
      this.#refuse(tag === "Object" ? "an object with a toJSON method" : `an object of the class ${tag}`);
    }
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    for (const [key, member] of members) {
      if (findLoneSurrogate(key) >= 0) this.#refuse("a key with a lone surrogate");
      this.#visitPart(key, member);
    }
  }

  #visitPart(name: string | number, value: unknown): void {
    this.#path.push(name);
    this.visit(value);
    this.#path.pop();
  }

  /** Throws the error of a cycle if there is one, because a cycle also exceeds the depth. */
  #refuseDepth(value: object): never {
    const next = Object.values(value).find((member) => this.#ancestors.includes(member));
    if (next !== undefined) this.#refuse("a value that contains itself");
    throw new LimitError("depth", maximumDepth);
  }

  #refuse(what: string): never {
    throw new ValueError(what, formatPointer(this.#path));
  }
}

/**
 * Throws the error that describes why JSON cannot carry a value. It returns if JSON can carry it.
 *
 * @throws `ValueError` with the path of the part.
 * @throws `LimitError` for a value that is too deep.
 */
export function throwValueError(value: unknown): void {
  new FaultFinder().visit(value);
}
