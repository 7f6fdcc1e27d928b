// Compares the results of two validators for one document.
import { branchPlaces, isWithin } from "./validators.mjs";

const keyOf = ({ path, code }) => `${code} ${path}`;

/**
 * Returns the disagreements: the verdict, and each issue that only one of them has. Issues within a failing `anyOf`,
 * `oneOf` or `not` are not compared, because this package reports one issue for all of its branches.
 */
export function disagreements(own, other) {
  if (own.valid !== other.valid) {
    const { path, code } = (own.valid ? other : own).issues?.[0] ?? { path: "", code: "" };
    return [{ kind: "verdict", path, code, by: own.valid ? "other" : "own" }];
  }
  if (other.issues === undefined) return [];
  const places = branchPlaces([...own.issues, ...other.issues]);
  const keysOf = (issues) => new Map(issues.map((issue) => [keyOf(issue), issue]));
  const [mine, theirs] = [keysOf(own.issues), keysOf(other.issues)];
  const missing = (from, among, by) =>
    [...from].filter(([key]) => !among.has(key)).map(([, issue]) => ({ kind: "issue", ...issue, by }));
  const found = [...missing(mine, theirs, "own"), ...missing(theirs, mine, "other")];
  return found.filter(({ path }) => !places.some((place) => isWithin(path, place)));
}

const isContainer = (value) => typeof value === "object" && value !== null;

/** Yields each document that lacks one member or item of this one, or has a simpler one. */
function* smaller(value) {
  if (!isContainer(value)) return;
  for (const name of Object.keys(value)) {
    if (Array.isArray(value)) yield value.toSpliced(Number(name), 1);
    else yield Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
    for (const part of smaller(value[name])) {
      if (Array.isArray(value)) yield value.with(Number(name), part);
      else
        yield Object.fromEntries(Object.entries(value).map(([key, old]) => [key, key === name ? part : old]));
    }
  }
}

/** Removes members and items as long as the predicate holds. */
export function shrink(value, holds) {
  for (const candidate of smaller(value)) if (holds(candidate)) return shrink(candidate, holds);
  return value;
}
