import { suggestPointer } from "./suggestions.js";

/** The reason why a patch is refused. */
export type PatchErrorCode =
  | "notAList"
  | "notAnObject"
  | "missingOp"
  | "unknownOp"
  | "missingPath"
  | "missingFrom"
  | "missingValue"
  | "invalidPointer"
  | "notFound"
  | "invalidIndex"
  | "outOfRange"
  | "wholeDocument"
  | "ownChild"
  | "testFailed"
  | "nullMember";

/** The details of a refused patch, as the module writes them. */
export interface PatchFailure {
  readonly code: PatchErrorCode;
  /** The index of the operation; absent if the fault is not in one operation. */
  readonly index?: number;
  /** The fault is in the operation's `from`, not in its `path`. */
  readonly atFrom?: boolean;
  readonly op?: string;
  readonly path?: string;
  readonly from?: string;
}

function invalidPointer(position: string): string {
  const sentence = `${position} is not a JSON Pointer, which is empty or starts with a slash`;
  const isName = position.startsWith('"') && !position.startsWith('"/');
  return isName ? `${sentence}. Write ${JSON.stringify(suggestPointer(JSON.parse(position)))}` : sentence;
}

/** The text of each code; `position` is the pointer that caused it. */
const messages: Record<PatchErrorCode, (position: string) => string> = {
  notAList: () => "a JSON Patch must be a list of operations",
  notAnObject: () => "it must be an object",
  missingOp: () => "it has no op",
  unknownOp: () => "its op must be add, remove, replace, move, copy or test",
  missingPath: () => "it has no path",
  missingFrom: () => "it has no from",
  missingValue: () => "it has no value",
  invalidPointer,
  notFound: (position) => `there is no value at ${position}`,
  invalidIndex: (position) => `${position} contains an invalid list index`,
  outOfRange: (position) => `${position} is beyond the end of its list`,
  wholeDocument: () => "the whole document cannot be removed",
  ownChild: () => "a value cannot be moved into itself",
  testFailed: (position) => `the value at ${position} is different`,
  nullMember: (position) => `a merge patch cannot set ${position} to null, because null removes a member`,
};

function quoted(pointer: string | undefined): string {
  return pointer === undefined ? "the value" : JSON.stringify(pointer);
}

/** Describes the operation for a message, such as `Operation 3 (move from "/a" to "/b")`. */
function nameOf({ index, op, path, from }: PatchFailure): string {
  const words = [
    op,
    from === undefined ? "" : `from ${quoted(from)} to`,
    path === undefined ? "" : quoted(path),
  ];
  const description = words.filter((word) => word).join(" ");
  return description === "" ? `Operation ${index}` : `Operation ${index} (${description})`;
}

function messageOf(failure: PatchFailure): string {
  const sentence = messages[failure.code](quoted(failure.atFrom === true ? failure.from : failure.path));
  if (failure.index === undefined) return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
  return `${nameOf(failure)}: ${sentence}.`;
}

/**
 * The error for a patch that is malformed, cannot be applied or cannot express a change. The call changed nothing.
 *
 * @see RFC 6902
 */
export class PatchError extends Error {
  override readonly name = "PatchError";
  /**
   * - `notAList`: the patch is not a list
   * - `notAnObject`: an operation is not an object
   * - `missingOp`, `unknownOp`, `missingPath`, `missingFrom`, `missingValue`: a member of the operation is missing or unknown
   * - `invalidPointer`: `path` or `from` is not a JSON Pointer
   * - `notFound`: there is no value at `path` or `from`, or no parent for it
   * - `invalidIndex`: a part of the path is not a list index, such as `01`, or `-` for an existing item
   * - `outOfRange`: the index is beyond the end of the list
   * - `wholeDocument`: the operation removes the whole document
   * - `ownChild`: the operation moves a value into itself
   * - `testFailed`: a `test` found a different value
   * - `nullMember`: a merge patch cannot set a member to null
   */
  readonly code: PatchErrorCode;
  /** The index of the operation, counted from 0; -1 if the fault is not in one operation. */
  readonly index: number;
  /** The operation's `op`, if it is a string. */
  readonly op: string | undefined;
  /** The operation's `path`, if it is a string; for `nullMember`, the path of the member. */
  readonly path: string | undefined;
  /** The operation's `from`, if it is a string. */
  readonly from: string | undefined;

  constructor(failure: PatchFailure) {
    super(messageOf(failure));
    this.code = failure.code;
    this.index = failure.index ?? -1;
    this.op = failure.op;
    this.path = failure.path;
    this.from = failure.from;
  }
}
