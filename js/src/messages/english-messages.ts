// Every English message of the package, by code. The messages are for the person who fills in the form. Translations use the
// same codes and params.

import type { KnownIssueCode } from "../types/issue-params.js";
import {
  allowedValuesOf,
  formatAlternatives,
  formatChoice,
  formatCount,
  formatDate,
  formatInteger,
  formatValue,
  isOrAre,
  isUnrepresentable,
} from "./format-values.js";

/** The params of an issue. Their members depend on its code. */
export type Params = Readonly<Record<string, unknown>>;

/** Makes a message from an issue's params, the label of its place, and its path. */
export type EnglishMessage = (params: Params, label: string, path: string) => string;

const typeNames: Readonly<Record<string, string>> = {
  string: "text",
  integer: "a whole number",
  number: "a number",
  boolean: "yes or no",
  object: "a group of fields",
  array: "a list",
};

const formatExamples: Readonly<Record<string, string>> = {
  date: "a calendar day such as 2024-05-31",
  "date-time": "a date and time such as 2024-05-31T09:30:00Z",
  email: "an email address such as name@example.com",
  uri: "a web address such as https://example.com",
  uuid: "an identifier such as 123e4567-e89b-12d3-a456-426614174000",
  byte: "data in Base64",
};

function typeMessage({ expected, nullable, actual, input }: Params, label: string): string {
  const wanted = typeNames[String(expected)] ?? `of the type ${formatValue(expected)}`;
  if (expected === "any") return `${label} cannot be read.`;
  if (actual === "file") return `${label} must be ${wanted}, not a file.`;
  if (input !== undefined && input !== "") return `${label} must be ${wanted}; ${formatValue(input)} is not.`;
  if (actual === "null") return `${label} must not be empty; ${wanted} is needed.`;
  return nullable === true ? `${label} must be ${wanted}, or empty.` : `${label} must be ${wanted}.`;
}

function enumMessage(params: Params, label: string): string {
  const { names, isEmpty } = allowedValuesOf(params);
  const { actual } = params;
  if (names.length === 0) {
    return isEmpty
      ? `${label} must be one of the choices in the list.`
      : `${label} cannot be ${formatValue(actual)}: that is not in the list of choices.`;
  }
  const wanted = `${label} must be ${formatAlternatives(names.map(formatChoice))}`;
  return isEmpty ? `${wanted}.` : `${wanted}; ${formatValue(actual)} is not one of them.`;
}

/** Makes a message such as "Company name has 263 characters; at most 250 are allowed." */
function tooMany({ limit, actual }: Params, label: string, singular: string, plural: string): string {
  return `${label} has ${formatCount(actual, singular, plural)}; at most ${formatInteger(limit)} ${isOrAre(limit)} allowed.`;
}

function tooFew({ limit, actual }: Params, label: string, singular: string, plural: string): string {
  return `${label} has ${formatCount(actual, singular, plural)}; at least ${formatInteger(limit)} ${isOrAre(limit)} needed.`;
}

/** Makes the message of `tooMany` for a label that is often a plural: "Websites: 3 entries, but …". */
function tooManyParts({ limit, actual }: Params, label: string, singular: string, plural: string): string {
  return `${label}: ${formatCount(actual, singular, plural)}, but at most ${formatInteger(limit)} ${isOrAre(limit)} allowed.`;
}

function tooFewParts({ limit, actual }: Params, label: string, singular: string, plural: string): string {
  return `${label}: ${formatCount(actual, singular, plural)}, but at least ${formatInteger(limit)} ${isOrAre(limit)} needed.`;
}

/** Makes a message such as "… is 13; it must be at most 12." It leaves out a number that JavaScript cannot represent. */
function outOfBounds({ limit, actual }: Params, label: string, bound: string): string {
  const stated = isUnrepresentable(actual) ? "" : ` is ${formatValue(actual)}; it`;
  return `${label}${stated} must be ${bound} ${formatValue(limit)}.`;
}

/** Returns the server's text, after the label of its field unless the text starts with it. */
function serverMessage({ detail }: Params, label: string, path: string): string {
  const words = String(detail);
  const namesField = words.toLowerCase().startsWith(label.toLowerCase());
  return path === "" || namesField ? words : `${label}: ${words}`;
}

