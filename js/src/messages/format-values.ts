import { parsePointer } from "../json/pointer.js";

/** "1 character", "2 characters". */
export function formatCount(amount: unknown, singular: string, plural: string): string {
  return `${formatInteger(amount)} ${Number(amount) === 1 ? singular : plural}`;
}

/** A count with its digits in groups: "3,000". Not for values: a year has no groups. */
export function formatInteger(amount: unknown): string {
  return Number.isInteger(amount) ? String(amount).replace(/\B(?=(?:\d{3})+$)/g, ",") : formatValue(amount);
}

/** "is" for one, "are" for several. */
export function isOrAre(amount: unknown): string {
  return Number(amount) === 1 ? "is" : "are";
}

const longestQuote = 60;

/** As much of a value as a sentence repeats. */
export function excerpt(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  const points = Array.from(text);
  return points.length > longestQuote ? `${points.slice(0, longestQuote - 1).join("")}…` : text;
}

/** A value within a sentence: numbers as they are, anything else in quotation marks, cut when it is long. */
export function formatValue(value: unknown): string {
  return typeof value === "number" || typeof value === "bigint" ? String(value) : `“${excerpt(value)}”`;
}

/** One of the allowed values, as a choice in a list. */
export function formatChoice(value: unknown): string {
  if (value === null) return "empty";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** "a", "a or b", "a, b or c". */
export function formatAlternatives(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}

/** What a remark about a choice is made of. */
export interface AllowedValues {
  /** None for a list too long for a sentence. */
  readonly names: readonly unknown[];
  /** Nothing is chosen. */
  readonly isEmpty: boolean;
}

/** Longer lists of allowed values are of no use in a sentence. */
const longestList = 12;

/** What the params of an `enum` issue say. */
export function allowedValuesOf({
  allowed,
  labels,
  actual,
}: Readonly<Record<string, unknown>>): AllowedValues {
  const names = Array.isArray(labels) ? labels : Array.isArray(allowed) ? allowed : [];
  return { names: names.length > longestList ? [] : names, isEmpty: actual === "" || actual === null };
}

/** Whether a number is too large for JavaScript, so that there is nothing to repeat. JSON makes null of it. */
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

/** "2020-05" as "May 2020", "2020-05-17" as "17 May 2020"; anything else as it is. */
export function formatDate(value: unknown): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(String(value)) ?? [];
  const name = months[Number(month) - 1];
  if (year === undefined || name === undefined) return String(value);
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** What to call places that have no name of their own. */
export interface DefaultLabels {
  readonly document: string;
  readonly field: string;
  /** An item of a list, without its number. */
  readonly item: string;
}

const englishDefaults: DefaultLabels = { document: "The document", field: "This field", item: "Entry" };

/** A property's name as words: "jobTitle" and "job_title" as "Job title". */
function humanize(name: string): string {
  const words = name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .replace(/[_\s-]+/g, " ")
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What to call a place that has no label. */
export function defaultLabel(path: string, { document, item, field } = englishDefaults): string {
  const last = parsePointer(path).at(-1);
  if (last === undefined) return document;
  return /^\d+$/.test(last) ? `${item} ${Number(last) + 1}` : humanize(last) || field;
}
