// Options as the module takes them: numbers. What does not fit is an error, not a guess.
import type { CompileOptions, IdentityOption } from "../types/compile.js";
import type { MergeOptions } from "../types/merge.js";
import type { RuleOptions, UpdateOptions, ValidateOptions } from "../types/options.js";

/** One of two words, as 1 for the first; the first is meant when nothing is said. */
function flagOf(name: string, value: string | undefined, [yes, no]: readonly [string, string]): 0 | 1 {
  if (value === undefined || value === yes) return 1;
  if (value === no) return 0;
  throw new TypeError(`The option "${name}" must be "${yes}" or "${no}".`);
}

/** 1 when rules are to be checked. */
export function rulesOf({ rules }: RuleOptions): 0 | 1 {
  return flagOf("rules", rules, ["on", "off"]);
}

/** 1 when a string is cleared by null, 0 when by "". */
export function nullsOf({ nulls }: { nulls?: string | undefined }): 0 | 1 {
  return flagOf("nulls", nulls, ["null", "empty"]);
}

/** 1 when a member of a stored object that is not given is taken away, 0 when it stays. */
export function nestedOf({ nested }: UpdateOptions): 0 | 1 {
  return flagOf("nested", nested ?? "merge", ["replace", "merge"]);
}

/** 1 when mine is preferred, 0 when theirs. */
export function preferOf({ prefer }: MergeOptions): 0 | 1 {
  return flagOf("prefer", prefer, ["mine", "theirs"]);
}

/** 1 when strings are merged whole, 0 when word by word. */
export function textOf({ text }: MergeOptions): 0 | 1 {
  return flagOf("text", text, ["whole", "words"]);
}

const defaultMaxIssues = 1000;
const largestMaxIssues = 0x7fffffff;

/** How many issues to report at most. */
export function maxIssuesOf({ maxIssues = defaultMaxIssues }: ValidateOptions): number {
  if (maxIssues === Number.POSITIVE_INFINITY) return largestMaxIssues;
  if (!Number.isInteger(maxIssues) || maxIssues < 1) {
    throw new TypeError('The option "maxIssues" must be a whole number of at least 1.');
  }
  return Math.min(maxIssues, largestMaxIssues);
}

function dayNumber(year: number, month: number, day: number): number {
  return (year * 100 + month) * 100 + day;
}

/** The day that counts as today, as the number YYYYMMDD. */
export function todayOf({ today }: RuleOptions): number {
  if (today === undefined) {
    const now = new Date();
    return dayNumber(now.getFullYear(), now.getMonth() + 1, now.getDate());
  }
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(today) ?? [];
  const time = year === undefined ? Number.NaN : Date.parse(today);
  // JavaScript takes the 30th of February for the 2nd of March.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== today) {
    throw new TypeError('The option "today" must be a calendar day, written as YYYY-MM-DD.');
  }
  return dayNumber(Number(year), Number(month), Number(day));
}

/** The option `identity` of `compile`. */
export function identityOf({ identity }: CompileOptions): IdentityOption | undefined {
  if (identity === undefined) return undefined;
  const isObject = typeof identity === "object" && identity !== null && !Array.isArray(identity);
  const isPair = ([pointer, member]: [string, unknown]): boolean =>
    /^(?:\/(?:[^~/]|~[01])*)*$/.test(pointer) &&
    (member === null || (typeof member === "string" && member !== ""));
  if (isObject && Object.entries(identity).every(isPair)) return identity;
  throw new TypeError(
    'The option "identity" must name, by the JSON Pointer of a list, a member of its items or null.',
  );
}
