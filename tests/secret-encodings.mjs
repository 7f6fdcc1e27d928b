// The encodings in which a server may repeat a secret, and a search for them.

const entity = (text) => Array.from(text, (character) => `&#${character.codePointAt(0)};`).join("");
const hex = (text) => Buffer.from(text).toString("hex");

/** @type {Readonly<Record<string, (text: string) => string>>} */
export const encodings = {
  "as it is": (text) => text,
  "percent-encoded": encodeURIComponent,
  "percent-encoded as a whole": (text) => hex(text).replace(/../g, "%$&"),
  "percent-encoded twice": (text) => encodeURIComponent(encodeURIComponent(text)),
  "as a form": (text) => new URLSearchParams({ a: text }).toString().slice(2),
  "in JSON": (text) => JSON.stringify(text).slice(1, -1),
  "in JSON in JSON": (text) => JSON.stringify(JSON.stringify(text)).slice(3, -3),
  "as \\u escapes": (text) =>
    Array.from(text, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
  "as entities": entity,
  "as entities of percent-encoding": (text) => entity(encodeURIComponent(text)),
  "in base64": (text) => Buffer.from(text).toString("base64"),
  "in base64 for URLs": (text) => Buffer.from(text).toString("base64url"),
  "in hex": hex,
  "on two lines": (text) => `${text.slice(0, 7)}\n${text.slice(7)}`,
};

/** Returns the encodings of the secrets that a text contains, with the text around them. */
export function leaksIn(text, secrets) {
  return secrets.flatMap((secret) =>
    Object.entries(encodings).flatMap(([name, encode]) => {
      const at = text.indexOf(encode(secret));
      return at < 0 ? [] : [`${name}: ${text.slice(Math.max(0, at - 200), at + 200)}`];
    }),
  );
}
