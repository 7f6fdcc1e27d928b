import type { JsonText } from "../json/json-text.js";

/** How a document is checked. */
export interface RuleOptions {
  /** "off" leaves exactly what the schema itself says. Default: "on". */
  rules?: "on" | "off" | undefined;
  /** The day that counts as today, as YYYY-MM-DD. Default: the local date. */
  today?: string | undefined;
}

/** How a body is checked. */
export interface ValidateOptions extends RuleOptions {
  /** No more issues than this are reported. Default: 1000. */
  maxIssues?: number | undefined;
  /**
   * The stored resource: rules then look at it with the body applied, not at the body alone, and its variant is that of the
   * body where the discriminator is read-only.
   */
  base?: unknown;
}

/** How a patch is made. */
export interface PatchOptions extends RuleOptions {
  /**
   * How a string is cleared: by null, or by "" for servers that refuse null. Those are sent no null for any property
   * that the schema names and lets be null, inside of lists too: it is left out. Default: "null".
   */
  nulls?: "null" | "empty" | undefined;
}

/** How the fields of a form are put over a resource. */
export interface UpdateOptions extends PatchOptions {
  /**
   * What becomes of the members of a stored object, or of an item of a list, that the object given for it does not have:
   * `"merge"` leaves them as they are, `"replace"` takes them away.
   *
   * @defaultValue `"merge"`
   */
  nested?: "merge" | "replace" | undefined;
}

/** A resource in the form the server gives or in the form it takes, whole or in part, as a value or as JSON text. */
export type Resource<Read, Write> = Partial<Read> | Write | JsonText;
