/** The options of rules. */
export interface RuleOptions {
  /**
   * Checks the API's rules. `off` reports the schema's issues only.
   *
   * @defaultValue `"on"`
   */
  rules?: "on" | "off" | undefined;
  /**
   * The current day for the rules, as YYYY-MM-DD.
   *
   * @defaultValue The local date.
   */
  today?: string | undefined;
}

/** The options of `validate`. */
export interface ValidateOptions extends RuleOptions {
  /**
   * The maximum number of issues to report. `Infinity` is allowed.
   *
   * @defaultValue `1000`
   */
  maxIssues?: number | undefined;
  /**
   * The stored resource. Rules then check the resource with the body applied. If the discriminator is read-only, the body must
   * match the resource's variant.
   *
   * @defaultValue The body alone is checked.
   */
  base?: unknown;
}

/** The options of `patch`. */
export interface PatchOptions extends RuleOptions {
  /**
   * The value that clears a string: null, or `""` for a server that refuses null. With `empty`, the body contains no null for
   * a property that the schema names, also inside lists; a nullable one is left out.
   *
   * @defaultValue `"null"`
   */
  nulls?: "null" | "empty" | undefined;
}

/** The options of `update`. */
export interface UpdateOptions extends PatchOptions {
  /**
   * The treatment of members of a stored object that the given object lacks: `merge` keeps them, `replace` removes them.
   *
   * @defaultValue `"merge"`
   */
  nested?: "merge" | "replace" | undefined;
}

export type { Resource } from "./pointer.js";
