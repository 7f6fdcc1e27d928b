// Formats values in a language by the host's Intl. English does not use Intl, so the main entries work without it and start
// faster.
import { excerpt } from "./format-values.js";

/** The forms of a noun after a number, by the plural categories of its language. `other` is the fallback. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** The facts of a language that Intl lacks. */
export interface Quoting {
  /** The quotation marks, with any spaces inside them. */
  readonly quotes: readonly [open: string, close: string];
  /** The name of null in a list of choices. */
  readonly empty: string;
}

/** The formatters of values in a language. */
export interface LocaleFormat {
  /** Writes an amount with its noun: "1 Eintrag", "2.000 Einträge". */
  formatCount(amount: unknown, forms: PluralForms): string;
  /** Writes an amount with its digits in groups. Do not use it for values; a year has no groups. */
  formatInteger(amount: unknown): string;
  /** Writes a value: numbers plain, anything else in quotation marks and shortened. */
  formatValue(value: unknown): string;
  /** Writes a list of choices: "a, b oder c". */
  formatAlternatives(values: readonly unknown[]): string;
  /** Writes a date in the language's format; anything else stays unchanged. */
  formatDate(value: unknown): string;
}

/** Makes a value at its first read. */
function lazy<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The number from which JavaScript writes an exponent. */
const largestPlain = 1e21;

function isNumber(value: unknown): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

/** Parses "2020-05" and "2020-05-17"; returns null for anything else. */
function readDate(value: unknown): { moment: Date; hasDay: boolean } | null {
  const [, month, day] = /^(\d{4}-\d{2})(-\d{2})?$/.exec(String(value)) ?? [];
  if (month === undefined) return null;
  const text = month + (day ?? "-01");
  const moment = new Date(text);
  // JavaScript parses 30 February as a day in March.
  const isDay = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
  return isDay ? { moment, hasDay: day !== undefined } : null;
}

/**
 * Makes the formatters of a language.
 *
 * @param locale - A BCP 47 tag.
 */
export function localeFormat(locale: string, { quotes: [open, close], empty }: Quoting): LocaleFormat {
  const rules = lazy(() => new Intl.PluralRules(locale));
  const groups = lazy(() => new Intl.NumberFormat(locale));
  const plain = lazy(() => new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 20 }));
  const choices = lazy(() => new Intl.ListFormat(locale, { type: "disjunction" }));
  const dates = [{}, { day: "numeric" } as const].map((day) =>
    lazy(() => new Intl.DateTimeFormat(locale, { timeZone: "UTC", year: "numeric", month: "long", ...day })),
  );

  const number = (value: number | bigint): string =>
    Math.abs(Number(value)) < largestPlain ? plain().format(value) : String(value);
  const formatValue = (value: unknown): string =>
    isNumber(value) ? number(value) : open + excerpt(value) + close;
  const formatInteger = (amount: unknown): string =>
    Number.isInteger(amount) ? groups().format(Number(amount)) : formatValue(amount);
  const name = (value: unknown): string => (isNumber(value) ? number(value) : excerpt(value));

  return {
    formatInteger,
    formatValue,
    formatCount(amount, forms) {
      return `${formatInteger(amount)} ${forms[rules().select(Number(amount))] ?? forms.other}`;
    },
    formatAlternatives(values) {
      return choices().format(values.map((value) => (value === null ? empty : name(value))));
    },
    formatDate(value) {
      const date = readDate(value);
      return date === null ? String(value) : (dates[date.hasDay ? 1 : 0]?.().format(date.moment) ?? "");
    },
  };
}
