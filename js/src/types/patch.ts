import type { Issue } from "./issue.js";
import type { Encoding } from "./operation.js";

/** Where a part of a text starts and ends, in UTF-16 code units: what `text.slice(start, end)` takes. */
export type TextRange = [start: number, end: number];

/**
 * The words of a text that changed: `before[i]` of the earlier text became `after[i]` of the later one. One of
 * the two is empty (`start === end`) where words were only added or only taken away; outside of the ranges both
 * texts are equal. White space between two changed words belongs to their change. Texts of more than 1 MiB
 * are one change as a whole, and so is all between the first and the last difference where those are more than
 * 20,000 words, marks and spaces apart.
 */
export interface TextRanges {
  before: TextRange[];
  after: TextRange[];
}

/** One difference between two documents, for people to read. */
export interface Change {
  kind: "add" | "remove" | "replace" | "move";
  /** JSON Pointer: where the value is in the later document; for "remove" where it was in the earlier one. */
  path: string;
  /**
   * Of a "move": where the value was in the earlier document. It equals `path` where an item changed places with
   * those around it and yet kept its number.
   */
  from?: string;
  before?: unknown;
  after?: unknown;
  /** Of a "replace" of one string by another, unless both are single words: which words changed. */
  ranges?: TextRanges;
}

/** An edit that no body can express. */
export interface Ignored {
  path: string;
  /** The server sets it itself; the server does not know it; or it can be changed but not taken away. */
  reason: "readOnly" | "unknown" | "unremovable";
  before?: unknown;
  after?: unknown;
}

/** The body that each encoding makes, as `fetch` takes it. */
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
  body: EncodedBodies[Type];
  /** JSON Pointers of the properties that this encoding cannot carry; they are not in `body`. */
  unsendable: string[];
}

/** What to send so that a stored document becomes the edited one. */
export interface Patch<Write> {
  /**
   * The changed top-level properties, each whole, and those that the schema requires of every body; null when there is nothing
   * to send.
   */
  body: Write | null;
  /** The exact JSON text to send, with every digit of every number; "" when there is nothing to send. */
  bodyText: string;
  /** What the body changes. Members that go along unchanged are not listed. */
  changes: Change[];
  /** Edits that the body cannot express. */
  ignored: Ignored[];
  /** What is wrong with the edited document, as far as the body carries it. */
  issues: Issue[];
  /** No issue is an error: `validate` accepts the body, but for what was stored like that and is reported as a warning. */
  valid: boolean;
  /**
   * Writes the body for sending. Form encodings carry text only: null for a string, empty lists and objects
   * are listed as unsendable, and so is a string that fits only before a multipart form has turned each of
   * its line ends into two characters.
   */
  encode<Type extends Encoding>(type: Type): EncodedBody<Type>;
}
