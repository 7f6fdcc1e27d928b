// Converts options to the numbers that the module takes. An invalid option is an error.
import type { CompileOptions, IdentityOption } from "../types/compile.js";
import type { MergeOptions } from "../types/merge.js";
import type { RuleOptions, UpdateOptions, ValidateOptions } from "../types/options.js";

const ruleOptions = ["rules", "today"] as const;
const patchOptions = [...ruleOptions, "nulls"] as const;
const draftOptions = [...patchOptions, "text"] as const;

/** The names of the options of each method. */
export const optionNames = {
  validate: [...ruleOptions, "maxIssues", "base"],
  fromForm: ["ignore"],
  formSchema: [...patchOptions, "base"],
  patch: patchOptions,
  update: [...patchOptions, "nested"],
  merge: ["prefer", "text"],
  open: [...draftOptions, "saved"],
  /** Of `open` of a draft store, which has the saved text itself. */
  openStored: draftOptions,
  compile: ["identity"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Returns 1 for the first of two values, which is also the default, and 0 for the second. */
function flagOf(name: string, value: string | undefined, [yes, no]: readonly [string, string]): 0 | 1 {
  if (value === undefined || value === yes) return 1;
  if (value === no) return 0;
  throw new TypeError(`The option "${name}" must be "${yes}" or "${no}".`);
}

/** Returns 1 if rules are checked. */
export function rulesOf(options: RuleOptions): 0 | 1 {
  return flagOf("rules", options.rules, ["on", "off"]);
}

/** Returns 1 if null clears a string, 0 if `""` does. */
export function nullsOf({ nulls }: { nulls?: string | undefined }): 0 | 1 {
  return flagOf("nulls", nulls, ["null", "empty"]);
}

/** Returns 1 if absent members of a stored object are removed, 0 if they stay. */
export function nestedOf({ nested }: UpdateOptions): 0 | 1 {
  return flagOf("nested", nested ?? "merge", ["replace", "merge"]);
}

/** Returns 1 if `mine` is preferred, 0 if `theirs` is. */
export function preferOf(options: MergeOptions): 0 | 1 {
  return flagOf("prefer", options.prefer, ["mine", "theirs"]);
}

/** Returns 1 if strings are merged as a whole, 0 if word by word. */
export function textOf({ text }: MergeOptions): 0 | 1 {
  return flagOf("text", text, ["whole", "words"]);
}

const defaultMaxIssues = 1000;
const largestMaxIssues = 0x7fffffff;

/** Returns the maximum number of issues to report. */
export function maxIssuesOf({ maxIssues = defaultMaxIssues }: ValidateOptions): number {
  if (maxIssues === Number.POSITIVE_INFINITY) return largestMaxIssues;
  if (!Number.isInteger(maxIssues) || maxIssues < 1) {
    throw new TypeError('The option "maxIssues" must be a whole number of at least 1, or Infinity.');
  }
  return Math.min(maxIssues, largestMaxIssues);
}

function dayNumber(year: number, month: number, day: number): number {
  return (year * 100 + month) * 100 + day;
}

/** Returns the current day for the rules, as the number YYYYMMDD. */
export function todayOf({ today }: RuleOptions): number {
  if (today === undefined) {
    const now = new Date();
    return dayNumber(now.getFullYear(), now.getMonth() + 1, now.getDate());
  }
  const [, year, month, day] = (typeof today === "string" && /^(\d{4})-(\d{2})-(\d{2})$/.exec(today)) || [];
  const time = year === undefined ? Number.NaN : Date.parse(today);
  // JavaScript parses 30 February as 1 or 2 March.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== today) {
    throw new TypeError('The option "today" must be a calendar day, written as YYYY-MM-DD.');
  }
  return dayNumber(Number(year), Number(month), Number(day));
}

/** Checks and returns the option `identity` of `compile`. */
export function identityOf(options: CompileOptions): IdentityOption | undefined {
  const { identity } = options;
  if (identity === undefined) return undefined;
  const isObject = typeof identity === "object" && identity !== null && !Array.isArray(identity);
  const isPair = ([pointer, member]: [string, unknown]): boolean =>
    /^(?:\/(?:[^~/]|~[01])*)*$/.test(pointer) &&
    (member === null || (typeof member === "string" && member !== ""));
  if (isObject && Object.entries(identity).every(isPair)) return identity;
  throw new TypeError(
    'The option "identity" must name a member or null for each JSON Pointer of a list: { "/skills": "key" }.',
  );
}
