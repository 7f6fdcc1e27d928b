import { requireArgument } from "../errors/arguments.js";
import { checkOptions } from "../errors/suggestions.js";
import { direction, patchOption, resultBit } from "../generated/constants.js";
import { deepFreeze } from "../json/freeze.js";
import { JsonText } from "../json/json-text.js";
import { readIssues } from "../messages/issue.js";
import { translateFields } from "../messages/translate-fields.js";
import type { Translator } from "../messages/translator.js";
import type { CompiledOperation } from "../module/compiled-operation.js";
import type { CallResult, ReadResult } from "../module/engine.js";
import { readResult } from "../module/engine.js";
import { errorFromDetails } from "../module/failure.js";
import type { ModuleFunctions } from "../module/functions.js";
import { copyText, readDetails } from "../module/output.js";
import { prepareDocument } from "../module/prepare-input.js";
import type { CoreEndpoint, Remark } from "../types/core-endpoint.js";
import type { Field } from "../types/field.js";
import type { FormOptions, FormResult, FormSource } from "../types/form.js";
import type { Issue, Report } from "../types/issue.js";
import type { MessageSubject } from "../types/messages.js";
import type { Operation } from "../types/operation.js";
import type { PatchOptions, Resource, UpdateOptions, ValidateOptions } from "../types/options.js";
import type { Change, Patch } from "../types/patch.js";
import type { FormTexts } from "../types/pointer.js";
import type { ServerError } from "../types/server-error.js";
import type { FormSchemaOptions, StandardFormSchema, StandardProps } from "../types/standard-schema.js";
import { bindMethods } from "./bind-methods.js";
import { readChanges } from "./changes.js";
import { encodingsAmong } from "./encode.js";
import { parseFormValue, valuesForUpdate } from "./form/form-value.js";
import { prepareEntries } from "./form/prepare-entries.js";
import { readForm } from "./form/read-form.js";
import { maxIssuesOf, nestedOf, nullsOf, optionNames, rulesOf, todayOf } from "./options.js";
import { LazyPatch } from "./patch.js";
import { readPatchLists } from "./patch-lists.js";
import { parseServerError } from "./server-error/parse.js";
import { makeFormSchema } from "./standard-schema/form-schema.js";
import { makeStandardProps } from "./standard-schema/props.js";

/** The module's description of an operation, with the document's own labels. */
interface Description {
  readonly operation: Operation;
  readonly fields: readonly Field[];
  readonly remarks: readonly Remark[];
  /** JSON Pointer of the request schema in the document, where there is one. */
  readonly schema?: string;
}

/** Applies the defaults and overrides of OpenAPI 3.0.3, section 4.7, to the document's values. */
function readOperation({ encodings, servers, parameters, ...rest }: Operation): Operation {
  return {
    ...rest,
    encodings: encodingsAmong(encodings),
    servers: servers.length > 0 ? servers : [{ url: "/" }],
    // The operation's parameters come first, and override those of its path.
    parameters: parameters.filter(
      (one, at) => parameters.findIndex((each) => each.name === one.name && each.in === one.in) === at,
    ),
  };
}

function readDescription(text: string): Description {
  const { operation, ...rest }: Description = JSON.parse(text);
  return { ...rest, operation: readOperation(operation) };
}

type PatchCall = (module: ModuleFunctions, endpoint: number, flags: number, today: number) => number;

/** An endpoint over the functions that both modules have. */
export class ModuleCoreEndpoint<Read, Write> implements CoreEndpoint<Read, Write> {
  readonly #operation: CompiledOperation;
  readonly #translator: Translator;
  #description: Description | null = null;
  #fields: readonly Field[] | null = null;
  #standard: StandardProps<Write> | null = null;
  #resourceFields: readonly Field[] | null = null;

  constructor(operation: CompiledOperation, translator: Translator) {
    this.#operation = operation;
    this.#translator = translator;
    bindMethods(this);
  }

  /** Keeps Vue from wrapping the object in a proxy, which cannot reach its private members. */
  get __v_skip(): true {
    return true;
  }

  get operation(): Operation {
    return this.#describe().operation;
  }

  get fields(): readonly Field[] {
    this.#fields ??= translateFields(this.#describe().fields, this.#translator);
    return this.#fields;
  }

  get remarks(): readonly Remark[] {
    return this.#describe().remarks;
  }

  get "~standard"(): StandardProps<Write> {
    this.#standard ??= deepFreeze(
      makeStandardProps<Write>(this, this.#operation, () => this.#describe().schema),
    );
    return this.#standard;
  }

