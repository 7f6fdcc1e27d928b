/** Why a patch is refused. */
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

/** What the module says of a patch that it refuses. */
export interface PatchFailure {
  readonly code: PatchErrorCode;
  /** Absent when no operation is at fault. */
  readonly index?: number;
  /** The fault is the operation's `from`, not its `path`. */
  readonly atFrom?: boolean;
  readonly op?: string;
  readonly path?: string;
  readonly from?: string;
}

/** A sentence for each code; `position` is the pointer at fault. */
const messages: Record<PatchErrorCode, (position: string) => string> = {
  notAList: () => "a JSON Patch must be a list of operations",
  notAnObject: () => "it must be an object",
  missingOp: () => "it has no op",
  unknownOp: () => "its op must be add, remove, replace, move, copy or test",
  missingPath: () => "it has no path",
  missingFrom: () => "it has no from",
  missingValue: () => "it has no value",
  invalidPointer: (position) => `${position} is not a JSON Pointer, which is empty or starts with a slash`,
  notFound: (position) => `there is nothing at ${position}`,
  invalidIndex: (position) =>
    `${position} does not end in the index of an item, or leads through what is none`,
  outOfRange: (position) => `${position} is past the end of its list`,
  wholeDocument: () => "the whole document cannot be removed",
  ownChild: () => "a value cannot be moved into itself",
  testFailed: (position) => `the value at ${position} is another one`,
  nullMember: (position) => `no merge patch can set ${position} to null, which takes a member away`,
};

function quoted(pointer: string | undefined): string {
  return pointer === undefined ? "what is given" : JSON.stringify(pointer);
}

/** The operation as a message calls it, such as `Operation 3 (move from "/a" to "/b")`. */
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

/** A patch is malformed, cannot be applied, or cannot say what it should. Nothing was changed. */
export class PatchError extends Error {
  override readonly name = "PatchError";
  /**
   * - `notAList`: the patch is no list; `notAnObject`: an operation is no object
   * - `missingOp`, `unknownOp`, `missingPath`, `missingFrom`, `missingValue`: members of the operation
   * - `invalidPointer`: `path` or `from` is not a JSON Pointer
   * - `notFound`: there is nothing at `path` or `from`, or nothing that could hold it
   * - `invalidIndex`: what should name an item of a list does not, such as `01`, or `-` for one that is there
   * - `outOfRange`: the list is shorter
   * - `wholeDocument`: the whole document was to be removed
   * - `ownChild`: a value was to be moved into itself
   * - `testFailed`: a `test` found another value
   * - `nullMember`: a merge patch cannot set a member to null
   */
  readonly code: PatchErrorCode;
  /** Which operation failed, counted from 0; -1 when the fault is not that of one operation. */
  readonly index: number;
  /** The failing operation's `op`, `path` and `from`, those that are strings; of `nullMember` the member's path. */
  readonly op: string | undefined;
  readonly path: string | undefined;
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
