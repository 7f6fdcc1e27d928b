import { LimitError } from "../errors/errors.js";
import { DocumentCache } from "./document-cache.js";
import type { ModuleFunctions } from "./functions.js";
import type { CacheableText, Input } from "./input.js";
import { readDetails, readText } from "./output.js";

/** The result of a call of the module. */
export interface CallResult {
  /** The number that the function returned. Its meaning depends on the function. */
  readonly status: number;
  /** A JSON text; `""` if there is none. */
  readonly details: string;
  /** A second JSON text; `""` if there is none. */
  readonly text: string;
}

/** The outcome of a call, or the details of the error if an input cannot be parsed. */
export type Result<Read = CallResult> =
  | { readonly ok: true; readonly outcome: Read }
  | { readonly ok: false; readonly details: string };

/** Copies the result of a call out of the module. */
export type ReadResult<Read> = (module: ModuleFunctions, status: number) => Read;

/** Copies status, details and text of a call. */
export function readResult(module: ModuleFunctions, status: number): CallResult {
  return { status, details: readDetails(module), text: readText(module) };
}

/** A running instance and its documents. */
interface Instance {
  readonly module: ModuleFunctions;
  readonly documents: DocumentCache;
}

/** The number of endpoints after which an instance is replaced. The module cannot free an endpoint. */
const endpointsPerInstance = 256;

/** The memory in bytes beyond which an idle instance is replaced. Its memory never shrinks. */
const largestIdleMemory = 128 * 1024 * 1024;

/**
 * Runs the module and recovers from its traps. A trap may leave damaged memory, so the instance is dropped and the next call
 * makes a new one. No data is lost, because JavaScript keeps everything that must survive a call.
 */
export class Engine {
  readonly #makeInstance: () => ModuleFunctions;
  #instance: Instance | null = null;
  #generation = 0;
  #calls = 0;
  #endpoints = 0;
  #drafts = 0;
  /** The position of the document that `runAndKeepInput` keeps for the next call. */
  #keptInput: number | null = null;

  constructor(makeInstance: () => ModuleFunctions) {
    this.#makeInstance = makeInstance;
  }

  /** A number that changes when the instance is dropped. The number of an endpoint is valid for one instance only. */
  get generation(): number {
    return this.#generation;
  }

  /** A number that changes with every call. While it is the same, the module still has the last call's result. */
  get calls(): number {
    return this.#calls;
  }

  /** Makes the instance now, so that loading fails if the module cannot run. */
  start(): void {
    this.#running();
  }

  /**
   * Parses the inputs, and calls `work` if all of them are valid.
   *
   * @param inputs - The inputs; the module refers to them by position.
   */
  run(inputs: readonly (Input | CacheableText)[], work: (module: ModuleFunctions) => number): Result {
    return this.runAndRead(inputs, work, readResult);
  }

  /** Does the same as `run`, and reads the result with `read`. */
  runAndRead<Read>(
    inputs: readonly (Input | CacheableText)[],
    work: (module: ModuleFunctions) => number,
    read: ReadResult<Read>,
  ): Result<Read> {
    this.#releaseKeptInput();
    return this.#run(inputs, work, read);
  }

  /**
   * Does the same, and keeps the document of a position until a call of `run` or `runAndRead`. It is for a document that the
   * next call is likely to use again.
   *
   * @param position - The position of the document.
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

  /** Calls a function that reads no slots and returns no texts. */
  direct(work: (module: ModuleFunctions) => number): number {
    return this.#replaceOnTrap(({ module }) => work(module));
  }

  /** Does the same as `run`, for a call that makes an endpoint. The instance keeps the endpoint until it is dropped. */
  runCompile(inputs: readonly Input[], work: (module: ModuleFunctions) => number): Result {
    if (this.#endpoints >= endpointsPerInstance) this.#drop();
    const result = this.#run(inputs, work, readResult);
    this.#endpoints++;
    return result;
  }

  /** Frees the memory of a very large document. Call it at the end of an endpoint's method. */
  releaseMemory(): void {
    const isLarge = this.#instance !== null && this.#instance.module.HEAPU8.length > largestIdleMemory;
    // With drafts, each drop would cost restoring them.
    if (isLarge && this.#drafts === 0) this.#drop();
  }

  /** Counts the drafts that the instance stores. */
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
      // A LimitError is thrown before the module runs, so the instance is intact.
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
