// Compares strings as servers store them: trimmed, composed (NFC), with line ends of one kind.

/** A string, and the colon that makes it the name of a member. */
const stringOrName = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

/** Returns JSON text with each string that is a value changed. */
function mapStrings(text: string, change: (string: string) => string): string {
  return text.replace(stringOrName, (literal, colon) =>
    colon === undefined ? JSON.stringify(change(JSON.parse(literal))) : literal,
  );
}

const lineEnds = /\r\n?/g;

/** Returns a string without what many servers change on their own: white space around it, line ends, decomposed characters. */
export function normalizeString(string: string): string {
  return string.normalize("NFC").replace(lineEnds, "\n").trim();
}

/** Returns JSON text with its strings tidied. */
export function normalizeStrings(text: string): string {
  return mapStrings(text, normalizeString);
}

/** Returns JSON text with its strings tidied and each run of white space in them as one space. */
export function normalizeAllWhiteSpace(text: string): string {
  return mapStrings(text, (string) => normalizeString(string).replace(/\s+/g, " "));
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === "string") return normalizeString(value) === "";
  return Array.isArray(value) && value.length === 0;
}

/** Returns whether two values differ in nothing but their strings' form, or in how nothing is written. */
export function isSameContent(one: unknown, other: unknown): boolean {
  if (isEmpty(one) || isEmpty(other)) return isEmpty(one) && isEmpty(other);
  return (
    typeof one === "string" && typeof other === "string" && normalizeString(one) === normalizeString(other)
  );
}
