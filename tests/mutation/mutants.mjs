// Lists the changes that the mutation run makes to a C++ source. clang-format writes spaces around binary operators only,
// so ` < ` is never a template's bracket and ` && ` never a reference.

/** Each entry replaces one match at a time; a lookbehind keeps what comes before it. */
const replacements = [
  [/ < /g, " <= "],
  [/ <= /g, " < "],
  [/ > /g, " >= "],
  [/ >= /g, " > "],
  [/ == /g, " != "],
  [/ != /g, " == "],
  [/ && /g, " || "],
  [/ \|\| /g, " && "],
  [/ \+ /g, " - "],
  [/ - /g, " + "],
  [/ \+= /g, " -= "],
  [/ -= /g, " += "],
  [/\breturn true;/g, "return false;"],
  [/\breturn false;/g, "return true;"],
  [/(?<=\bif \()!(?=[a-z_])/g, ""],
  [/(?<= (?:&&|\|\|) )!(?=[a-z_])/g, ""],
  [/\+\+(?=[a-z_])/g, "--"],
  [/--(?=[a-z_])/g, "++"],
  [/(?<=[ (])0(?=[;,) ])/g, "1"],
  [/(?<=[ (])1(?=[;,) ])/g, "2"],
  [/\b(?:continue|break);/g, ";"],
  [/(?<=^ +(?:if \(.*\) )?)\+\+[\w.>-]+;$/g, ";"],
];

/** A statement that is one call, alone on its line or after a condition. `reserve` changes no result. */
const call = /(?<=^ +(?:if \(.*\) )?)[a-z_][\w.:]*(?:->\w+)*(?<!\.reserve)\(.*\);$/g;
/** The end of a line after which a statement starts. */
const statementEnd = /(?:^|[;{}:])$/;

/** Returns the line with the contents of its literals replaced by underscores, and without its comment. */
function blankLiterals(line) {
  const blanked = line.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)'/g, (text) => "_".repeat(text.length));
  const comment = blanked.indexOf("//");
  return comment < 0 ? blanked : blanked.slice(0, comment).trimEnd();
}

/** A line that is no statement: a directive, a declaration that the compiler alone reads, or the rest of a list. */
const isDeclaration = (code) => /^\s*(?:#|template|using|namespace|static_assert|friend)/.test(code);

/**
 * @param {string} text the source
 * @returns {{ line: number, text: string, mutated: string }[]} `line` counts from 1; both texts are the whole line
 */
export function listMutants(text) {
  const found = [];
  let before = "";
  for (const [index, line] of text.split("\n").entries()) {
    const code = blankLiterals(line);
    const dropped = statementEnd.test(before) ? [[call, ";"]] : [];
    before = code;
    if (isDeclaration(code)) continue;
    for (const [pattern, replacement] of [...replacements, ...dropped]) {
      for (const match of code.matchAll(pattern)) {
        const mutated = line.slice(0, match.index) + replacement + line.slice(match.index + match[0].length);
        found.push({ line: index + 1, text: line, mutated });
      }
    }
  }
  return found;
}

/** Returns the items in a random order that depends on the seed only (mulberry32). */
export function shuffle(items, seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
  return items
    .map((item) => ({ item, key: next() }))
    .sort((one, other) => one.key - other.key)
    .map(({ item }) => item);
}
