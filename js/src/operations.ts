import { CompiledOperation } from "./compiled-operation.js";
import { affinda, letraz } from "./generated/apis.js";
import { prepareKept } from "./input/prepare.js";
import type { Language } from "./messages/language.js";
import { english, languageOf } from "./messages/language.js";
import type { Engine } from "./module/engine.js";
import { identityOf } from "./options.js";
import type { CompileOptions } from "./types/compile.js";
import type { Messages } from "./types/messages.js";

/** The operations over a running module. What is compiled is compiled once for all languages. */
export class Operations {
  readonly #engine: Engine;
  readonly experience: CompiledOperation;
  readonly resume: CompiledOperation;

  constructor(engine: Engine) {
    this.#engine = engine;
    this.experience = new CompiledOperation(engine, letraz, "resume_experience_partial_update");
    this.resume = new CompiledOperation(engine, affinda, "updateResumeData");
  }

  /** Any other operation of any document; see `compile` of the package's interface. */
  compile(openapi: unknown, operationId: string, options: CompileOptions = {}): CompiledOperation {
    if (typeof operationId !== "string") throw new TypeError("The operationId must be a string.");
    const identity = identityOf(options);
    // Kept, because it is compiled again after a trap.
    const compiled = new CompiledOperation(this.#engine, prepareKept(openapi), operationId, identity);
    compiled.compile();
    return compiled;
  }
}

/** Makes one for each language; the same one whenever the same language is asked for. */
export function oneForEachLanguage<Made>(make: (language: Language) => Made): (messages?: Messages) => Made {
  const inEnglish = make(english);
  const translated = new WeakMap<Messages, { readonly made: Made }>();
  return (messages) => {
    if (messages === undefined) return inEnglish;
    const { made } = translated.get(messages) ?? { made: make(languageOf(messages)) };
    translated.set(messages, { made });
    return made;
  };
}
