// Compares strings as servers store them: trimmed, composed (NFC), with LF as line end.

/** Matches a string; its group is the colon after the name of a member. */
const stringOrName = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

/** Changes each string value of a JSON text; member names stay. */
function mapStrings(text: string, change: (string: string) => string): string {
  return text.replace(stringOrName, (literal, colon) =>
    colon === undefined ? JSON.stringify(change(JSON.parse(literal))) : literal,
  );
}

const lineEnds = /\r\n?/g;

/** Normalizes what many servers change: surrounding white space, line ends and decomposed characters. */
export function normalizeString(string: string): string {
  return string.normalize("NFC").replace(lineEnds, "\n").trim();
}

/** Normalizes the string values of a JSON text. */
export function normalizeStrings(text: string): string {
  return mapStrings(text, normalizeString);
}

/** Normalizes the string values of a JSON text, with each run of white space as one space. */
export function normalizeAllWhiteSpace(text: string): string {
  return mapStrings(text, (string) => normalizeString(string).replace(/\s+/g, " "));
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === "string") return normalizeString(value) === "";
  return Array.isArray(value) && value.length === 0;
}

/** Returns whether two values are equal after normalization. All empty values are equal: null, absent, `""` and `[]`. */
export function isSameContent(one: unknown, other: unknown): boolean {
  if (isEmpty(one) || isEmpty(other)) return isEmpty(one) && isEmpty(other);
  return (
    typeof one === "string" && typeof other === "string" && normalizeString(one) === normalizeString(other)
  );
}
