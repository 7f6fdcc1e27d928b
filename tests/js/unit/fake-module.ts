// A fake module for the tests of the engine.
import type { ModuleFunctions } from "../../../js/src/module/functions.js";

const encoder = new TextEncoder();
const description = {
  operation: { id: "change", method: "PATCH", encodings: [], servers: [{ url: "/" }], parameters: [] },
  remarks: [],
  fields: [{ path: "/a", name: "a", items: { path: "/a/*" } }],
};

/** Behaves like the module as far as these tests need. `trap` names the function that traps next. */
export class FakeModule implements ModuleFunctions {
  static made = 0;
  static trap: { name: string; error: unknown } | null = null;
  HEAPU8 = new Uint8Array(256);
  readonly calls: string[] = [];
  readonly texts: string[] = [];
  #details = "";
  #text = "";
  #endpoints = 0;

  constructor() {
    FakeModule.made++;
  }

  #enter(name: string): void {
    this.calls.push(name);
    if (FakeModule.trap?.name !== name) return;
    const { error } = FakeModule.trap;
    FakeModule.trap = null;
    throw error;
  }

  _useSlot(): number {
    this.#enter("_useSlot");
    return 0;
  }

  _reserveInput(_slot: number, byteLength: number): number {
    this.#enter("_reserveInput");
    if (byteLength > 1 << 24) return 0;
    // Simulates grown memory, which makes earlier views empty.
    this.HEAPU8 = new Uint8Array(byteLength + 8192);
    return 8;
  }

  _readInput(slot: number, byteLength: number): number {
    this.#enter("_readInput");
    this.texts[slot] = new TextDecoder().decode(this.HEAPU8.subarray(8, 8 + byteLength));
    if (!this.texts[slot]?.includes("!")) return 0;
    this.#details = JSON.stringify({
      error: "json",
      code: "unexpectedCharacter",
      offset: 1,
      line: 2,
      column: 3,
    });
    return 1;
  }

  _setHashSecret(): void {}

  _releaseInput(): number {
    this.#enter("_releaseInput");
    return 0;
  }

  extractOperation(document: number, operation: number): number {
    this.#enter("extractOperation");
    if (this.texts[operation] === '"missing"') return this.#refuse(1);
    this.#text = this.texts[document] ?? "";
    return 0;
  }

  compile(): number {
    this.#enter("compile");
    return this.texts[1] === '"missing"' ? this.#refuse(-1) : this.#endpoints++;
  }

  #refuse(status: number): number {
    this.#details = JSON.stringify({
      error: "openapi",
      code: "unknownOperation",
      path: "/paths",
      reason: "No such operation",
    });
    return status;
  }

  #answer(name: string, endpoint: number, details: string, text = ""): void {
    this.#enter(name);
    if (endpoint >= this.#endpoints) throw new Error(`${endpoint} is not an endpoint of this instance`);
    this.#details = details;
    this.#text = text;
  }

  describeAllFields(endpoint: number): number {
    this.#answer("describeAllFields", endpoint, "[]");
    return 0;
  }

  describe(endpoint: number): number {
    this.#answer("describe", endpoint, JSON.stringify(description));
    return 0;
  }

  _validateDocument(endpoint: number): number {
    this.#answer("_validateDocument", endpoint, "");
    return 1;
  }

  fromForm(endpoint: number): number {
    this.#answer("fromForm", endpoint, "", "{}");
    return 0;
  }

  toForm(endpoint: number): number {
    this.#answer("toForm", endpoint, '{"error":"type","path":"","expected":"object"}');
    return 1;
  }

  diff(endpoint: number): number {
    this.#answer("diff", endpoint, "[]");
    return 0;
  }

  _patchDocuments(endpoint: number): number {
    this.#answer("_patchDocuments", endpoint, '{"changes":[],"ignored":[],"issues":[]}');
    return 1;
  }

  _updateDocument(endpoint: number): number {
    this.#answer("_updateDocument", endpoint, '{"error":"type","path":"","expected":"object"}');
    return 128;
  }

  _patchLists(): number {
    this.#enter("_patchLists");
    this.#details = '{"changes":[],"ignored":[],"issues":[]}';
    return 0;
  }

  jsonPatch(): number {
    this.#answer("jsonPatch", -1, "", "[]");
    return 0;
  }

  mergePatch(): number {
    this.#answer("mergePatch", -1, "", "{}");
    return 0;
  }

  merge(endpoint: number): number {
    this.#answer("merge", endpoint, "[]", '{"a":1}');
    return 0;
  }

  openDraft(endpoint: number): number {
    this.#answer("openDraft", endpoint, "");
    return 0;
  }

  closeDraft(): number {
    this.#enter("closeDraft");
    return 0;
  }

  checksum(): number {
    this.#enter("checksum");
    return 0;
  }

  restoreDraft(): number {
    this.#enter("restoreDraft");
    return 0;
  }

  editDraft(): number {
    this.#enter("editDraft");
    this.#details = '[""]';
    return 1;
  }

  queryDraft(): number {
    this.#enter("queryDraft");
    this.#details = "[]";
    this.#text = "{}";
    return 1;
  }

  _fieldBuffer(): number {
    return 64;
  }

  findField(): number {
    this.#enter("findField");
    return 0;
  }

  _setField(): number {
    this.#enter("_setField");
    return 0;
  }

  _setFieldInput(): number {
    this.#enter("_setFieldInput");
    return 0;
  }

  _queryField(): number {
    this.#enter("_queryField");
    return -1;
  }

  #write(text: string, pointer: number): number {
    this.HEAPU8.set(encoder.encode(text), pointer);
    return pointer;
  }
  _detailsPointer = () => this.#write(this.#details, 1024);
  _detailsLength = () => encoder.encode(this.#details).length;
  _textPointer = () => this.#write(this.#text, 4096);
  _textLength = () => encoder.encode(this.#text).length;
}
