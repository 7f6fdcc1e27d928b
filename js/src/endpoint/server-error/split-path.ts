function decodeFragment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const unescapeToken = (token: string): string => token.replaceAll("~1", "/").replaceAll("~0", "~");

/**
 * Returns the names in a path, in whichever notation: `workExperience.0.dates`, `workExperience[0][dates]`,
 * `$.workExperience[0]['dates']`, the JSON Pointers `/workExperience/0/dates` and `#/workExperience/0/dates`, and
 * `body/workExperience/0/dates`.
 */
export function splitPath(path: string): string[] {
  const pointer = path.startsWith("#/") ? decodeFragment(path.slice(1)) : path;
  if (pointer.startsWith("/")) return pointer.slice(1).split("/").map(unescapeToken);
  if (/^\w+(?:\/[^/\s]+)+$/.test(pointer)) return pointer.split("/").map(unescapeToken);
  const names = pointer.split(/[.[\]]+/).map((name) => name.replace(/^(["'])(.*)\1$/, "$2"));
  return names.filter((name) => name !== "" && name !== "#");
}
