import {
  maximumBytes as bytesLimit,
  maximumDepth as depthLimit,
  maximumDraftDepth,
} from "../generated/constants.js";
import { suggestPointer } from "./suggestions.js";

/** The reason why a text is not JSON. */
export type JsonErrorCode =
  | "unexpectedCharacter"
  | "unexpectedEnd"
  | "invalidNumber"
  | "invalidEscape"
  | "controlCharacter"
  | "invalidUtf8"
  | "loneSurrogate"
  | "trailingContent";

const jsonErrorMessages: Record<JsonErrorCode, string> = {
  unexpectedCharacter: "an unexpected character",
  unexpectedEnd: "an unexpected end of the text",
  invalidNumber: "an invalid number",
  invalidEscape: "an invalid escape sequence",
  controlCharacter: "an unescaped control character",
  invalidUtf8: "bytes that are not UTF-8",
  loneSurrogate: "a lone surrogate",
  trailingContent: "more text after the value",
};

/** The position of an error in a text. */
export interface TextPosition {
  /** The number of UTF-8 bytes before the error. */
  readonly offset: number;
  /** The line, counted from 1. Lines end with LF, CR or CRLF. */
  readonly line: number;
  /** The column in Unicode code points, counted from 1. */
  readonly column: number;
}

/**
 * The error for a text that is not JSON.
 *
 * @see RFC 8259
 */
export class JsonError extends SyntaxError implements TextPosition {
  override readonly name = "JsonError";
  readonly code: JsonErrorCode;
  /** The number of UTF-8 bytes before the error. */
  readonly offset: number;
  /** The line, counted from 1. Lines end with LF, CR or CRLF. */
  readonly line: number;
  /** The column in Unicode code points, counted from 1. */
  readonly column: number;

  constructor(code: JsonErrorCode, position: TextPosition) {
    super(`Not JSON: ${jsonErrorMessages[code]}, line ${position.line}, column ${position.column}.`);
    this.code = code;
    this.offset = position.offset;
    this.line = position.line;
    this.column = position.column;
  }
}

/** The limit that a document exceeds: nesting, size of its text, or memory of the host. */
export type Limit = "depth" | "bytes" | "memory";

/** The maximum number of nested arrays and objects in a document. */
export const maximumDepth: number = depthLimit;

/** The maximum size of a document in UTF-8 bytes. */
export const maximumBytes: number = bytesLimit;

const limitMessages: Record<Limit, (maximum: number | undefined) => string> = {
  depth: (maximum) => `The document is nested too deeply; at most ${maximum} levels are supported.`,
  bytes: (maximum) => `The document is too large; at most ${maximum} bytes are supported.`,
  memory: () => "The document needs more memory or stack than the host has.",
};

/** The error for a document that exceeds a limit. The call changed nothing, and later calls work. */
export class LimitError extends RangeError {
  override readonly name = "LimitError";
  readonly limit: Limit;
  /** The value of the limit: levels or bytes. Absent for `memory`, which depends on the host. */
  readonly maximum: number | undefined;

  constructor(limit: Limit, maximum?: number, options?: { cause?: unknown }) {
    super(limitMessages[limit](maximum), options);
    this.limit = limit;
    this.maximum = maximum;
  }
}

/** The reason why an operation cannot be compiled: it is unknown, or the document is malformed. */
export type OpenApiErrorCode = "unknownOperation" | "malformed" | (string & {});

/** The error for an OpenAPI document that cannot be compiled, or that lacks the operation. */
export class OpenApiError extends Error {
  override readonly name = "OpenApiError";
  readonly code: OpenApiErrorCode;
  /** JSON Pointer into the OpenAPI document. */
  readonly path: string;

  constructor(code: OpenApiErrorCode, path: string, reason: string) {
    super(path === "" ? reason : `${reason} (at ${path})`);
    this.code = code;
    this.path = path;
  }
}

/** The error for a value that JSON cannot carry, such as NaN, a Map or a cycle. */
export class ValueError extends TypeError {
  override readonly name = "ValueError";
  /** JSON Pointer to the value; `""` is the whole document. */
  readonly path: string;
  /** @internal The kind of the value, for the message. */
  readonly reason: string;

  constructor(reason: string, path: string) {
    super(`JSON cannot carry ${reason} (at ${path === "" ? "the value itself" : path}).`);
    this.path = path;
    this.reason = reason;
  }
}

/** The reason why a draft refuses an edit. */
export type DraftErrorCode =
  | "closed"
  | "invalidPointer"
  | "notFound"
  | "beneathScalar"
  | "notAList"
  | "outOfRange"
  | "notAnObject"
  | "wholeDocument"
  | "ownChild"
  | "tooDeep"
  | "noConflict"
  | "damaged"
  | "otherEndpoint"
  | "unknownFormat";

const draftErrorMessages: Record<DraftErrorCode, string> = {
  closed: "The draft is closed",
  invalidPointer: "This is not a JSON Pointer",
  notFound: "There is no value",
  beneathScalar: "The parent is neither an object nor a list",
  notAList: "The parent is not a list; use set for a member",
  outOfRange: "The index is beyond the end of the list",
  notAnObject: "A resource must be a JSON object; pass JSON text or bytes as jsonText(text)",
  wholeDocument: "The whole resource cannot be removed, moved or typed; give the path of a member",
  ownChild: "A value cannot be moved into itself",
  tooDeep: `The resource would be nested too deeply; a draft supports ${maximumDraftDepth} levels`,
  noConflict: "There is no conflict; see draft.conflicts",
  damaged: "The saved draft is damaged",
  otherEndpoint: "The saved draft belongs to another endpoint",
  unknownFormat: "This is not a draft saved by this version",
};

/** The error for an edit that a draft refuses. The draft is unchanged. */
export class DraftError extends Error {
  override readonly name = "DraftError";
  /**
   * - `closed`: the draft is closed
   * - `invalidPointer`: the path is not a JSON Pointer
   * - `notFound`: there is no value at the path, or no parent for it
   * - `beneathScalar`: the parent is neither an object nor a list
   * - `notAList`: the parent of an inserted item is not a list
   * - `outOfRange`: the index is beyond the end of the list
   * - `notAnObject`: the resource is not an object
   * - `wholeDocument`: the edit removes, moves or types the whole resource
   * - `ownChild`: the edit moves a value into itself
   * - `tooDeep`: the resource would exceed the depth of a draft
   * - `noConflict`: there is no conflict at the path
   * - `damaged`: the saved draft is truncated or changed
   * - `otherEndpoint`: the saved draft belongs to another endpoint
   * - `unknownFormat`: the saved text is not a draft of this version
   */
  readonly code: DraftErrorCode;
  /** The path of the edit, a JSON Pointer; `""` if the call has none. */
  readonly path: string;

  constructor(code: DraftErrorCode, path = "", options?: { cause?: unknown }) {
    const position = path === "" ? "" : ` (at ${path})`;
    // A pointer with its slash has another fault: a wrong escape.
    const isName = code === "invalidPointer" && !path.startsWith("/");
    const end = isName ? `; write ${JSON.stringify(suggestPointer(path))}` : "";
    super(`${draftErrorMessages[code]}${position}${end}.`, options);
    this.code = code;
    this.path = path;
  }
}
