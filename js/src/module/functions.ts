/**
 * The functions that run often and shortly. wasm/bindings exports them without embind, so Emscripten names them with an
 * underscore.
 */
interface ExportedFunctions {
  /** Sets the secret of all hashes. It must be the first call. */
  _setHashSecret(first: number, second: number, third: number, fourth: number): void;
  /** Assigns a slot to an input position. Initially each position has the slot of its own number. */
  _useSlot(position: number, slot: number): number;
  /** Frees the document at a position. */
  _releaseInput(position: number): number;
  /** Reserves bytes for an input's text. Returns their address, or 0 if they exceed the byte limit. */
  _reserveInput(position: number, byteLength: number): number;
  /** Parses the reserved text. Returns 0, or 1 with the error as details. */
  _readInput(position: number, byteLength: number): number;
  _detailsPointer(): number;
  _detailsLength(): number;
  _textPointer(): number;
  _textLength(): number;
  _validateDocument(
    endpoint: number,
    document: number,
    direction: number,
    rules: number,
    maxIssues: number,
    today: number,
    base: number,
  ): number;
  _patchDocuments(endpoint: number, before: number, after: number, flags: number, today: number): number;
  _updateDocument(endpoint: number, base: number, values: number, flags: number, today: number): number;
  /** Writes the lists of the last patch or update as details. It must be the next call after it. */
  _patchLists(): number;
  /** Returns the address of the buffer for the text of a field. */
  _fieldBuffer(): number;
  /** Returns the draft's status, or 0 if the edit needs `editDraft`. */
  _setField(draft: number, field: number, byteLength: number, now: number): number;
  /** Does the same as `_setField`, with the text of a control in the buffer. */
  _setFieldInput(draft: number, field: number, byteLength: number, now: number): number;
  _queryField(draft: number, field: number, query: number): number;
}

/**
 * The functions of a running WebAssembly module, as wasm/bindings exports or registers them. They take and return numbers.
 * Text is UTF-8 bytes in the module's memory. Documents are stored in numbered slots. Functions refer to a document by its
 * position among the inputs of a call.
 */
export interface ModuleFunctions extends ExportedFunctions {
  /** The module's memory. Read it again after every call, because growing detaches earlier views. */
  readonly HEAPU8: Uint8Array;
  /** Returns 0 with the reachable part of the document as text, or 1 with the error as details. */
  extractOperation(document: number, operation: number): number;
  /** Returns the number of a new endpoint, or -1 with the error as details. */
  compile(document: number, operation: number): number;
  describe(endpoint: number): number;
  describeAllFields(endpoint: number): number;
  fromForm(endpoint: number, document: number): number;
  toForm(endpoint: number, document: number): number;
  /** Returns 0 or 1. Details are the changes or the error; text contains the objects and lists of changes. */
  diff(endpoint: number, before: number, after: number): number;
  /** Runs a `jsonPatchOperation`. Returns 0 with the result as text, or 1 with the error as details. */
  jsonPatch(operation: number, first: number, second: number): number;
  mergePatch(operation: number, first: number, second: number): number;
  merge(endpoint: number, base: number, mine: number, theirs: number, flags: number): number;
  /** Returns the number of a new draft, or -1 with the error as details. */
  openDraft(endpoint: number, base: number, flags: number, today: number): number;
  closeDraft(draft: number): number;
  /** Returns 0, or -1 with the error as details. */
  restoreDraft(draft: number, saved: number): number;
  /** Returns 0 with the checksum of an input's JSON text as text. */
  checksum(document: number): number;
  /** Returns the number of changed places with their paths as details, or -1 with the error as details. */
  editDraft(draft: number, action: number, now: number): number;
  queryDraft(draft: number, query: number): number;
  /** Returns the number of the field whose path is input 0, or 0. With `isTyped` 1, its indexes are rows. */
  findField(draft: number, isTyped: number): number;
}

/** The functions that the module imports: regular expressions of JavaScript. */
export interface PatternHooks {
  /** Returns the number of a compiled pattern, or -1 if the host cannot compile it. */
  compilePattern(pointer: number, length: number): number;
  /** Returns 1 if the pattern matches a part of the text, else 0. */
  testPattern(pattern: number, pointer: number, length: number): number;
}

/**
 * The object that Emscripten's code receives and adds the module's functions to. `Module` and `Instance` replace those of
 * `WebAssembly` there (scripts/generate-glue.mjs).
 */
export interface GlueModule extends Partial<ModuleFunctions>, PatternHooks {
  Module(bytes: Uint8Array): WebAssembly.Module;
  Instance(module: WebAssembly.Module, imports: WebAssembly.Imports): WebAssembly.Instance;
  readonly wasmBinary: Uint8Array;
  locateFile(name: string): string;
  printErr(text: string): void;
}

/** The JavaScript that Emscripten generates. Newer versions return a promise. */
export type Glue = (module: GlueModule) => unknown;
