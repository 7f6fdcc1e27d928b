import { parsePointer, splitName } from "../../json/pointer.js";

function decodeFragment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Splits a path into names, in any of these notations: `workExperience.0.dates`, `workExperience[0][dates]`,
 * `$.workExperience[0]['dates']`, the JSON Pointers `/workExperience/0/dates` and `#/workExperience/0/dates`, and
 * `body/workExperience/0/dates`.
 */
export function splitPath(path: string): string[] {
  const pointer = path.startsWith("#/") ? decodeFragment(path.slice(1)) : path;
  if (pointer.startsWith("/")) return parsePointer(pointer);
  if (/^\w+(?:\/[^/\s]+)+$/.test(pointer)) return parsePointer(`/${pointer}`);
  const names = splitName(pointer).map((name) => name.replace(/^(["'])(.*)\1$/, "$2"));
  return names.filter((name) => name !== "" && name !== "#");
}
