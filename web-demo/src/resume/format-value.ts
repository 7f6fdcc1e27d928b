import type { Field } from "../library";

/** Capitalizes a text: "hard skill" becomes "Hard skill". */
export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/u;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Returns whether a text is a calendar day in the API's format, YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const [, year, month, day] = DATE.exec(text) ?? [];
  return Number(year) > 0 && Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month));
}

/** Returns the days in a month; 0 for an invalid month. */
function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2) return isLeap ? 29 : 28;
  if (month < 1 || month > 12) return 0;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Formats "2018-05-01" as "1 May 2018", independent of the time zone. */
export function formatDay(text: string): string {
  if (!isDay(text)) return text;
  const [, year, month, day] = DATE.exec(text) ?? [];
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${Number(year)}`;
}

/** Formats a single value for people; null when there is none. */
export function formatValue(field: Field | undefined, value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "string" && field?.input === "date") return formatDay(value);
  const option = field?.options?.find((candidate) => candidate.value === value);
  if (option) return option.label;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
