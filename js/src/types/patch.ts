import type { Issue } from "./issue.js";
import type { Encoding } from "./operation.js";

/** A range of a text in UTF-16 code units, as `text.slice(start, end)` takes it. */
export type TextRange = readonly [start: number, end: number];

/**
 * The words of a text that changed: `before[i]` of the earlier text became `after[i]` of the later one. Outside the ranges
 * both texts are equal. One of the two is empty (`start === end`) if words were only added or only removed. White space
 * between two changed words belongs to their change.
 *
 * A text of more than 1 MiB is one change. The part between the first and the last difference is one change if it exceeds
 * 20,000 words, marks and spaces.
 */
export interface TextRanges {
  readonly before: readonly TextRange[];
  readonly after: readonly TextRange[];
}

/** One difference between two documents, for people to read. */
export interface Change {
  readonly kind: "add" | "remove" | "replace" | "move";
  /** JSON Pointer into the later document; for `remove`, into the earlier one. */
  readonly path: string;
  /**
   * JSON Pointer into the earlier document, for `move`. It equals `path` if an item changed places with its neighbors and kept
   * its index.
   */
  readonly from?: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** The words that changed, if `replace` turned one string into another. Absent if both are single words. */
  readonly ranges?: TextRanges;
}

/** An edit that no body can express. */
export interface Ignored {
  /** JSON Pointer of the edited value. */
  readonly path: string;
  /**
   * - `readOnly`: only the server sets this value
   * - `unknown`: the server does not know this property
   * - `unremovable`: the value can be changed but not removed
   */
  readonly reason: "readOnly" | "unknown" | "unremovable";
  readonly before?: unknown;
  readonly after?: unknown;
}

/** The type of the body in each encoding, as `fetch` takes it. */
export interface EncodedBodies {
  "application/json": string;
  [name: `application/json;${string}`]: string;
  [name: `application/${string}+json`]: string;
  [name: `application/${string}+json;${string}`]: string;
  "application/x-www-form-urlencoded": URLSearchParams;
  "multipart/form-data": FormData;
}

/** A request body in one of the encodings. */
export interface EncodedBody<Type extends Encoding = Encoding> {
  /** The body for `fetch`. */
  readonly body: EncodedBodies[Type];
  /** JSON Pointers of the properties that this encoding cannot carry. `body` does not contain them. */
  readonly unsendable: readonly string[];
}

/** The request that turns a stored document into the edited one. */
export interface Patch<Write> {
  /**
   * The changed top-level properties, each whole, and those that the schema requires of every body. null if there is nothing
   * to send.
   */
  readonly body: Write | null;
  /** The exact JSON text to send, with every digit of every number. `""` if there is nothing to send. */
  readonly bodyText: string;
  /** The changes that the body makes. Properties that are sent unchanged are not listed. */
  readonly changes: readonly Change[];
  /** The edits that the body cannot express. */
  readonly ignored: readonly Ignored[];
  /** The issues of the edited document, in the parts that the body carries. */
  readonly issues: readonly Issue[];
  /** No issue is an error. `validate` accepts the body, except for stored faults, which are warnings here. */
  readonly valid: boolean;
  /**
   * Writes the body in an encoding. Form encodings cannot carry null for a string, empty lists and objects. A multipart form
   * turns each line end into two characters; a string that gets too long by that is `unsendable`, too.
   *
   * @param type - The content type, one of `operation.encodings`.
   * @returns The body for `fetch`, and the properties that the encoding cannot carry.
   * @throws `TypeError` for another content type than JSON and the two form encodings.
   * @example
   * ```ts
   * const { body, unsendable } = patch.encode("multipart/form-data");
   * if (unsendable.length === 0) await fetch(url, { method: "PATCH", body });
   * ```
   */
  encode<Type extends Encoding>(type: Type): EncodedBody<Type>;
}
