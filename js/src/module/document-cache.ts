import { inputCount as positions } from "../generated/constants.js";
import type { ModuleFunctions } from "./functions.js";
import type { CacheableText, Input } from "./input.js";
import { writeInput } from "./input.js";

/** The longest text to keep, in bytes or UTF-16 units. Its parsed document is about three times as large. */
const longestKept = 8 * 1024 * 1024;

/** The slot of a document, and the number of times the slot was filled by then. */
interface CacheSlot {
  readonly slot: number;
  readonly generation: number;
}

/**
 * The document slots of one instance. A document stays in its slot until another one replaces it. The same text is not
 * copied or parsed again. A text that is used a second time moves to a kept slot, which inputs used once cannot
 * replace. The least recently used document is replaced first.
 */
export class DocumentCache {
  readonly #module: ModuleFunctions;
  readonly #cached = new WeakMap<object, CacheSlot>();
  readonly #generations = new Array<number>(2 * positions).fill(0);
  /** The slot that each input position uses. */
  readonly #used = Array.from({ length: positions }, (_, position) => position);
  /** The kept slots, least recently used first. There is one for each input, so inputs of a call cannot replace each other. */
  readonly #kept = Array.from({ length: positions }, (_, index) => positions + index);

  constructor(module: ModuleFunctions) {
    this.#module = module;
  }

  /**
   * Makes a document the input of a position.
   *
   * @returns false if it is not JSON or exceeds a limit; the module's details describe the error.
   */
  put(position: number, given: Input | CacheableText): boolean {
    if (typeof given === "string" || !("key" in given)) return this.#fill(position, position, given);
    const { text, key } = given;
    const cached = this.#cached.get(key);
    const isCached = cached !== undefined && this.#generations[cached.slot] === cached.generation;
    // This call may fill the slot of another position.
    if (isCached && (cached.slot === position || cached.slot >= positions)) {
      this.#use(position, cached.slot);
      return true;
    }
    const isWorthKeeping = cached !== undefined && text.length <= longestKept;
    const slot = isWorthKeeping ? (this.#kept[0] ?? position) : position;
    if (!this.#fill(position, slot, text)) return false;
    this.#cached.set(key, { slot, generation: this.#generations[slot] ?? 0 });
    return true;
  }

  /** Frees the document at a position, unless it is in a kept slot. */
  release(position: number): void {
    if (this.#used[position] !== position) return;
    this.#generations[position] = (this.#generations[position] ?? 0) + 1;
    this.#module._releaseInput(position);
  }

  #fill(position: number, slot: number, text: Input): boolean {
    this.#generations[slot] = (this.#generations[slot] ?? 0) + 1;
    this.#use(position, slot);
    return writeInput(this.#module, position, text);
  }

  #use(position: number, slot: number): void {
    if (this.#used[position] !== slot) this.#module._useSlot(position, slot);
    this.#used[position] = slot;
    if (slot >= positions && this.#kept.at(-1) !== slot) {
      this.#kept.splice(this.#kept.indexOf(slot), 1);
      this.#kept.push(slot);
    }
  }
}
