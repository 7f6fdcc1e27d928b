import { slotPositions as positions } from "../generated/constants.js";
import type { ModuleFunctions } from "./functions.js";
import type { CacheableText, Input } from "./input.js";
import { writeInput } from "./input.js";

/** Longer texts are never kept; their documents are some three times as large. */
const longestKept = 8 * 1024 * 1024;

/** What was put into a slot, told by how often the slot had been filled by then. */
interface CacheSlot {
  readonly slot: number;
  readonly generation: number;
}

/**
 * The slots of one instance. A document stays in its slot until another one comes there, so that a text that is given
 * again is neither copied nor parsed. A text that comes for the second time is worth keeping: it is put where inputs
 * that come once do not take its place, and the one that has not been asked for the longest goes.
 */
export class DocumentCache {
  readonly #module: ModuleFunctions;
  readonly #cached = new WeakMap<object, CacheSlot>();
  readonly #generations = new Array<number>(2 * positions).fill(0);
  /** The slot of each position. */
  readonly #used = Array.from({ length: positions }, (_, position) => position);
  /** Of documents that are kept, those used last at the end. More than a call has inputs, so none takes the place of another of its call. */
  readonly #kept = Array.from({ length: positions }, (_, index) => positions + index);

  constructor(module: ModuleFunctions) {
    this.#module = module;
  }

  /** Makes a document the input of a position. False: it is not JSON or beyond a limit, and details say why. */
  put(position: number, given: Input | CacheableText): boolean {
    if (typeof given === "string" || !("key" in given)) return this.#fill(position, position, given);
    const { text, key } = given;
    const cached = this.#cached.get(key);
    const isCached = cached !== undefined && this.#generations[cached.slot] === cached.generation;
    // The slot of another position may be filled by this same call.
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

  /** Frees the document at a position, unless it is one that is kept. */
  release(position: number): void {
    if (this.#used[position] !== position) return;
    this.#generations[position] = (this.#generations[position] ?? 0) + 1;
    this.#module.release(position);
  }

  #fill(position: number, slot: number, text: Input): boolean {
    this.#generations[slot] = (this.#generations[slot] ?? 0) + 1;
    this.#use(position, slot);
    return writeInput(this.#module, position, text);
  }

  #use(position: number, slot: number): void {
    if (this.#used[position] !== slot) this.#module.use(position, slot);
    this.#used[position] = slot;
    if (slot >= positions && this.#kept.at(-1) !== slot) {
      this.#kept.splice(this.#kept.indexOf(slot), 1);
      this.#kept.push(slot);
    }
  }
}
