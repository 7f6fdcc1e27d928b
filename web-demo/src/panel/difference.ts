const CONTEXT = 24; // characters shown on either side of a difference
const SHORT = 90; // texts up to this length are shown in full

export interface Difference {
  readonly lead: string;
  readonly before: string;
  readonly after: string;
  readonly tail: string;
}

/** Returns where two long texts differ, with a little shared text around it. */
export function differenceOf(before: string, after: string): Difference {
  const one = [...before];
  const other = [...after];
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start += 1;
  let shared = 0;
  while (shared < shorter - start && one.at(-1 - shared) === other.at(-1 - shared)) shared += 1;

  // Extends the difference to whole words, which are easier to read.
  while (start > 0 && isPartOfWord(one[start - 1])) start -= 1;
  while (shared > 0 && isPartOfWord(one.at(-shared))) shared -= 1;

  return {
    lead: lastWords(one.slice(0, start)),
    before: middle(one.slice(start, one.length - shared)),
    after: middle(other.slice(start, other.length - shared)),
    tail: firstWords(one.slice(one.length - shared)),
  };
}

/** Shortens a long text in the middle. */
export function shortened(text: string): string {
  return isLong(text) ? middle([...text], SHORT / 2) : text;
}

/** Returns whether a text is too long to be shown in full. */
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
