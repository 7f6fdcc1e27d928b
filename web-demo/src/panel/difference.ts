const CONTEXT = 24; // characters kept on either side of what differs
const SHORT = 90; // a text up to this long is shown whole

export interface Difference {
  readonly lead: string;
  readonly before: string;
  readonly after: string;
  readonly tail: string;
}

/** Where two long texts part and meet again, with a little of what they share around it. */
export function differenceOf(before: string, after: string): Difference {
  const one = [...before];
  const other = [...after];
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start += 1;
  let shared = 0;
  while (shared < shorter - start && one.at(-1 - shared) === other.at(-1 - shared)) shared += 1;

  // Whole words are easier to read than the letters in which they differ.
  while (start > 0 && isPartOfWord(one[start - 1])) start -= 1;
  while (shared > 0 && isPartOfWord(one.at(-shared))) shared -= 1;

  return {
    lead: lastWords(one.slice(0, start)),
    before: middle(one.slice(start, one.length - shared)),
    after: middle(other.slice(start, other.length - shared)),
    tail: firstWords(one.slice(one.length - shared)),
  };
}

/** A text of which only the beginning and the end are kept when it is long. */
export function shortened(text: string): string {
  return isLong(text) ? middle([...text], SHORT / 2) : text;
}

/** Whether a text is too long to be shown whole. */
export const isLong = (text: string): boolean => text.length > SHORT;

function isPartOfWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

function lastWords(characters: readonly string[]): string {
  const text = characters.slice(-CONTEXT).join("");
  return characters.length > CONTEXT ? `… ${text.replace(/^\S*\s/u, "")}` : text;
}

function firstWords(characters: readonly string[]): string {
  const text = characters.slice(0, CONTEXT).join("");
  return characters.length > CONTEXT ? `${text.replace(/\s\S*$/u, "")} …` : text;
}

function middle(characters: readonly string[], kept = SHORT): string {
  if (characters.length <= 2 * kept) return characters.join("");
  const head = characters
    .slice(0, kept)
    .join("")
    .replace(/\s\S*$/u, "");
  const tail = characters
    .slice(-kept)
    .join("")
    .replace(/^\S*\s/u, "");
  return `${head} … ${tail}`;
}
