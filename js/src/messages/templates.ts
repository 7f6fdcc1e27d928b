// The templates of a language other than English, with placeholders as parameters. Their arguments are formatted already:
// numbers with the language's digits, amounts with their nouns, values in quotation marks.
import type { SendOutcome } from "./english-messages.js";
import type { DefaultLabels } from "./format-values.js";
import type { PluralForms, Quoting } from "./locale-format.js";

/** A template with one placeholder, and one with two. */
type Blank = (one: string) => string;
type Blanks = (one: string, other: string) => string;

/** The messages of statuses, for a response without a readable text. */
export interface StatusTemplates {
  /** No response arrived. */
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
  /** A refusal with any other status. */
  readonly other: Blank;
}

/** The templates for a value of the wrong type. `wanted` is one of `types`. */
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

/** The templates for a value that is not allowed. `choices` is "a, b or c". */
export interface ChoiceTemplates {
  readonly choose: string;
  readonly notListed: (given: string) => string;
  readonly chooseOf: (choices: string) => string;
  readonly notOneOf: (choices: string, given: string) => string;
}

/** The templates for amounts and numbers. */
export interface NumberTemplates {
  readonly characters: PluralForms;
  readonly entries: PluralForms;
  readonly fields: PluralForms;
  readonly forms: PluralForms;
  /** `amount` includes its noun: "10 characters". */
  readonly tooFew: (amount: string, actual: string) => string;
  readonly tooMany: (amount: string, actual: string) => string;
  /** The beginnings of four messages; `given` ends them. */
  readonly minimum: Blank;
  readonly maximum: Blank;
  readonly exclusiveMinimum: Blank;
  readonly exclusiveMaximum: Blank;
  /** The end of these four messages. `actual` is undefined if the message cannot quote it. */
  readonly given: (actual: string | undefined) => string;
  readonly multipleOf: (divisor: string, actual: string) => string;
}

/** All templates of a language. A message starts with the label and the colon, except the two about properties. */
export interface MessageTemplates {
  /** A BCP 47 tag. */
  readonly locale: string;
  readonly quoting: Quoting;
  /** The text between the label and the message. */
  readonly colon: string;
  readonly defaultLabels: DefaultLabels;
  /** The translated titles of the API documents, by title. */
  readonly labels: Readonly<Record<string, string>>;
  readonly type: TypeTemplates;
  readonly choice: ChoiceTemplates;
  readonly number: NumberTemplates;
  readonly status: StatusTemplates;
  /** The messages of the results of `send` and `load`. */
  readonly outcome: Readonly<Record<SendOutcome, string>>;
  /** The expected value, by format. */
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
  /** The message for an unknown code. */
  readonly unknown: string;
}
