import countries from "i18n-iso-countries";
import english from "i18n-iso-countries/langs/en.json";

countries.registerLocale(english);

/** Countries that are better known by another name than the official one. */
const COMMONLY_NAMED = new Set(["CI", "CN", "CZ", "GM", "IR", "MK", "PS", "RU", "TW", "TZ"]);

/** [alpha-3 code, English name] of every country, sorted by name. */
export const COUNTRIES: readonly (readonly [code: string, name: string])[] = Object.entries(
  countries.getNames("en", { select: "official" }),
)
  .map(
    ([alpha2, official]) =>
      [countries.alpha2ToAlpha3(alpha2) ?? alpha2, commonName(alpha2) ?? official] as const,
  )
  .sort(([, one], [, other]) => one.localeCompare(other, "en"));

function commonName(alpha2: string): string | undefined {
  return COMMONLY_NAMED.has(alpha2) ? countries.getName(alpha2, "en", { select: "alias" }) : undefined;
}

const NAME_BY_CODE = new Map(COUNTRIES);

/** Returns the English name of an ISO 3166-1 alpha-3 code; undefined when it is not assigned. */
export function countryName(code: string): string | undefined {
  return NAME_BY_CODE.get(code);
}
