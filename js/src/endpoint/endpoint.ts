import { checkOptions } from "../errors/suggestions.js";
import { mergeOption, patchOption } from "../generated/constants.js";
import type { Translator } from "../messages/translator.js";
import type { CompiledOperation } from "../module/compiled-operation.js";
import { prepareDocument } from "../module/prepare-input.js";
import type { Draft, Endpoint } from "../types/draft.js";
import type { DraftOptions } from "../types/draft-options.js";
import type { Conflict, Merge, MergeOptions } from "../types/merge.js";
import type { Resource } from "../types/options.js";
import { checkedDetails, ModuleCoreEndpoint, patchFlags } from "./core-endpoint.js";
import { optionNames, preferOf, textOf, todayOf } from "./options.js";

/** The parts of an endpoint that its drafts use. */
export interface DraftContext<Read, Write> {
  readonly endpoint: Endpoint<Read, Write>;
  readonly operation: CompiledOperation;
  readonly translator: Translator;
  /** The options of the draft's patches, as bits. */
  readonly flags: number;
  /** The current day for the rules, as the number YYYYMMDD. */
  readonly today: number;
}

/** Opens a draft. An endpoint receives this function, because drafts import endpoints. */
export type OpenDraft = <Read, Write>(
  context: DraftContext<Read, Write>,
  base: unknown,
  options: DraftOptions,
) => Draft<Read, Write>;

/** An endpoint over the functions of the complete module. */
export class ModuleEndpoint<Read, Write>
  extends ModuleCoreEndpoint<Read, Write>
  implements Endpoint<Read, Write>
{
  readonly #operation: CompiledOperation;
  readonly #translator: Translator;
  readonly #openDraft: OpenDraft;

  constructor(operation: CompiledOperation, translator: Translator, openDraft: OpenDraft) {
    super(operation, translator);
    this.#operation = operation;
    this.#translator = translator;
    this.#openDraft = openDraft;
  }

  merge(
    base: Resource<Read, Write>,
    mine: Resource<Read, Write>,
    theirs: Resource<Read, Write>,
    options: MergeOptions = {},
  ): Merge<Read> {
    checkOptions(options, optionNames.merge);
    const flags = preferOf(options) * mergeOption.preferMine + textOf(options) * mergeOption.wholeText;
    const inputs = [base, mine, theirs].map(prepareDocument);
    const outcome = this.#operation.call(inputs, (module, endpoint) =>
      module.merge(endpoint, 0, 1, 2, flags),
    );
    const conflicts: Conflict[] = JSON.parse(checkedDetails(outcome));
    return { value: JSON.parse(outcome.text), valueText: outcome.text, conflicts };
  }

  open(base: Resource<Read, Write>, options: DraftOptions = {}): Draft<Read, Write> {
    checkOptions(options, optionNames.open);
    const context = {
      endpoint: this,
      operation: this.#operation,
      translator: this.#translator,
      flags: patchFlags(options) + (1 - textOf(options)) * patchOption.mergeWords,
      today: todayOf(options),
    };
    return this.#openDraft<Read, Write>(context, base, options);
  }
}
