// What Django REST framework is known to do with a value before it stores it, or in place of refusing it: the list of all
// the ways in which the Letraz server may differ from what a person typed. Whatever else differs is a finding.

/** White space as Python's str.strip() has it. */
const whiteSpace = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
const atEnds = new RegExp(`^${whiteSpace}|${whiteSpace}$`, "g");

export const trim = (text) => text.replace(atEnds, "");

const texts = new Set(["company_name", "job_title", "city", "description"]);
const integer = /_(month|year)$/;
const yes = new Set([
  "t",
  "T",
  "y",
  "Y",
  "yes",
  "YES",
  "true",
  "True",
  "TRUE",
  "on",
  "On",
  "ON",
  "1",
  1,
  true,
]);
const no = new Set([
  "f",
  "F",
  "n",
  "N",
  "no",
  "NO",
  "false",
  "False",
  "FALSE",
  "off",
  "Off",
  "OFF",
  "0",
  0,
  false,
]);
const readOnly = new Set(["id", "created_at", "updated_at"]);
const maximum = { company_name: 250, job_title: 250, city: 50, description: 3000 };

/** The column of a property. */
export const columnOf = (name) =>
  ["user", "country", "resume_section"].includes(name) ? `${name}_id` : name;

/** What is stored for a value that is taken: trimmed; an empty country is none. */
export function asStored(name, value) {
  if (texts.has(name) && value !== null) return trim(String(value));
  if (integer.test(name) && value !== null) return Number(value);
  if (name === "current") return yes.has(value);
  if (name === "country" && value === "") return null;
  return value;
}

/**
 * Whether the server takes a value that the package refuses with this code. Each line is one leniency.
 * @param {string} name of the property
 * @param {string} code of the package's issue
 */
export function isLenient(name, code, value) {
  if (code === "readOnly") return readOnly.has(name); // dropped
  if (code === "type" && texts.has(name)) return typeof value === "number"; // its digits
  if (integer.test(name)) return looksInteger(value) && isInRange(name, Number(value));
  if (code === "type" && name === "current") return yes.has(value) || no.has(value);
  // It counts what is left after trimming.
  if (code === "maxLength") return Array.from(trim(value)).length <= maximum[name];
  return false;
}

/** A text of digits, or a number that is an integer once it is a double: 12.00000000000000000001. */
function looksInteger(value) {
  if (typeof value === "string") return /^\s*[+-]?\d+(\.0*)?\s*$/.test(value);
  return Number.isInteger(value);
}

function isInRange(name, number) {
  return name.endsWith("_month") ? number >= 1 && number <= 12 : number >= 1900 && number <= 2100;
}

/** What only the server can know: whether the row that a value refers to exists. */
export function isUnknownReference(name, value, { user, sections, countries }) {
  if (name === "user") return value !== user;
  if (name === "resume_section") return !sections.includes(value.toLowerCase());
  return name === "country" && value !== null && value !== "" && !countries.includes(value);
}
