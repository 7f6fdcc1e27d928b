// How Django REST framework changes a value before it stores it, or accepts it where the package refuses it: every
// known difference between the Letraz server and what the user typed. Any other difference is a fault.

/** White space as Python's str.strip() defines it. */
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

/** Returns the column of a property. */
export const columnOf = (name) =>
  ["user", "country", "resume_section"].includes(name) ? `${name}_id` : name;

/** Returns what is stored for an accepted value: a trimmed text, and no country for an empty one. */
export function asStored(name, value) {
  if (texts.has(name) && value !== null) return trim(String(value));
  if (integer.test(name) && value !== null) return Number(value);
  if (name === "current") return yes.has(value);
  if (name === "country" && value === "") return null;
  return value;
}

/**
 * Reports whether the server accepts a value that the package refuses with this code. Each line is one leniency.
 * @param {string} name of the property
 * @param {string} code of the package's issue
 */
export function isLenient(name, code, value) {
  if (code === "readOnly") return readOnly.has(name); // dropped
  if (code === "type" && texts.has(name)) return typeof value === "number"; // its digits
  if (integer.test(name)) return looksInteger(value) && isInRange(name, Number(value));
  if (code === "type" && name === "current") return yes.has(value) || no.has(value);
  // The server counts the characters after trimming.
  if (code === "maxLength") return Array.from(trim(value)).length <= maximum[name];
  return false;
}

/** Reports whether a value is a text of digits, or a number that is an integer as a double: 12.00000000000000000001. */
function looksInteger(value) {
  if (typeof value === "string") return /^\s*[+-]?\d+(\.0*)?\s*$/.test(value);
  return Number.isInteger(value);
}

function isInRange(name, number) {
  return name.endsWith("_month") ? number >= 1 && number <= 12 : number >= 1900 && number <= 2100;
}

/** Reports what only the server knows: whether the row that a value refers to exists. */
export function isUnknownReference(name, value, { user, sections, countries }) {
  if (name === "user") return value !== user;
  if (name === "resume_section") return !sections.includes(value.toLowerCase());
  return name === "country" && value !== null && value !== "" && !countries.includes(value);
}
