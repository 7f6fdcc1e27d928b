// A secret is hidden in every encoding in which a server may repeat it, and the words around it stay.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SecretRedactor } from "../../../js/src/client/secret-redactor.js";

const secret = 'p@ss/Wörd+1&2="x"\\y%z';
const bytesOf = (text: string) => Array.from(new TextEncoder().encode(text));
const hex = (text: string) => bytesOf(text).map((byte) => byte.toString(16).padStart(2, "0"));
const base64 = (text: string) => Buffer.from(text).toString("base64");
const partly = (text: string, encode: (character: string) => string) =>
  Array.from(text, (character, index) => (index % 2 === 0 ? encode(character) : character)).join("");
const percent = (text: string) =>
  hex(text)
    .map((digits) => `%${digits}`)
    .join("");
const entity = (text: string) => Array.from(text, (character) => `&#${character.codePointAt(0)};`).join("");

const encodings: readonly [name: string, encode: (text: string) => string][] = [
  ["as it is", (text) => text],
  ["percent-encoded", encodeURIComponent],
  [
    "percent-encoded in lower case",
    (text) => encodeURIComponent(text).replace(/%../g, (part) => part.toLowerCase()),
  ],
  ["percent-encoded as a whole", percent],
  ["percent-encoded in part", (text) => partly(text, percent)],
  ["percent-encoded as a URL", encodeURI],
  ["percent-encoded by the old function", (text) => escape(text)],
  ["percent-encoded twice", (text) => encodeURIComponent(encodeURIComponent(text))],
  ["as a form", (text) => new URLSearchParams({ a: text }).toString().slice(2)],
  ["in JSON", (text) => JSON.stringify(text).slice(1, -1)],
  ["in JSON of PHP", (text) => JSON.stringify(text).slice(1, -1).replaceAll("/", "\\/")],
  ["in JSON in JSON", (text) => JSON.stringify(JSON.stringify(text)).slice(3, -3)],
  ["as \\u escapes", (text) => hexUnits(text, (digits) => `\\u${digits}`)],
  ["as \\u escapes in upper case", (text) => hexUnits(text, (digits) => `\\u${digits.toUpperCase()}`)],
  [
    "as \\x escapes",
    (text) =>
      partly(text.replaceAll("\\", "\\\\"), (character) =>
        character > "~" || character === "\\" ? character : `\\x${hex(character)[0]}`,
      ),
  ],
  ["as decimal entities", entity],
  [
    "as hex entities",
    (text) => Array.from(text, (character) => `&#X${character.codePointAt(0)?.toString(16)};`).join(""),
  ],
  ["as entities in part", (text) => partly(text, entity)],
  [
    "with named entities",
    (text) => text.replace(/[&"<>/@+=\\%]/g, (character) => namedEntities[character] ?? character),
  ],
  ["as entities of percent-encoding", (text) => encodeURIComponent(text).replaceAll("%", "&#37;")],
  ["in base64", base64],
  ["in base64 for URLs", (text) => Buffer.from(text).toString("base64url")],
  ["in base64 with one byte before", (text) => base64(`a${text}`)],
  ["in base64 with text around", (text) => base64(`user:${text} and more`)],
  ["in base64, percent-encoded", (text) => encodeURIComponent(base64(text))],
  ["in base64 on lines", (text) => base64(text).replace(/.{6}/g, "$&\r\n")],
  ["in hex", (text) => hex(text).join("")],
  ["in hex in upper case", (text) => hex(text).join("").toUpperCase()],
  ["on two lines", (text) => `${text.slice(0, 7)}\n  ${text.slice(7)}`],
  ["with spaces between", (text) => Array.from(text).join(" ")],
  ["with invisible characters", (text) => Array.from(text).join("\u200b")],
];

const namedEntities: Readonly<Record<string, string>> = {
  ...{ "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;", "/": "&sol;", "@": "&commat;" },
  ...{ "+": "&plus;", "=": "&equals;", "\\": "&bsol;", "%": "&percnt;" },
};

function hexUnits(text: string, write: (digits: string) => string): string {
  return Array.from({ length: text.length }, (_, at) =>
    write(text.charCodeAt(at).toString(16).padStart(4, "0")),
  ).join("");
}

describe("a secret", () => {
  it.each(encodings)("is hidden: %s", (_, encode) => {
    const redactor = new SecretRedactor([secret]);
    const encoded = encode(secret);
    const hidden = redactor.text(`The token (${encoded}) is unknown.`);
    // Base64 with other text around keeps the digits that the secret does not determine alone.
    expect(hidden).toMatch(/^The token \(.{0,12}….{0,14}\) is unknown\.$/s);
    expect(hidden).not.toContain(encoded);
    // Member names that are plain words stay, because errors are read by them.
    const body = JSON.stringify(redactor.body(JSON.stringify({ a: [encoded], [`- ${encoded}`]: 1 })));
    expect(body).not.toContain(JSON.stringify(encoded).slice(1, -1));
  });

  it("is hidden in any encoding of any text", () => {
    const text = fc
      .string({ minLength: 4, unit: "grapheme-ascii" })
      .filter((part) => part.trim().length >= 4);
    const encoding = fc.constantFrom(...encodings.slice(0, 19).map(([, encode]) => encode));
    fc.assert(
      fc.property(text, encoding, encoding, (own, first, second) => {
        const redactor = new SecretRedactor([own]);
        for (const encoded of [first(own), second(first(own))])
          expect(redactor.text(`: ${encoded} .`)).toMatch(/^: .*….* \.$/s);
      }),
    );
  });

  it("is hidden as a number and in the name of a member", () => {
    const redactor = new SecretRedactor(["12345678"]);
    expect(redactor.body('{"a":12345678,"b":[1234],"c d 12345678":1}')).toEqual({
      a: "…",
      b: [1234],
      "c d …": 1,
    });
    expect(redactor.appearsIn("/a/12345678/b")).toBe(true);
    expect(redactor.appearsIn(`/a/${hex("12345678").join("")}`)).toBe(true);
    expect(redactor.appearsIn("/a/0/b")).toBe(false);
  });

  it("of another one's text is hidden as a whole", () => {
    expect(new SecretRedactor(["abcd", "xabcdx"]).text("a xabcdx b abcd")).toBe("a … b …");
    expect(new SecretRedactor(["abab"]).text("ababab!")).toBe("…!");
  });
});

describe("the rest of a text", () => {
  const sentences = [
    "Enter 100% of the name, e.g. %41 or &amp; or \\u0041.",
    "a+b c%20d &copy; &#169; C:\\new\\table",
    "cannot enter these words",
  ];
  it.each(sentences)("stays as it is: %s", (text) => {
    expect(new SecretRedactor(["a-secret-token", "note", "x1"]).text(text)).toBe(text);
  });

  it("is not hidden by a short secret within a word", () => {
    expect(new SecretRedactor(["o"]).text("No o, %6F or so.")).toBe("No …, … or so.");
  });
});

// Quadratic work would exceed the time limit of the test.
it.each([
  ["escapes", "%41"],
  ["ampersands", "&"],
  ["backslashes", "\\"],
  ["spaces", " "],
  ["the start of the secret", "a-secret-toke"],
  ["percent signs", "%25"],
  ["the secret", "a-secret-token"],
])("a megabyte of %s is read in time", (_, part) => {
  const text = part.repeat(Math.ceil(1e6 / part.length));
  expect(typeof new SecretRedactor(["a-secret-token"]).text(text)).toBe("string");
});
