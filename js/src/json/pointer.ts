/** Escapes a member name or an index for a JSON Pointer (RFC 6901, section 3). */
export function escapeToken(name: string | number): string {
  return String(name).replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Returns the JSON Pointer of these member names and indexes; `""` for none. */
export function formatPointer(names: readonly (string | number)[]): string {
  return names.map((name) => `/${escapeToken(name)}`).join("");
}

/** Returns the member names and indexes of a JSON Pointer. */
export function parsePointer(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Splits a name with dots or brackets, such as `name.first`, `list.0.title` or `list[0][title]`. */
export function splitName(name: string): string[] {
  // An expression takes quadratic time for a name of opening brackets.
  const ended = name.split("]");
  const last = ended.pop();
  const dotted = ended.map((part) => (part.includes("[") ? part.replace("[", ".") : `${part}]`));
  return `${dotted.join("")}${last}`.split(".");
}
