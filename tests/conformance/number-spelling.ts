// Reads and writes JSON without changing the spelling of a number: 1.0 stays 1.0, and a long integer keeps its digits.

const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const wrapped = /\{"\$number":"([^"]+)"\}/g;

/** Parses JSON. A number that JavaScript would spell differently becomes an object that holds its spelling. */
export function parseExactly(text: string): unknown {
  const replaceNumber = (token: string) =>
    token.startsWith('"') || JSON.stringify(Number(token)) === token ? token : `{"$number":"${token}"}`;
  return JSON.parse(text.replaceAll(stringOrNumber, replaceNumber));
}

/** Writes a value of `parseExactly` with the spelling of its numbers. */
export function writeExactly(value: unknown): string {
  return JSON.stringify(value).replaceAll(wrapped, "$1");
}
