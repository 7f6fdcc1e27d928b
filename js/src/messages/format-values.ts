import { parsePointer } from "../json/pointer.js";

/** Writes an amount with its noun: "1 character", "2 characters". */
export function formatCount(amount: unknown, singular: string, plural: string): string {
  return `${formatInteger(amount)} ${Number(amount) === 1 ? singular : plural}`;
}

/** Writes an amount with its digits in groups: "3,000". Do not use it for values; a year has no groups. */
export function formatInteger(amount: unknown): string {
  return Number.isInteger(amount) ? String(amount).replace(/\B(?=(?:\d{3})+$)/g, ",") : formatValue(amount);
}

/** Returns "is" for one, "are" for several. */
export function isOrAre(amount: unknown): string {
  return Number(amount) === 1 ? "is" : "are";
}

const longestQuote = 60;

/** Returns the start of a value, as a message quotes it. */
export function excerpt(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  const points = Array.from(text);
  return points.length > longestQuote ? `${points.slice(0, longestQuote - 1).join("")}…` : text;
}

/** Writes a value for a message: numbers plain, anything else in quotation marks and shortened. */
export function formatValue(value: unknown): string {
  return typeof value === "number" || typeof value === "bigint" ? String(value) : `“${excerpt(value)}”`;
}

/** Writes an allowed value for a list of choices. */
export function formatChoice(value: unknown): string {
  if (value === null) return "empty";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Writes a list of choices: "a", "a or b", "a, b or c". */
export function formatAlternatives(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}

/** The parts of the message of an `enum` issue. */
export interface AllowedValues {
  /** The allowed values; empty if the list is too long for a message. */
  readonly names: readonly unknown[];
  /** No value is chosen. */
  readonly isEmpty: boolean;
}

/** The maximum number of allowed values in a message. */
const longestList = 12;

/** Reads the params of an `enum` issue. */
export function allowedValuesOf({
  allowed,
  labels,
  actual,
}: Readonly<Record<string, unknown>>): AllowedValues {
  const names = Array.isArray(labels) ? labels : Array.isArray(allowed) ? allowed : [];
  return { names: names.length > longestList ? [] : names, isEmpty: actual === "" || actual === null };
}

/** Returns whether a number is too large for JavaScript. JSON turns it into null, so a message cannot quote it. */
export function isUnrepresentable(actual: unknown): boolean {
  return actual === null || (typeof actual === "number" && !Number.isFinite(actual));
}

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Writes "2020-05" as "May 2020" and "2020-05-17" as "17 May 2020"; anything else stays unchanged. */
export function formatDate(value: unknown): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(String(value)) ?? [];
  const name = months[Number(month) - 1];
  if (year === undefined || name === undefined) return String(value);
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** The labels of places without a title. */
export interface DefaultLabels {
  readonly document: string;
  readonly field: string;
  /** The label of a list item, without its number. */
  readonly item: string;
}

const englishDefaults: DefaultLabels = { document: "The document", field: "This field", item: "Entry" };

/** Splits a property's name into words: "jobTitle" and "job_title" become "Job title". */
function humanize(name: string): string {
  const words = name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .replace(/[_\s-]+/g, " ")
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Makes a label from the path of a place. */
export function defaultLabel(path: string, { document, item, field } = englishDefaults): string {
  const last = parsePointer(path).at(-1);
  if (last === undefined) return document;
  return /^\d+$/.test(last) ? `${item} ${Number(last) + 1}` : humanize(last) || field;
}
