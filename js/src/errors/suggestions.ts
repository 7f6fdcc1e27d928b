// Names the likely meaning of a wrong name in an error message.

import { isObject, requireArgument } from "./arguments.js";

/** The number of characters of a name that are compared. The package's own names are shorter. */
const comparedLength = 40;

/** Returns the number of inserted, removed and replaced characters between two short texts. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at++) {
    const next = [at];
    for (let to = 1; to <= other.length; to++) {
      const replaced = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** Returns how far a known name is from a wrong one; 0 if one contains the other. */
function distanceBetween(wrong: string, known: string): number {
  const [one, other] = [wrong.slice(0, comparedLength).toLowerCase(), known.toLowerCase()];
  const isPart = one !== "" && (one.includes(other) || other.includes(one));
  return isPart ? 0 : editDistance(one, other);
}

/** Returns a sentence about an unknown name, with the nearest known one, or all of them if none is near. */
export function unknownName(kind: string, wrong: string, known: readonly string[]): string {
  const [nearest] = known
    .map((name) => ({ name, distance: distanceBetween(wrong, name) }))
    .sort((one, other) => one.distance - other.distance);
  const isNear = nearest !== undefined && nearest.distance <= Math.ceil(nearest.name.length / 3);
  const names = (isNear ? [nearest.name] : known).map((name) => `"${name}"`).join(", ");
  const end = isNear ? `; did you mean ${names}?` : `; known: ${names}.`;
  return `There is no ${kind} ${JSON.stringify(wrong.slice(0, comparedLength))}${end}`;
}

/**
 * Checks that options are an object, and their names.
 *
 * @throws `TypeError` for an unknown option. It names the nearest known one.
 */
export function checkOptions(options: object | undefined, known: readonly string[]): void {
  if (options === undefined) return;
  requireArgument(isObject(options), "The options", "an object");
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) throw new TypeError(unknownName("option", name, known));
  }
}

/** Returns the JSON Pointer that a path such as `city`, `dates.startDate` or `skills[0].name` probably means. */
export function suggestPointer(path: string): string {
  return `/${path
    .replace(/^[.$#/]+/, "")
    .replaceAll(/\[(\w*)\]/g, ".$1")
    .replaceAll(".", "/")}`;
}
