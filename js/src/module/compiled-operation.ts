import { decodeSource } from "../json/json-text.js";
import type { IdentityOption } from "../types/compile.js";
import type { CallResult, Engine, ReadResult, Result } from "./engine.js";
import { errorFromDetails } from "./failure.js";
import type { ModuleFunctions } from "./functions.js";
import type { CacheableText, Input } from "./input.js";

/** Returns the outcome of a call, or throws the error in its details. */
export function resultOf<Read>(result: Result<Read>): Read {
  if (!result.ok) throw errorFromDetails(result.details);
  return result.outcome;
}

/** A call of the module for the endpoint with a number. */
export type EndpointCall = (module: ModuleFunctions, endpoint: number) => number;

/** The positions of the two inputs of `compile`. */
const documentPosition = 0;
const operationPosition = 1;

/** An operation that is compiled at its first use in each instance of the module. */
export class CompiledOperation {
  readonly #engine: Engine;
  readonly #document: Input;
  readonly #operation: string;
  #endpoint = -1;
  #generation = -1;

  /** @param document - The OpenAPI document. It is kept, so the caller must not change it. */
  constructor(engine: Engine, document: Input, operationId: string, identity?: IdentityOption) {
    this.#engine = engine;
    this.#document = document;
    this.#operation = JSON.stringify(identity ? { operation: operationId, identity } : operationId);
  }

  /** A number that changes when the instance is replaced. Drafts and endpoints of the old instance are lost. */
  get generation(): number {
    return this.#engine.generation;
  }

  /**
   * Compiles the operation, unless the current instance has done so.
   *
   * @throws `OpenApiError` if the document is malformed.
   */
  compile(): void {
    if (this.#generation === this.#engine.generation) return;
    const inputs = [this.#document, this.#operation];
    const outcome = resultOf(
      this.#engine.runCompile(inputs, (module) => module.compile(documentPosition, operationPosition)),
    );
    if (outcome.status < 0) throw errorFromDetails(outcome.details);
    this.#endpoint = outcome.status;
    this.#generation = this.#engine.generation;
  }

  /** A number that changes with every call of the module. */
  get calls(): number {
    return this.#engine.calls;
  }

  /** Parses the OpenAPI document. The result is not cached. */
  readDocument(): unknown {
    return JSON.parse(decodeSource(this.#document));
  }

  /** Counts a draft that the current instance stores (1), or no longer stores (-1). */
  countDraft(change: 1 | -1): void {
    this.#engine.countDraft(change);
  }

  /** Makes a call without inputs or texts, for a draft of the current instance. */
  direct(work: (module: ModuleFunctions) => number): number {
    return this.#engine.direct(work);
  }

  /**
   * Parses the inputs, then calls the module with the number of the endpoint.
   *
   * @param inputs - The inputs; the module refers to them by position.
   */
  call(inputs: readonly (Input | CacheableText)[], work: EndpointCall): CallResult {
    this.compile();
    return this.#finish(this.#engine.run(inputs, (module) => work(module, this.#endpoint)));
  }

  /** Does the same as `call`, and reads the result with `read`. */
  callAndRead<Read>(
    inputs: readonly (Input | CacheableText)[],
    work: EndpointCall,
    read: ReadResult<Read>,
  ): Read {
    this.compile();
    return this.#finish(this.#engine.runAndRead(inputs, (module) => work(module, this.#endpoint), read));
  }

  #finish<Read>(result: Result<Read>): Read {
    this.#engine.releaseMemory();
    return resultOf(result);
  }
}
