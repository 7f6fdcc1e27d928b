/** One step of a JSON Pointer (RFC 6901, section 3). */
export function pointerToken(name: string | number): string {
  return String(name).replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The JSON Pointer that leads through these members and positions; "" for none. */
export function pointerOf(names: readonly (string | number)[]): string {
  return names.map((name) => `/${pointerToken(name)}`).join("");
}

/** The members and positions a JSON Pointer leads through. */
export function pointerNames(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}
