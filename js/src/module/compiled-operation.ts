import { decodeSource } from "../json/json-text.js";
import type { IdentityOption } from "../types/compile.js";
import type { CallResult, Engine, ReadResult, Result } from "./engine.js";
import { errorFromDetails } from "./failure.js";
import type { ModuleFunctions } from "./functions.js";
import type { CacheableText, Input } from "./input.js";

/** The outcome of a call; throws the error that its details tell of. */
export function resultOf<Read>(result: Result<Read>): Read {
  if (!result.ok) throw errorFromDetails(result.details);
  return result.outcome;
}

/** A call of the module for an endpoint, given by its number. */
export type EndpointCall = (module: ModuleFunctions, endpoint: number) => number;

/** The positions of the two inputs of `compile`. */
const documentPosition = 0;
const operationPosition = 1;

/**
 * An operation that is compiled once per instance of the module: at first use, and again after the instance had
 * to be replaced.
 */
export class CompiledOperation {
  readonly #engine: Engine;
  readonly #document: Input;
  readonly #operation: string;
  #endpoint = -1;
  #generation = -1;

  /** `document` is kept, so it must not be changed afterwards. */
  constructor(engine: Engine, document: Input, operationId: string, identity?: IdentityOption) {
    this.#engine = engine;
    this.#document = document;
    this.#operation = JSON.stringify(identity ? { operation: operationId, identity } : operationId);
  }

  /** Changes when the instance is replaced: what lives in an instance is gone then. */
  get generation(): number {
    return this.#engine.generation;
  }

  /** Compiles the operation unless the present instance has it. Throws an OpenApiError. */
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

  /** Changes with every call of the module, whoever makes it. */
  get calls(): number {
    return this.#engine.calls;
  }

  /** The OpenAPI document as a value, read anew each time. */
  readDocument(): unknown {
    return JSON.parse(decodeSource(this.#document));
  }

  /** Says that a draft has come to live in the present instance (1), or went (-1). */
  countDraft(change: 1 | -1): void {
    this.#engine.countDraft(change);
  }

  /** A call with numbers alone, for what lives in the present instance. */
  direct(work: (module: ModuleFunctions) => number): number {
    return this.#engine.direct(work);
  }

  /** Calls the module with the inputs, which it knows as 0, 1, ..., and with the number of the endpoint. */
  call(inputs: readonly (Input | CacheableText)[], work: EndpointCall): CallResult {
    this.compile();
    return this.#finish(this.#engine.run(inputs, (module) => work(module, this.#endpoint)));
  }

  /** The same, for work of which not both texts are wanted as strings. */
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