  get resourceFields(): readonly Field[] {
    this.#resourceFields ??= translateFields(
      deepFreeze<readonly Field[]>(
        JSON.parse(
          this.#operation.call([], (module, endpoint) => module.describeAllFields(endpoint)).details,
        ),
      ),
      this.#translator,
    );
    return this.#resourceFields;
  }

  validate(body: unknown, options: ValidateOptions = {}): Report {
    return this.#check(body, direction.request, options);
  }

  validateResponse(body: unknown, options: ValidateOptions = {}): Report {
    return this.#check(body, direction.response, options);
  }

  isResponse(body: unknown): body is Read {
    if (JsonText.isJsonText(body))
      throw new TypeError("isResponse takes a JSON value; validateResponse takes jsonText, too.");
    return this.#check(body, direction.response, { rules: "off", maxIssues: 1 }).valid;
  }

  fromForm(form: FormSource, options: FormOptions = {}): FormResult<Write> {
    checkOptions(options, optionNames.fromForm);
    const { ignore = [] } = options;
    requireArgument(Array.isArray(ignore), 'The option "ignore"', "a list of names");
    const { fields } = this.#describe();
    const { entries, issues: bad } = readForm(form, fields, this.#translator, ignore);
    const { text, details } = this.#operation.call([prepareEntries(entries)], (module, endpoint) =>
      module.fromForm(endpoint, 0),
    );
    const issues = [...bad, ...readIssues(details, this.#translator)];
    return { ...parseFormValue<Write>(text), issues, valid: !issues.some(isError) };
  }

  formSchema<Values = Record<string, string>>(
    options: FormSchemaOptions<Read, Write> = {},
  ): StandardFormSchema<Values, Write> {
    checkOptions(options, optionNames.formSchema);
    return makeFormSchema(this, options);
  }

  toForm(resource: Resource<Read, Write>): FormTexts<Read, Write> {
    const outcome = this.#operation.call([prepareDocument(resource)], (module, endpoint) =>
      module.toForm(endpoint, 0),
    );
    return JSON.parse(checkedDetails(outcome));
  }

  diff(before: Resource<Read, Write>, after: Resource<Read, Write>): Change[] {
    const inputs = [prepareDocument(before), prepareDocument(after)];
    const outcome = this.#operation.callAndRead(
      inputs,
      (module, endpoint) => module.diff(endpoint, 0, 1),
      (module, status) => ({ status, details: readDetails(module), values: copyText(module) }),
    );
    return readChanges(checkedDetails(outcome), outcome.values);
  }

  patch(
    before: Resource<Read, Write>,
    after: Resource<Read, Write>,
    options: PatchOptions = {},
  ): Patch<Write> {
    checkOptions(options, optionNames.patch);
    return this.#makePatch(before, after, options, (module, endpoint, flags, today) =>
      module._patchDocuments(endpoint, 0, 1, flags, today),
    );
  }

  update(base: Resource<Read, Write>, values: Write | JsonText, options: UpdateOptions = {}): Patch<Write> {
    checkOptions(options, optionNames.update);
    const more = nestedOf(options) * patchOption.replaceObjects;
    return this.#makePatch(base, valuesForUpdate(values), options, (module, endpoint, flags, today) =>
      module._updateDocument(endpoint, 0, 1, flags + more, today),
    );
  }

  parseError(status: number, body: unknown): ServerError {
    requireArgument(typeof status === "number", "The status", "a number");
    return parseServerError(status, body, this.#describe().fields, this.#translator);
  }

  translate(subject: MessageSubject): string {
    requireArgument(
      typeof subject?.path === "string" && typeof subject.code === "string",
      "The subject of `translate`",
      "an object with a path and a code",
    );
    return this.#translator.translate(subject);
  }

  #describe(): Description {
    this.#description ??= deepFreeze(
      readDescription(this.#operation.call([], (module, endpoint) => module.describe(endpoint)).details),
    );
    return this.#description;
  }

  #check(body: unknown, as: number, options: ValidateOptions): Report {
    checkOptions(options, optionNames.validate);
    const rules = rulesOf(options);
    const maxIssues = maxIssuesOf(options);
    const today = todayOf(options);
    const inputs = [prepareDocument(body)];
    if (options.base !== undefined) inputs.push(prepareDocument(options.base));
    const basePosition = inputs.length - 1 || -1;
    const { status, details } = this.#operation.call(inputs, (module, endpoint) =>
      module._validateDocument(endpoint, 0, as, rules, maxIssues, today, basePosition),
    );
    return {
      valid: (status & resultBit.valid) !== 0,
      issues: readIssues(details, this.#translator),
      truncated: (status & resultBit.truncated) !== 0,
    };
  }

  #makePatch(earlier: unknown, later: unknown, options: PatchOptions, make: PatchCall): Patch<Write> {
    const flags = patchFlags(options);
    const today = todayOf(options);
    const inputs = [prepareDocument(earlier), prepareDocument(later)];
    const call = <Read>(read: ReadResult<Read>) =>
      this.#operation.callAndRead(inputs, (module, endpoint) => make(module, endpoint, flags, today), read);
    const { status, details, text, calls } = call((module, made) => ({
      ...readResult(module, made),
      calls: this.#operation.calls,
    }));
    if ((status & resultBit.notAnObject) !== 0) throw errorFromDetails(details);
    // The module keeps the lists until its next call. After that, the patch is computed again.
    const readLists = () =>
      this.#operation.calls === calls
        ? this.#operation.callAndRead([], () => 0, readLastLists)
        : call(readLastLists);
    return new LazyPatch<Write>((status & resultBit.valid) !== 0, text, {
      lists: () => readPatchLists(readLists(), this.#translator),
      fields: () => this.fields,
    });
  }
}

function isError({ severity }: Issue): boolean {
  return severity === "error";
}

/** Reads the lists of the patch that the last call computed. */
function readLastLists(module: ModuleFunctions): string {
  module._patchLists();
  return readDetails(module);
}

/** Returns the options of `patch` and `update` as bits. */
export function patchFlags(options: PatchOptions): number {
  return rulesOf(options) * patchOption.rules + (1 - nullsOf(options)) * patchOption.nullsAsEmpty;
}

/** Returns the details of a call, or throws their error if its status is not 0. */
export function checkedDetails({ status, details }: Pick<CallResult, "status" | "details">): string {
  if (status !== 0) throw errorFromDetails(details);
  return details;
}
