import type { CompiledOperation } from "./compiled-operation.js";
import { detailsOf, ModuleCoreEndpoint, patchFlags } from "./core-endpoint.js";
import { openDraft } from "./draft/open.js";
import { mergeOption, patchOption } from "./generated/constants.js";
import { prepareDocument } from "./input/prepare.js";
import type { Language } from "./messages/language.js";
import { preferOf, textOf, todayOf } from "./options.js";
import type { Draft, DraftOptions } from "./types/draft.js";
import type { Endpoint } from "./types/endpoint.js";
import type { Merge, MergeOptions } from "./types/merge.js";
import type { Resource } from "./types/options.js";

/** An endpoint over the whole module's functions. */
export class ModuleEndpoint<Read, Write>
  extends ModuleCoreEndpoint<Read, Write>
  implements Endpoint<Read, Write>
{
  readonly #compiled: CompiledOperation;
  readonly #language: Language;

  constructor(compiled: CompiledOperation, language: Language) {
    super(compiled, language);
    this.#compiled = compiled;
    this.#language = language;
  }

  merge(
    base: Resource<Read, Write>,
    mine: Resource<Read, Write>,
    theirs: Resource<Read, Write>,
    options: MergeOptions = {},
  ): Merge<Read> {
    const flags = preferOf(options) * mergeOption.preferMine + textOf(options) * mergeOption.wholeText;
    const inputs = [base, mine, theirs].map(prepareDocument);
    const outcome = this.#compiled.call(inputs, (module, endpoint) => module.merge(endpoint, 0, 1, 2, flags));
    const conflicts = JSON.parse(detailsOf(outcome));
    return { value: JSON.parse(outcome.text), valueText: outcome.text, conflicts };
  }

  open(base: Resource<Read, Write>, options: DraftOptions = {}): Draft<Read, Write> {
    const place = {
      endpoint: this,
      compiled: this.#compiled,
      language: this.#language,
      flags: patchFlags(options) + (1 - textOf(options)) * patchOption.byWords,
      today: todayOf(options),
    };
    return openDraft<Read, Write>(place, base, options);
  }
}
