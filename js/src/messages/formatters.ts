import type { MessageCode, Params } from "./english-messages.js";
import { choiceOf, isUnstated } from "./format-values.js";
import type { Forms, LocaleWords } from "./locale-format.js";
import type { Phrases, StatusPhrases } from "./templates.js";

/** What is said of a place, from an issue's params. */
export type Remark = (params: Params) => string;

/** A remark for every code but those whose words are the server's. */
export type Remarks = Readonly<Record<Exclude<MessageCode, "server" | "status" | "outcome">, Remark>>;

/** The member of that name, and not what every object has. */
function own<Value>(table: Readonly<Record<string, Value>>, name: unknown): Value | undefined {
  return Object.hasOwn(table, String(name)) ? table[String(name)] : undefined;
}

function typeRemark({ type }: Phrases, { show }: LocaleWords): Remark {
  return ({ expected, nullable, actual, input }) => {
    const wanted = own(type.types, expected) ?? type.otherType(show(expected));
    if (expected === "any") return type.unreadable;
    if (actual === "file") return type.notFile(wanted);
    if (input !== undefined && input !== "") return type.notThis(wanted, show(input));
    if (actual === "null") return type.notEmpty(wanted);
    return nullable === true ? type.wantedOrEmpty(wanted) : type.wanted(wanted);
  };
}

function enumRemark({ choice }: Phrases, { eitherOf, show }: LocaleWords): Remark {
  return (params) => {
    const { names, isEmpty } = choiceOf(params);
    const given = show(params.actual);
    if (names.length === 0) return isEmpty ? choice.choose : choice.notListed(given);
    return isEmpty ? choice.chooseOf(eitherOf(names)) : choice.notOneOf(eitherOf(names), given);
  };
}

type NumberRemarks = Pick<
  Remarks,
  | "minLength"
  | "maxLength"
  | "minItems"
  | "maxItems"
  | "minProperties"
  | "maxProperties"
  | "minimum"
  | "maximum"
  | "exclusiveMinimum"
  | "exclusiveMaximum"
  | "multipleOf"
>;

function numberRemarks({ number }: Phrases, { count, group, show }: LocaleWords): NumberRemarks {
  const few =
    (noun: Forms): Remark =>
    ({ limit, actual }) =>
      number.tooFew(count(limit, noun), group(actual));
  const many =
    (noun: Forms): Remark =>
    ({ limit, actual }) =>
      number.tooMany(count(limit, noun), group(actual));
  const bound =
    (phrase: (limit: string) => string): Remark =>
    ({ limit, actual }) =>
      phrase(show(limit)) + number.given(isUnstated(actual) ? undefined : show(actual));
  return {
    minLength: few(number.characters),
    maxLength: many(number.characters),
    minItems: few(number.entries),
    maxItems: many(number.entries),
    minProperties: few(number.fields),
    maxProperties: many(number.fields),
    minimum: bound(number.minimum),
    maximum: bound(number.maximum),
    exclusiveMinimum: bound(number.exclusiveMinimum),
    exclusiveMaximum: bound(number.exclusiveMaximum),
    multipleOf: ({ multipleOf, actual }) => number.multipleOf(show(multipleOf), show(actual)),
  };
}

/** The remarks of a language, by code. */
export function makeRemarks(phrases: Phrases, words: LocaleWords): Remarks {
  const { show, group, count, showDate } = words;
  return {
    ...numberRemarks(phrases, words),
    type: typeRemark(phrases, words),
    enum: enumRemark(phrases, words),
    pattern: () => phrases.pattern,
    uniqueItems: ({ first, second }) =>
      phrases.uniqueItems(group(Number(first) + 1), group(Number(second) + 1)),
    required: () => phrases.required,
    additionalProperties: ({ property }) => phrases.additionalProperties(show(property)),
    unknownProperty: ({ property }) => phrases.unknownProperty(show(property)),
    format: ({ format }) =>
      phrases.type.wanted(own(phrases.formats, format) ?? phrases.otherFormat(show(format))),
    anyOf: () => phrases.noForm,
    oneOf: ({ matched }) =>
      Number(matched) > 1 ? phrases.severalForms(count(matched, phrases.number.forms)) : phrases.noForm,
    not: () => phrases.wrongForm,
    readOnly: () => phrases.readOnly,
    writeOnly: () => phrases.writeOnly,
    blank: () => phrases.blank,
    endBeforeStart: ({ start, end }) => phrases.endBeforeStart(showDate(start), showDate(end)),
    endWhileCurrent: () => phrases.endWhileCurrent,
    monthWithoutYear: () => phrases.monthWithoutYear,
    inFuture: ({ date }) => phrases.inFuture(showDate(date)),
    nullCharacter: () => phrases.nullCharacter,
    duplicateId: ({ id }) => phrases.duplicateId(show(id)),
  };
}

const statusNames: Readonly<Record<string, Exclude<keyof StatusPhrases, "other">>> = {
  0: "silent",
  400: "refused",
  401: "unauthorized",
  403: "forbidden",
  404: "gone",
  405: "wrongKind",
  408: "waited",
  409: "conflict",
  412: "conflict",
  413: "tooLarge",
  415: "wrongForm",
  422: "refused",
  429: "tooMany",
  500: "failed",
  502: "badGateway",
  503: "unavailable",
  504: "tooSlow",
};

/** The sentence for what a server answered with. */
export function statusRemark(status: unknown, phrases: StatusPhrases): string {
  const name = own(statusNames, status) ?? (Number(status) >= 500 ? "failed" : undefined);
  return name === undefined ? phrases.other(String(status)) : phrases[name];
}

/** The sentence for what became of a change. */
export function outcomeRemark(outcome: unknown, phrases: Phrases): string {
  return own(phrases.outcome, outcome) ?? phrases.unknown;
}
