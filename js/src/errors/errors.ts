import {
  maximumBytes as bytesLimit,
  maximumDepth as depthLimit,
  maximumDraftDepth,
} from "../generated/constants.js";

/** What is wrong with a text that is not JSON. */
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
  unexpectedCharacter: "a character that cannot stand here",
  unexpectedEnd: "the text ends too early",
  invalidNumber: "a number that JSON does not know",
  invalidEscape: "an escape sequence that JSON does not know",
  controlCharacter: "a control character that is not escaped",
  invalidUtf8: "bytes that are not UTF-8",
  loneSurrogate: "half of a surrogate pair",
  trailingContent: "something after the end of the value",
};

/** Where an error stands in a text. */
export interface TextPosition {
  /** Bytes of UTF-8 before the error. */
  readonly offset: number;
  /** Counted from 1; lines end with LF, CR or CRLF. */
  readonly line: number;
  /** Unicode code points from the start of the line, counted from 1. */
  readonly column: number;
}

/** A text that was given as JSON is not JSON. */
export class JsonError extends SyntaxError implements TextPosition {
  override readonly name = "JsonError";
  readonly code: JsonErrorCode;
  readonly offset: number;
  readonly line: number;
  readonly column: number;

  constructor(code: JsonErrorCode, position: TextPosition) {
    super(`Not JSON: ${jsonErrorMessages[code]}, line ${position.line}, column ${position.column}.`);
    this.code = code;
    this.offset = position.offset;
    this.line = position.line;
    this.column = position.column;
  }
}

/** Which limit a document met: nesting, size of its text, or the memory that the host gives. */
export type Limit = "depth" | "bytes" | "memory";

/** How many arrays and objects may stand around a value. */
export const maximumDepth: number = depthLimit;

/** How many bytes of UTF-8 a document may have. */
export const maximumBytes: number = bytesLimit;

const limitMessages: Record<Limit, (maximum: number | undefined) => string> = {
  depth: (maximum) => `The document is nested too deeply; at most ${maximum} levels are read.`,
  bytes: (maximum) => `The document is too large; at most ${maximum} bytes are read.`,
  memory: () => "The document needs more memory or stack than there is.",
};

/** A document is beyond what is read. Nothing was changed, and the next call works as if this one had not been. */
export class LimitError extends RangeError {
  override readonly name = "LimitError";
  readonly limit: Limit;
  /** The limit's value; absent for "memory", which the host decides. */
  readonly maximum: number | undefined;

  constructor(limit: Limit, maximum?: number, options?: { cause?: unknown }) {
    super(limitMessages[limit](maximum), options);
    this.limit = limit;
    this.maximum = maximum;
  }
}

/** What is wrong with an OpenAPI document: "unknownOperation", or "malformed" and the like for a fault in it. */
export type OpenApiErrorCode = "unknownOperation" | "malformed" | (string & {});

/** An OpenAPI document cannot be compiled, or does not have the operation asked for. */
export class OpenApiError extends Error {
  override readonly name = "OpenApiError";
  readonly code: OpenApiErrorCode;
  /** JSON Pointer into the OpenAPI document: where the fault is. */
  readonly path: string;

  constructor(code: OpenApiErrorCode, path: string, reason: string) {
    super(path === "" ? reason : `${reason} (at ${path})`);
    this.code = code;
    this.path = path;
  }
}

/** A value was given that JSON cannot carry, such as NaN, a Map or a cycle. */
export class ValueError extends TypeError {
  override readonly name = "ValueError";
  /** JSON Pointer to the value, "" for the whole. */
  readonly path: string;
  /** @internal What was found there, in words. */
  readonly reason: string;

  constructor(reason: string, path: string) {
    super(`JSON cannot carry ${reason} (at ${path === "" ? "the value itself" : path}).`);
    this.path = path;
    this.reason = reason;
  }
}

/** Why a draft refuses an operation. */
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
  notFound: "There is nothing",
  beneathScalar: "What should hold this is neither an object nor a list",
  notAList: "Items can be inserted into lists only",
  outOfRange: "The list has no such position",
  notAnObject: "A resource must be a JSON object",
  wholeDocument: "The whole resource can be neither removed nor moved",
  ownChild: "Nothing can be moved into itself",
  tooDeep: `The resource would be nested too deeply; a draft has room for ${maximumDraftDepth} levels`,
  noConflict: "There is no conflict",
  damaged: "The saved draft is damaged",
  otherEndpoint: "The saved draft is of another endpoint",
  unknownFormat: "This is not a draft that this version has saved",
};

/** A draft refuses an operation. The draft is as it was. */
export class DraftError extends Error {
  override readonly name = "DraftError";
  readonly code: DraftErrorCode;
  /** JSON Pointer: the path that was given; "" where none was. */
  readonly path: string;

  constructor(code: DraftErrorCode, path = "", options?: { cause?: unknown }) {
    const position = path === "" ? "" : ` (at ${path})`;
    super(`${draftErrorMessages[code]}${position}.`, options);
    this.code = code;
    this.path = path;
  }
}
