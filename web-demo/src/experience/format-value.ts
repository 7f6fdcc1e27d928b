import type { Field } from "../library";
import { countryName } from "./countries";

export const MONTHS: readonly string[] = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" }).format(Date.UTC(2024, month, 1)),
);

/** Formats a value for people; null when there is none. */
export function formatValue(field: Field | undefined, value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (field?.input === "month") return MONTHS[Number(value) - 1] ?? String(value);
  if (field?.input === "country") return formatCountry(value);
  if (field?.options) return formatOption(field, value);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Returns a country's code: responses contain an object, requests a code. */
export function codeOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "code" in value ? value.code : value;
}

function formatCountry(value: unknown): string {
  const code = String(codeOf(value));
  return countryName(code) ?? code;
}

function formatOption(field: Field, value: unknown): string {
  return field.options?.find((option) => option.value === value)?.label ?? String(value);
}
