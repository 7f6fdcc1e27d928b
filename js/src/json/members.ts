/** A member of an object, with its value as JSON text, so that a number keeps its digits. */
export interface Member {
  readonly name: string;
  readonly text: string;
}

/** The characters that end or begin a part of JSON text: quotes, brackets and commas. */
const structuralCharacters = /["{}[\],]/g;

/** Returns the position after the string that starts at `start`. */
function endOfString(text: string, start: number): number {
  let quote = text.indexOf('"', start + 1);
  while (isEscaped(text, quote)) quote = text.indexOf('"', quote + 1);
  return quote + 1;
}

function isEscaped(text: string, position: number): boolean {
  let backslashes = 0;
  while (text[position - 1 - backslashes] === "\\") backslashes++;
  return backslashes % 2 === 1;
}

/** Returns the ends of the parts of an object or a list: its own commas and its closing bracket. */
function partEnds(text: string): number[] {
  const ends: number[] = [];
  let depth = 0;
  structuralCharacters.lastIndex = 0;
  for (let found = structuralCharacters.exec(text); found !== null; found = structuralCharacters.exec(text)) {
    const [mark] = found;
    if (mark === '"') structuralCharacters.lastIndex = endOfString(text, found.index);
    else if (mark === "{" || mark === "[") depth++;
    else if (mark !== ",") depth--;
    if (mark === "," ? depth === 1 : depth === 0) ends.push(found.index);
  }
  return ends;
}

/** Splits an object or a list at its commas. The text must be well-formed JSON. */
function readParts(text: string): string[] {
  let start = text.search(/[{[]/) + 1;
  const parts = partEnds(text).map((end) => {
    const part = text.slice(start, end).trim();
    start = end + 1;
    return part;
  });
  return parts.filter((part) => part !== "");
}

/** Returns the members of an object. The text must be well-formed JSON. */
export function readMembers(objectText: string): Member[] {
  return readParts(objectText).map((part) => {
    const nameEnd = endOfString(part, 0);
    return {
      name: JSON.parse(part.slice(0, nameEnd)),
      text: part.slice(part.indexOf(":", nameEnd) + 1).trim(),
    };
  });
}

/** Returns the texts of the items of a list. The text must be well-formed JSON. */
export function readItems(listText: string): string[] {
  return readParts(listText);
}

/** Writes members as the JSON text of an object. */
export function writeMembers(members: readonly Member[]): string {
  return `{${members.map(({ name, text }) => `${JSON.stringify(name)}:${text}`).join(",")}}`;
}
