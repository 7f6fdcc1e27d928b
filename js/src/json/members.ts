/** A member of an object with its value as it stands in the text: every digit of a number is there. */
export interface Member {
  readonly name: string;
  readonly text: string;
}

/** A quote, a bracket, or a comma: where a scan of JSON text has to stop and think. */
const structuralCharacters = /["{}[\],]/g;

/** The position behind the string that starts at `start`. */
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

/** Where the parts of an object or a list end: at its own commas and at its closing bracket. */
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

/** The parts between the commas of an object or a list, given as well-formed JSON text. */
function readParts(text: string): string[] {
  let start = text.search(/[{[]/) + 1;
  const parts = partEnds(text).map((end) => {
    const part = text.slice(start, end).trim();
    start = end + 1;
    return part;
  });
  return parts.filter((part) => part !== "");
}

/** The members of an object, given as well-formed JSON text. */
export function readMembers(objectText: string): Member[] {
  return readParts(objectText).map((part) => {
    const nameEnd = endOfString(part, 0);
    return {
      name: JSON.parse(part.slice(0, nameEnd)),
      text: part.slice(part.indexOf(":", nameEnd) + 1).trim(),
    };
  });
}

/** The items of a list, given as well-formed JSON text, each as its text. */
export function readItems(listText: string): string[] {
  return readParts(listText);
}

/** Writes an object of members, as JSON text. */
export function writeMembers(members: readonly Member[]): string {
  return `{${members.map(({ name, text }) => `${JSON.stringify(name)}:${text}`).join(",")}}`;
}