/** The English messages by code. */
export const englishMessages = {
  type: typeMessage,
  enum: enumMessage,
  minLength: (params, label) => tooFew(params, label, "character", "characters"),
  maxLength: (params, label) => tooMany(params, label, "character", "characters"),
  minItems: (params, label) => tooFewParts(params, label, "entry", "entries"),
  maxItems: (params, label) => tooManyParts(params, label, "entry", "entries"),
  minProperties: (params, label) => tooFewParts(params, label, "field", "fields"),
  maxProperties: (params, label) => tooManyParts(params, label, "field", "fields"),
  pattern: (_, label) => `${label} does not have the required format.`,
  minimum: (params, label) => outOfBounds(params, label, "at least"),
  maximum: (params, label) => outOfBounds(params, label, "at most"),
  exclusiveMinimum: (params, label) => outOfBounds(params, label, "more than"),
  exclusiveMaximum: (params, label) => outOfBounds(params, label, "less than"),
  multipleOf: ({ multipleOf, actual }, label) =>
    `${label} must be a multiple of ${formatValue(multipleOf)}; ${formatValue(actual)} is not.`,
  uniqueItems: ({ first, second }, label) =>
    `${label}: entries ${Number(first) + 1} and ${Number(second) + 1} are the same.`,
  required: (_, label) => `${label} is required.`,
  additionalProperties: ({ property }) =>
    `The field ${formatValue(property)} is not allowed here; remove it.`,
  unknownProperty: ({ property }) =>
    `The server does not know the field ${formatValue(property)} and will most likely drop it.`,
  format: ({ format }, label) =>
    `${label} must be ${formatExamples[String(format)] ?? `of the form ${formatValue(format)}`}.`,
  anyOf: (_, label) => `${label} has none of the allowed forms.`,
  oneOf: ({ matched }, label) =>
    Number(matched) > 1
      ? `${label} fits ${formatCount(matched, "form", "forms")} at once; it must fit exactly one.`
      : `${label} has none of the allowed forms.`,
  not: (_, label) => `${label} has a form that is not allowed.`,
  readOnly: (_, label) => `${label} cannot be changed here: the server sets this itself.`,
  writeOnly: (_, label) => `${label} must not be in a response of the server.`,
  blank: (_, label) => `${label} must not be blank.`,
  endBeforeStart: ({ start, end }, label) =>
    `${label}: the end (${formatDate(end)}) is before the start (${formatDate(start)}).`,
  endWhileCurrent: (_, label) => `${label} must be empty while this is the current job.`,
  monthWithoutYear: (_, label) => `${label} is missing: a month needs its year.`,
  inFuture: ({ date }, label) => `${label}: ${formatDate(date)} is in the future.`,
  nullCharacter: (_, label) =>
    `${label} holds an invisible character (U+0000) that cannot be stored; delete it or type the text again.`,
  duplicateId: ({ id }, label) => `${label}: two entries of the list share the id ${formatValue(id)}.`,
  server: serverMessage,
  status: ({ status }) => englishStatusMessage(Number(status)),
  outcome: ({ outcome }, label, path) =>
    Object.hasOwn(outcomeMessages, String(outcome))
      ? outcomeMessages[outcome as SendOutcome]
      : unknownMessage({}, label, path),
} satisfies Readonly<Record<KnownIssueCode | "status" | "outcome", EnglishMessage>>;

/** The codes that have a message. Every language has messages for the same codes. */
export type MessageCode = keyof typeof englishMessages;

/** The message for a code without a message of its own. */
export const unknownMessage: EnglishMessage = (_, label) => `${label} is not accepted.`;

/** The messages of statuses, for a response without a readable text. */
export const statusMessages: Readonly<Record<number, string>> = {
  0: "The server did not answer.",
  400: "The server refused the change.",
  401: "You are not signed in: sign in and save again.",
  403: "You are not allowed to change this.",
  404: "The server does not have this any more.",
  405: "The server does not accept this kind of change.",
  408: "The server waited too long for the change.",
  409: "This was changed by someone else in the meantime.",
  412: "This was changed by someone else in the meantime.",
  413: "The change is too large for the server.",
  415: "The server does not accept the format of this change.",
  422: "The server refused the change.",
  429: "Too many requests: wait a moment and save again.",
  500: "The server failed; try again later.",
  502: "The server cannot be reached at the moment; try again later.",
  503: "The server is not available at the moment; try again later.",
  504: "The server took too long to answer; try again later.",
};

/** Returns the message of any status. */
export function englishStatusMessage(status: number): string {
  return (
    statusMessages[status] ??
    (status >= 500
      ? "The server failed; try again later."
      : `The server refused the change (status ${status}).`)
  );
}

/** The messages of the results of `send` and `load`. */
export const outcomeMessages = {
  sent: "Saved.",
  altered: "Saved, but the server changed some of the values.",
  unchanged: "There is nothing to save.",
  unsendable: "Not saved: the server cannot take these changes.",
  invalid: "Not saved: some fields need attention first.",
  conflict: "This was changed elsewhere in the meantime. Your changes are kept: compare, and save again.",
  timeout: "The server took too long to answer. Your changes are kept: save again.",
  badResponse: "The server's response cannot be read. Your changes are kept: save again.",
  redirect:
    "Not saved: the server redirects to another address, and nothing was sent there. Your changes are kept.",
  tooLarge: "The server's response is too large. Your changes are kept: save again.",
  outdated:
    "The server still shows the state before your changes. Your changes are kept: save again to check.",
  aborted: "Stopped. Your changes are kept.",
  loaded: "Loaded.",
} as const;

/** The results of `send` and `load` that have a message of their own. */
export type SendOutcome = keyof typeof outcomeMessages;
