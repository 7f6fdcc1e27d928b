import { openDraft } from "../draft/open.js";
import type { Translator } from "../messages/translator.js";
import type { CompiledOperation } from "../module/compiled-operation.js";
import { prepareDocument } from "../module/prepare-input.js";
import type { Draft, DraftOptions } from "../types/draft.js";
import type { Endpoint } from "../types/endpoint.js";
import type { Merge, MergeOptions } from "../types/merge.js";
import type { Resource } from "../types/options.js";
import { checkedDetails, ModuleCoreEndpoint, patchFlags } from "./core-endpoint.js";
import { preferOf, textOf, todayOf } from "./options.js";

/** The flags that `merge` takes. */
const preferMineFlag = 1;
const wholeTextFlag = 2;

/** A flag of drafts, beside those of `patch`. */
const wordsFlag = 4;

/** An endpoint over the whole module's functions. */
export class ModuleEndpoint<Read, Write>
  extends ModuleCoreEndpoint<Read, Write>
  implements Endpoint<Read, Write>
{
  readonly #compiled: CompiledOperation;
  readonly #translator: Translator;

  constructor(compiled: CompiledOperation, translator: Translator) {
    super(compiled, translator);
    this.#compiled = compiled;
    this.#translator = translator;
  }

  merge(
    base: Resource<Read, Write>,
    mine: Resource<Read, Write>,
    theirs: Resource<Read, Write>,
    options: MergeOptions = {},
  ): Merge<Read> {
    const flags = preferOf(options) * preferMineFlag + textOf(options) * wholeTextFlag;
    const inputs = [base, mine, theirs].map(prepareDocument);
    const outcome = this.#compiled.call(inputs, (module, endpoint) => module.merge(endpoint, 0, 1, 2, flags));
    const conflicts = JSON.parse(checkedDetails(outcome));
    return { value: JSON.parse(outcome.text), valueText: outcome.text, conflicts };
  }

  open(base: Resource<Read, Write>, options: DraftOptions = {}): Draft<Read, Write> {
    const place = {
      endpoint: this,
      compiled: this.#compiled,
      translator: this.#translator,
      flags: patchFlags(options) + (1 - textOf(options)) * wordsFlag,
      today: todayOf(options),
    };
    return openDraft<Read, Write>(place, base, options);
  }
}
