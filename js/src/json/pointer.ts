/** One step of a JSON Pointer (RFC 6901, section 3). */
export function escapeToken(name: string | number): string {
  return String(name).replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The JSON Pointer that leads through these members and positions; "" for none. */
export function formatPointer(names: readonly (string | number)[]): string {
  return names.map((name) => `/${escapeToken(name)}`).join("");
}

/** The members and positions a JSON Pointer leads through. */
export function parsePointer(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}
