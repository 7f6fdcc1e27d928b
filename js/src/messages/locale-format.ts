// Words of a sentence in a language, by the rules that the host knows of it (Intl). English does without, so that
// the package's main entries work where Intl does not, and start faster.
import { excerpt } from "./format-values.js";

/** The forms of a noun behind a number, by the plural rules of its language; `other` where there is no form. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** What the host does not know of a language. */
export interface Quoting {
  /** The quotation marks, with the spaces inside them. */
  readonly quotes: readonly [open: string, close: string];
  /** The choice of no value, in a list of choices. */
  readonly empty: string;
}

/** The words of a language. */
export interface LocaleFormat {
  /** An amount with its noun: "1 Eintrag", "2.000 Einträge". */
  formatCount(amount: unknown, forms: PluralForms): string;
  /** An amount with its digits in groups. Not for values: a year has no groups. */
  formatInteger(amount: unknown): string;
  /** A value: numbers by themselves, anything else in quotation marks, cut when it is long. */
  formatValue(value: unknown): string;
  /** A choice among the allowed values: "a, b oder c". */
  formatAlternatives(values: readonly unknown[]): string;
  /** A date as people write it; what is none stays as it is. */
  formatDate(value: unknown): string;
}

/** Makes a value when it is first asked for. */
function lazy<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Beyond this JavaScript, too, writes a number with an exponent. */
const largestPlain = 1e21;

function isNumber(value: unknown): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

/** The moment and its parts of "2020-05" and "2020-05-17"; null for anything else. */
function readDate(value: unknown): { moment: Date; hasDay: boolean } | null {
  const [, month, day] = /^(\d{4}-\d{2})(-\d{2})?$/.exec(String(value)) ?? [];
  if (month === undefined) return null;
  const text = month + (day ?? "-01");
  const moment = new Date(text);
  // The 30th of February is no day, though JavaScript takes it for one in March.
  const isDay = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
  return isDay ? { moment, hasDay: day !== undefined } : null;
}

/** The words of the language `locale`, a BCP 47 tag. */
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
