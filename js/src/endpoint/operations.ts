import { OpenApiError } from "../errors/errors.js";
import { checkOptions } from "../errors/suggestions.js";
import { affinda, letraz } from "../generated/apis.js";
import type { Translator } from "../messages/translator.js";
import { english, translatorOf } from "../messages/translator.js";
import { CompiledOperation } from "../module/compiled-operation.js";
import type { Engine } from "../module/engine.js";
import type { CompileOptions } from "../types/compile.js";
import type { Messages } from "../types/messages.js";
import { extractOperation } from "./extract-operation.js";
import { identityOf, optionNames } from "./options.js";

/** The operations over a running module. Each is compiled once for all languages. */
export class Operations {
  readonly #engine: Engine;
  readonly experience: CompiledOperation;
  readonly resume: CompiledOperation;

  constructor(engine: Engine) {
    this.#engine = engine;
    this.experience = new CompiledOperation(engine, letraz, "resume_experience_partial_update");
    this.resume = new CompiledOperation(engine, affinda, "updateResumeData");
  }

  /**
   * Compiles an operation of any document.
   *
   * @throws `OpenApiError` if the document has no such operation or is malformed.
   */
  compile(openapi: unknown, operationId: string, options: CompileOptions = {}): CompiledOperation {
    if (typeof operationId !== "string")
      throw new TypeError('The operationId must be a string, such as "updateResumeData".');
    checkOptions(options, optionNames.compile);
    if (typeof openapi === "string")
      throw new OpenApiError("malformed", "", "The OpenAPI document is text; pass it as jsonText(text).");
    const identity = identityOf(options);
    // The reachable part is kept, because it is compiled again after a trap.
    const compiled = new CompiledOperation(
      this.#engine,
      extractOperation(this.#engine, openapi, operationId),
      operationId,
      identity,
    );
    compiled.compile();
    return compiled;
  }
}

/** Makes a value for each language, and returns the same value for the same language. */
export function memoizeByMessages<Value>(
  make: (translator: Translator) => Value,
): (messages?: Messages) => Value {
  const inEnglish = make(english);
  const translated = new WeakMap<Messages, { readonly made: Value }>();
  return (messages) => {
    if (messages === undefined) return inEnglish;
    const { made } = translated.get(messages) ?? { made: make(translatorOf(messages)) };
    translated.set(messages, { made });
    return made;
  };
}
