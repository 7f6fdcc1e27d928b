import { LimitError } from "../errors/errors.js";
import { DocumentCache } from "./document-cache.js";
import type { ModuleFunctions } from "./functions.js";
import type { CacheableText, Input } from "./input.js";
import { readDetails, readText } from "./output.js";

/** What a call of the module gave. */
export interface CallResult {
  /** What the function returned; its meaning is the function's. */
  readonly status: number;
  /** JSON text, "" when there is none. */
  readonly details: string;
  /** A second JSON text, "" when there is none. */
  readonly text: string;
}

/** What becomes of the inputs: an outcome, or the details of why one of them cannot be read. */
export type Result<Read = CallResult> =
  | { readonly ok: true; readonly outcome: Read }
  | { readonly ok: false; readonly details: string };

/** Takes what a call has given out of the module. */
export type ReadResult<Read> = (module: ModuleFunctions, status: number) => Read;

/** What most calls give. */
export function readResult(module: ModuleFunctions, status: number): CallResult {
  return { status, details: readDetails(module), text: readText(module) };
}

/** A running instance and what stands in it. */
interface Instance {
  readonly module: ModuleFunctions;
  readonly documents: DocumentCache;
}

/** After so many compiled endpoints an instance is replaced: the module cannot give one back. */
const endpointsPerInstance = 256;

/** An instance that has grown beyond this many bytes is replaced: its memory never shrinks. */
const largestIdleMemory = 128 * 1024 * 1024;

/**
 * Runs the module and outlives its traps. An instance that trapped may have damaged its memory, so it is
 * dropped, and the next call gets a fresh one. Nothing is lost by that: whatever has to survive a call is kept
 * on this side.
 */
export class Engine {
  readonly #makeInstance: () => ModuleFunctions;
  #instance: Instance | null = null;
  #generation = 0;
  #calls = 0;
  #endpoints = 0;
  #drafts = 0;
  /** The position of a document that is kept for the next call; see `runAndKeepInput`. */
  #keptInput: number | null = null;

  constructor(makeInstance: () => ModuleFunctions) {
    this.#makeInstance = makeInstance;
  }

  /** Changes when the instance is dropped; the number of an endpoint is good for one instance only. */
  get generation(): number {
    return this.#generation;
  }

  /** Changes with every call: while it has not, the module still has what the last one left there. */
  get calls(): number {
    return this.#calls;
  }

  /** Makes the instance now, so that a module that cannot run is an error of loading. */
  start(): void {
    this.#running();
  }

  /** Gives the module the inputs, which it knows as 0, 1, ..., and, when all could be read, does the work. */
  run(inputs: readonly (Input | CacheableText)[], work: (module: ModuleFunctions) => number): Result {
    return this.runAndRead(inputs, work, readResult);
  }

  /** The same, for work of which not both texts are wanted as strings. */
  runAndRead<Read>(
    inputs: readonly (Input | CacheableText)[],
    work: (module: ModuleFunctions) => number,
    read: ReadResult<Read>,
  ): Result<Read> {
    this.#releaseKeptInput();
    return this.#run(inputs, work, read);
  }

  /**
   * The same, for a document that is likely to be given again at once: it stays at its position until work of another
   * kind is done.
   */
  runAndKeepInput<Read>(
    position: number,
    inputs: readonly (Input | CacheableText | undefined)[],
    work: (module: ModuleFunctions) => number,
    read: ReadResult<Read>,
  ): Result<Read> {
    const result = this.#run(inputs, work, read);
    this.#keptInput = position;
    return result;
  }

  #releaseKeptInput(): void {
    if (this.#keptInput !== null) this.#instance?.documents.release(this.#keptInput);
    this.#keptInput = null;
  }

  #run<Read>(
    inputs: readonly (Input | CacheableText | undefined)[],
    work: (module: ModuleFunctions) => number,
    read: ReadResult<Read>,
  ): Result<Read> {
    this.#calls++;
    return this.#replaceOnTrap(({ module, documents }) => {
      for (let position = 0; position < inputs.length; position++) {
        const input = inputs[position];
        if (input !== undefined && !documents.put(position, input))
          return { ok: false, details: readDetails(module) };
      }
      return { ok: true, outcome: read(module, work(module)) };
    });
  }

  /** Does work that takes nothing from the slots and gives no texts. */
  direct(work: (module: ModuleFunctions) => number): number {
    return this.#replaceOnTrap(({ module }) => work(module));
  }

  /** As `run`, for work that makes an endpoint, which the instance then holds for good. */
  runCompile(inputs: readonly Input[], work: (module: ModuleFunctions) => number): Result {
    if (this.#endpoints >= endpointsPerInstance) this.#drop();
    const result = this.#run(inputs, work, readResult);
    this.#endpoints++;
    return result;
  }

  /** Gives the memory of a very large document back to the host. To be called when an endpoint's call is over. */
  releaseMemory(): void {
    const isLarge = this.#instance !== null && this.#instance.module.HEAPU8.length > largestIdleMemory;
    // Drafts would have to be brought back each time.
    if (isLarge && this.#drafts === 0) this.#drop();
  }

  /** Counts the drafts that live in the instance. */
  countDraft(change: 1 | -1): void {
    this.#drafts += change;
  }

  #running(): Instance {
    if (this.#instance === null) {
      const module = this.#makeInstance();
      this.#instance = { module, documents: new DocumentCache(module) };
    }
    return this.#instance;
  }

  #replaceOnTrap<Value>(work: (instance: Instance) => Value): Value {
    try {
      return work(this.#running());
    } catch (failure) {
      // A document that is refused for its size never entered the module.
      if (failure instanceof LimitError) throw failure;
      this.#drop();
      throw new LimitError("memory", undefined, { cause: failure });
    }
  }

  #drop(): void {
    this.#instance = null;
    this.#calls++;
    this.#generation++;
    this.#endpoints = 0;
    this.#drafts = 0;
  }
}
