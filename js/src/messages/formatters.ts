import type { MessageCode, Params } from "./english-messages.js";
import { allowedValuesOf, isUnrepresentable } from "./format-values.js";
import type { LocaleFormat, PluralForms } from "./locale-format.js";
import type { MessageTemplates, StatusTemplates } from "./templates.js";

/** Makes the text of a message from an issue's params, without the label. */
export type MessageFormatter = (params: Params) => string;

/** A formatter for each code, except those of servers and results. */
export type MessageFormatters = Readonly<
  Record<Exclude<MessageCode, "server" | "status" | "outcome">, MessageFormatter>
>;

/** Returns an own member of a table. */
function own<Value>(table: Readonly<Record<string, Value>>, name: unknown): Value | undefined {
  return Object.hasOwn(table, String(name)) ? table[String(name)] : undefined;
}

function typeFormatter({ type }: MessageTemplates, { formatValue }: LocaleFormat): MessageFormatter {
  return ({ expected, nullable, actual, input }) => {
    const wanted = own(type.types, expected) ?? type.otherType(formatValue(expected));
    if (expected === "any") return type.unreadable;
    if (actual === "file") return type.notFile(wanted);
    if (input !== undefined && input !== "") return type.notThis(wanted, formatValue(input));
    if (actual === "null") return type.notEmpty(wanted);
    return nullable === true ? type.wantedOrEmpty(wanted) : type.wanted(wanted);
  };
}

function enumFormatter(
  { choice }: MessageTemplates,
  { formatAlternatives, formatValue }: LocaleFormat,
): MessageFormatter {
  return (params) => {
    const { names, isEmpty } = allowedValuesOf(params);
    const given = formatValue(params.actual);
    if (names.length === 0) return isEmpty ? choice.choose : choice.notListed(given);
    return isEmpty
      ? choice.chooseOf(formatAlternatives(names))
      : choice.notOneOf(formatAlternatives(names), given);
  };
}

type NumberFormatters = Pick<
  MessageFormatters,
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

function numberFormatters(
  { number }: MessageTemplates,
  { formatCount, formatInteger, formatValue }: LocaleFormat,
): NumberFormatters {
  const few =
    (noun: PluralForms): MessageFormatter =>
    ({ limit, actual }) =>
      number.tooFew(formatCount(limit, noun), formatInteger(actual));
  const many =
    (noun: PluralForms): MessageFormatter =>
    ({ limit, actual }) =>
      number.tooMany(formatCount(limit, noun), formatInteger(actual));
  const bound =
    (template: (limit: string) => string): MessageFormatter =>
    ({ limit, actual }) =>
      template(formatValue(limit)) +
      number.given(isUnrepresentable(actual) ? undefined : formatValue(actual));
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
    multipleOf: ({ multipleOf, actual }) => number.multipleOf(formatValue(multipleOf), formatValue(actual)),
  };
}

/** Makes the formatters of a language, by code. */
export function makeFormatters(templates: MessageTemplates, words: LocaleFormat): MessageFormatters {
  const { formatValue, formatInteger, formatCount, formatDate } = words;
  return {
    ...numberFormatters(templates, words),
    type: typeFormatter(templates, words),
    enum: enumFormatter(templates, words),
    pattern: () => templates.pattern,
    uniqueItems: ({ first, second }) =>
      templates.uniqueItems(formatInteger(Number(first) + 1), formatInteger(Number(second) + 1)),
    required: () => templates.required,
    additionalProperties: ({ property }) => templates.additionalProperties(formatValue(property)),
    unknownProperty: ({ property }) => templates.unknownProperty(formatValue(property)),
    format: ({ format }) =>
      templates.type.wanted(own(templates.formats, format) ?? templates.otherFormat(formatValue(format))),
    anyOf: () => templates.noForm,
    oneOf: ({ matched }) =>
      Number(matched) > 1
        ? templates.severalForms(formatCount(matched, templates.number.forms))
        : templates.noForm,
    not: () => templates.wrongForm,
    readOnly: () => templates.readOnly,
    writeOnly: () => templates.writeOnly,
    blank: () => templates.blank,
    endBeforeStart: ({ start, end }) => templates.endBeforeStart(formatDate(start), formatDate(end)),
    endWhileCurrent: () => templates.endWhileCurrent,
    monthWithoutYear: () => templates.monthWithoutYear,
    inFuture: ({ date }) => templates.inFuture(formatDate(date)),
    nullCharacter: () => templates.nullCharacter,
    duplicateId: ({ id }) => templates.duplicateId(formatValue(id)),
  };
}

const templateOfStatus: Readonly<Record<string, Exclude<keyof StatusTemplates, "other">>> = {
  0: "noResponse",
  400: "refused",
  401: "unauthorized",
  403: "forbidden",
  404: "notFound",
  405: "methodNotAllowed",
  408: "requestTimeout",
  409: "conflict",
  412: "conflict",
  413: "tooLarge",
  415: "wrongForm",
  422: "refused",
  429: "tooMany",
  500: "failed",
  502: "badGateway",
  503: "unavailable",
  504: "gatewayTimeout",
};

/** Returns the message of a status. */
export function formatStatus(status: unknown, templates: StatusTemplates): string {
  const name = own(templateOfStatus, status) ?? (Number(status) >= 500 ? "failed" : undefined);
  return name === undefined ? templates.other(String(status)) : templates[name];
}

/** Returns the message of a result of `send` or `load`. */
export function formatOutcome(outcome: unknown, templates: MessageTemplates): string {
  return own(templates.outcome, outcome) ?? templates.unknown;
}
