import { parsePointer, splitName } from "../../json/pointer.js";
import { cutText } from "./cut-text.js";

// Limits above those of any form. Without them, a few names that a server repeats in 200 errors fill the memory.
const maximumNames = 32;
const longestName = 120;
const longestPath = 4000;

/** Returns names cut to the limits. An error in a deeper value belongs to its last ancestor within them. */
function limitNames(names: readonly string[]): string[] {
  return names.slice(0, maximumNames).map((name) => cutText(name, longestName));
}

/** Returns the names in a list of names and indexes. Other parts, such as objects, are skipped. */
export function namesIn(parts: readonly unknown[]): string[] {
  return limitNames(parts.filter((part) => typeof part === "string" || typeof part === "number").map(String));
}

/** Returns the names of an inner path after those of an outer one. */
export function joinNames(outer: readonly string[], inner: readonly string[]): string[] {
  return [...outer, ...inner].slice(0, maximumNames);
}

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
  return limitNames(split(cutText(path, longestPath)));
}

function split(path: string): string[] {
  const pointer = path.startsWith("#/") ? decodeFragment(path.slice(1)) : path;
  if (pointer.startsWith("/")) return parsePointer(pointer);
  if (/^\w+(?:\/[^/\s]+)+$/.test(pointer)) return parsePointer(`/${pointer}`);
  const names = splitName(pointer).map((name) => name.replace(/^(["'])(.*)\1$/, "$2"));
  return names.filter((name) => name !== "" && name !== "#");
}
