import { parsePointer } from "../json/pointer.js";

/** Returns the name of a path with dots and brackets: `workExperience[0].jobTitle`. */
export function nestedName(path: string): string {
  return parsePointer(path)
    .map((name, index) => (/^\d+$/.test(name) ? `[${name}]` : index === 0 ? name : `.${name}`))
    .join("");
}
