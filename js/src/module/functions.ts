/**
 * What the WebAssembly module offers once it runs: the functions that wasm/bindings registers. They take and
 * give numbers; text crosses as UTF-8 bytes in the module's memory. Documents live in numbered slots; functions are
 * given their positions among the inputs of a call.
 */
export interface ModuleFunctions {
  /** The module's memory. To be read anew after every call: growing makes an earlier view empty. */
  readonly HEAPU8: Uint8Array;
  /** From now on the input of a position stands in a slot; in the beginning each in that of its own number. */
  use(position: number, slot: number): number;
  /** Frees the document at a position. */
  release(position: number): number;
  /** Room for an input's text: its address, or 0 when it is beyond the byte limit. */
  reserve(position: number, byteLength: number): number;
  /** Parses what was written there: 0, or 1 with the error as details. */
  read(position: number, byteLength: number): number;
  detailsPointer(): number;
  detailsLength(): number;
  textPointer(): number;
  textLength(): number;
  /** 0 with the part of the document that the operation reaches as text, or 1 with the error as details. */
  cut(document: number, operation: number): number;
  /** An endpoint's number, or -1 with the error as details. */
  compile(document: number, operation: number): number;
  describe(endpoint: number): number;
  describeAllFields(endpoint: number): number;
  validate(
    endpoint: number,
    document: number,
    direction: number,
    rules: number,
    maxIssues: number,
    today: number,
    base: number,
  ): number;
  fromForm(endpoint: number, document: number): number;
  toForm(endpoint: number, document: number): number;
  /** 0 with the changes as details and their objects and lists as text, or 1 with the error as details. */
  diff(endpoint: number, before: number, after: number): number;
  patch(endpoint: number, before: number, after: number, flags: number, today: number): number;
  update(endpoint: number, base: number, values: number, flags: number, today: number): number;
  /** The lists of the last `patch` or `update` as details; no other call may have come between. */
  patchLists(): number;
  /** Does what js/src/json-patch asks for: 0 with the result as text, or 1 with the error as details. */
  jsonPatch(operation: number, first: number, second: number): number;
  mergePatch(operation: number, first: number, second: number): number;
  merge(endpoint: number, base: number, mine: number, theirs: number, flags: number): number;
  /** A draft's number, or -1 with the error as details. */
  openDraft(endpoint: number, base: number, flags: number, today: number): number;
  closeDraft(draft: number): number;
  /** 0, or -1 with the error as details. */
  restoreDraft(draft: number, saved: number): number;
  /** How many places it changed, with their paths as details, or -1 with the error. */
  editDraft(draft: number, action: number, now: number): number;
  askDraft(draft: number, question: number): number;
  /** Where the text for setField is written. */
  fieldBuffer(): number;
  /** The number of the field whose path is input 0, or 0; `isTyped` (1 or 0): its indexes are rows. */
  findField(draft: number, isTyped: number): number;
  /** The draft's status, or 0 when the edit has to be made with editDraft. */
  setField(draft: number, field: number, byteLength: number, now: number): number;
  /** As setField, with the text of a control in the buffer. */
  setFieldInput(draft: number, field: number, byteLength: number, now: number): number;
  askField(draft: number, field: number, question: number): number;
}

/** What the module asks of its host: regular expressions, which are JavaScript's own. */
export interface PatternHooks {
  /** The number of a compiled pattern, or -1 when no regular expression of this host means the same. */
  compilePattern(pointer: number, length: number): number;
  /** 1 when the pattern matches somewhere in the text, else 0. */
  testPattern(pattern: number, pointer: number, length: number): number;
}

/**
 * The object handed to Emscripten's code, which puts the module's functions on it. `Instance` replaces
 * `WebAssembly.Instance` there (scripts/generate-glue.mjs).
 */
export interface GlueModule extends Partial<ModuleFunctions>, PatternHooks {
  Instance(module: WebAssembly.Module, imports: WebAssembly.Imports): WebAssembly.Instance;
  readonly wasmBinary: Uint8Array;
  locateFile(name: string): string;
  printErr(text: string): void;
}

/** The JavaScript that Emscripten makes; newer versions return a promise. */
export type Glue = (module: GlueModule) => unknown;
