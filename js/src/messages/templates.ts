// What a language other than English says: texts, with their blanks as parameters. Whatever goes into a blank is
// written out already: numbers in digits of the language, amounts with their nouns, values in quotation marks.
import type { SendOutcome } from "./english-messages.js";
import type { DefaultLabels } from "./format-values.js";
import type { PluralForms, Quoting } from "./locale-format.js";

/** One blank, two blanks. */
type Blank = (one: string) => string;
type Blanks = (one: string, other: string) => string;

/** The sentences about the answers of servers, for when a server says nothing that a person can read. */
export interface StatusTemplates {
  /** No answer came. */
  readonly noResponse: string;
  readonly refused: string;
  readonly unauthorized: string;
  readonly forbidden: string;
  readonly notFound: string;
  readonly methodNotAllowed: string;
  readonly requestTimeout: string;
  readonly conflict: string;
  readonly tooLarge: string;
  readonly wrongForm: string;
  readonly tooMany: string;
  readonly failed: string;
  readonly badGateway: string;
  readonly unavailable: string;
  readonly gatewayTimeout: string;
  /** A refusal with a status that has no sentence of its own. */
  readonly other: Blank;
}

/** Of a value of the wrong type; `wanted` is one of `types`. */
export interface TypeTemplates {
  readonly types: Readonly<Record<"string" | "integer" | "number" | "boolean" | "object" | "array", string>>;
  readonly otherType: Blank;
  readonly unreadable: string;
  readonly notFile: (wanted: string) => string;
  readonly notThis: (wanted: string, given: string) => string;
  readonly notEmpty: (wanted: string) => string;
  readonly wantedOrEmpty: (wanted: string) => string;
  readonly wanted: (wanted: string) => string;
}

/** Of a value that is not among the allowed ones; `choices` is "a, b or c". */
export interface ChoiceTemplates {
  readonly choose: string;
  readonly notListed: (given: string) => string;
  readonly chooseOf: (choices: string) => string;
  readonly notOneOf: (choices: string, given: string) => string;
}

/** Of amounts and numbers. */
export interface NumberTemplates {
  readonly characters: PluralForms;
  readonly entries: PluralForms;
  readonly fields: PluralForms;
  readonly forms: PluralForms;
  /** `amount` has its noun: "10 characters". */
  readonly tooFew: (amount: string, actual: string) => string;
  readonly tooMany: (amount: string, actual: string) => string;
  /** These four without what ends a sentence. */
  readonly minimum: Blank;
  readonly maximum: Blank;
  readonly exclusiveMinimum: Blank;
  readonly exclusiveMaximum: Blank;
  /** What follows one of the four, and ends the sentence; without a value where there is none to repeat. */
  readonly given: (actual: string | undefined) => string;
  readonly multipleOf: (divisor: string, actual: string) => string;
}

/** What is said of a place follows its name and a colon, but for the two about properties. */
export interface MessageTemplates {
  /** A BCP 47 tag. */
  readonly locale: string;
  readonly quoting: Quoting;
  /** What stands between the name of a place and what is said of it. */
  readonly colon: string;
  readonly defaultLabels: DefaultLabels;
  /** By what the API documents call them. */
  readonly labels: Readonly<Record<string, string>>;
  readonly type: TypeTemplates;
  readonly choice: ChoiceTemplates;
  readonly number: NumberTemplates;
  readonly status: StatusTemplates;
  /** What became of a change. */
  readonly outcome: Readonly<Record<SendOutcome, string>>;
  /** What is wanted, by format. */
  readonly formats: Readonly<Record<"date" | "date-time" | "email" | "uri" | "uuid" | "byte", string>>;
  readonly otherFormat: Blank;
  readonly pattern: string;
  readonly uniqueItems: Blanks;
  readonly required: string;
  readonly additionalProperties: (property: string) => string;
  readonly unknownProperty: (property: string) => string;
  readonly noForm: string;
  /** `forms` is an amount with its noun. */
  readonly severalForms: (forms: string) => string;
  readonly wrongForm: string;
  readonly readOnly: string;
  readonly writeOnly: string;
  readonly blank: string;
  readonly endBeforeStart: (start: string, end: string) => string;
  readonly endWhileCurrent: string;
  readonly monthWithoutYear: string;
  readonly inFuture: Blank;
  readonly nullCharacter: string;
  readonly duplicateId: Blank;
  /** For a code that nobody thought of. */
  readonly unknown: string;
}
