// Random bodies and forms for the Letraz experience: many valid values, many almost valid ones, and some of any kind.
import fc from "fast-check";

/** A placeholder for the id of the resume section in a body; the test replaces it. */
export const sectionPlaceholder = "SECTION";
/** Existing country codes. */
export const countries = ["NLD", "DEU"];

const shortText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom("a", " ", "\n", "\r", "\t", "\u00a0", "\u3000", "\u200b", "𝄞"),
    maxLength: 6,
  }),
);
/** Texts around a length limit, of characters with one and with two UTF-16 units, with and without spaces around. */
const longText = (limit) =>
  fc
    .tuple(fc.integer({ min: limit - 1, max: limit + 1 }), fc.constantFrom("x", "𝄞", "\n"), fc.boolean())
    .map(([length, unit, padded]) => {
      const text = `a${unit.repeat(length - 2)}z`;
      return padded ? ` ${text}\n` : text;
    });
const text = (limit) => fc.oneof({ weight: 3, arbitrary: shortText }, longText(limit), fc.constant("a\0b"));
const tokenOf = (arbitrary) => arbitrary.map((value) => JSON.stringify(value));
const number = fc.oneof(
  fc.integer({ min: -1, max: 14 }).map(String),
  fc.integer({ min: 1898, max: 2102 }).map(String),
  fc.constantFrom("7.0", "70e-1", "2e3", "6.5", "-0", "12.00000000000000000001", "123456789012345678901"),
);
const numberText = fc.constantFrom("7", "2020", "7.0", "+7", "07", "seven", "", " 7 ", "6.5", "3abc", "1e1");
const anyToken = fc.constantFrom("null", "true", "false", '""', "0", "1", "12", "[]", "{}", '["a"]', '"x"');
const uuid = fc.constantFrom(
  sectionPlaceholder,
  "0d9c4dcb-7e43-4fd0-8c0e-3c1f3b3f7a01",
  "0D9C4DCB-7E43-4FD0-8C0E-3C1F3B3F7A01",
  "not a uuid",
  "",
);

/** For each property, JSON texts of values: valid ones, almost valid ones, and some of any kind. */
const tokens = Object.fromEntries(
  Object.entries({
    company_name: tokenOf(text(250)),
    job_title: tokenOf(text(250)),
    employment_type: tokenOf(fc.constantFrom("flt", "prt", "tra", "Full Time", "FLT", " flt", "")),
    city: tokenOf(text(50)),
    country: tokenOf(fc.constantFrom("NLD", "DEU", "nld", "NL", "ATL", "", " NLD", "a\0b")),
    started_from_month: fc.oneof(number, tokenOf(numberText)),
    started_from_year: fc.oneof(number, tokenOf(numberText)),
    finished_at_month: fc.oneof(number, tokenOf(numberText)),
    finished_at_year: fc.oneof(number, tokenOf(numberText)),
    current: tokenOf(fc.constantFrom(true, false, "true", "on", "1", "perhaps")),
    description: tokenOf(text(3000)),
    user: tokenOf(fc.constantFrom("ada", "ada", "nobody", "", " ada")),
    resume_section: tokenOf(uuid),
    id: tokenOf(fc.uuid()),
    created_at: tokenOf(fc.constantFrom("2020-01-01T00:00:00Z", "yesterday")),
    updated_at: tokenOf(fc.constant("2020-01-01T00:00:00Z")),
    surprise: tokenOf(shortText),
  }).map(([name, fitting]) => [name, fc.oneof({ weight: 6, arbitrary: fitting }, anyToken)]),
);
/** JSON texts of bodies with a few properties: with many, one would always be refused. */
export const bodyTexts = fc
  .subarray(Object.keys(tokens), { maxLength: 4 })
  .chain((names) => fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), tokens[name]))))
  .map((members) => `{${members.map(([name, token]) => `"${name}":${token}`)}}`);

const labels = [
  "Full Time",
  "Full-time",
  "Part-time",
  "Self Employed",
  "prt",
  "con",
  "Trainee",
  "Nonsense",
  "",
];
const typedNumber = fc.oneof(numberText, fc.integer({ min: 0, max: 13 }).map(String), fc.constant("1999"));
const typedTexts = {
  company_name: text(250),
  job_title: text(250),
  employment_type: fc.constantFrom(...labels),
  city: text(50),
  country: fc.constantFrom(...countries, ""),
  started_from_month: typedNumber,
  started_from_year: typedNumber,
  finished_at_month: typedNumber,
  finished_at_year: typedNumber,
  current: fc.constantFrom("true", "on", "false", "perhaps"),
  description: text(3000),
};

/** The entries of forms with a few fields, as a user fills them in. */
export const forms = fc
  .subarray(Object.keys(typedTexts), { minLength: 1, maxLength: 4 })
  .chain((names) => fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), typedTexts[name]))));
