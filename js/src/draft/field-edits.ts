import { statusBit } from "../module/draft-codes.js";
import { prepareInput } from "../module/prepare-input.js";
import type { DraftHandle, TextSpan } from "./handle.js";

/** Queries of the module about the body text that it returned last. */
interface BodyFields {
  /** Returns the position of a field in the text, or null if the text has no such field. */
  spanOf(field: number): TextSpan | null;
  /** Returns the present value of a field as JSON text, or null if it has none. */
  textOf(field: number): string | null;
}

/** Stands for a value that the module converted. `BodyFields.textOf` returns its text. */
const inModule = Symbol("inModule");

interface FieldText extends TextSpan {
  readonly field: number;
  value: unknown;
  /** The value as JSON text; null until the first read. */
  text: string | null;
}

/** With more parts than this, a new text from the module is cheaper than joining them. */
const maximumFieldTexts = 64;

/**
 * The text of a body. An edit of a field replaces its part, so the rest is neither written nor decoded again.
 */
class BodyText {
  /** The text as the module returned it; null if a new one is needed. */
  #source: string | null = null;
  /** Sorted by position in the text. */
  #fieldTexts: FieldText[] = [];
  #text: string | null = null;
  /** Fields edited since the text was made, whose positions are not known yet. */
  readonly #pending = new Map<number, unknown>();

  clear(): void {
    this.#source = null;
    this.#text = null;
    this.#fieldTexts = [];
    this.#pending.clear();
  }

  set(source: string): void {
    this.clear();
    this.#source = source;
    this.#text = source;
  }

  /** Replaces the value of one field. The rest of the body must be unchanged. */
  replace(field: number, value: unknown): void {
    if (this.#source === null) return;
    this.#text = null;
    const part = this.#fieldTexts.find((one) => one.field === field);
    if (part === undefined) this.#pending.set(field, value);
    else Object.assign(part, { value, text: null });
  }

  /** Returns the text, or null if the caller has to query the module. */
  read(fields: BodyFields): string | null {
    if (this.#text !== null || this.#source === null) return this.#text;
    for (const [field, value] of this.#pending) {
      const span = fields.spanOf(field);
      if (span === null || this.#fieldTexts.length === maximumFieldTexts) {
        this.clear();
        return null;
      }
      this.#fieldTexts.push({ from: span.from, to: span.to, field, value, text: null });
    }
    if (this.#pending.size > 0) this.#fieldTexts.sort((left, right) => left.from - right.from);
    this.#pending.clear();
    const text = this.#splice(this.#source, fields);
    if (text === null) this.clear();
    else this.#text = text;
    return text;
  }

  #splice(source: string, fields: BodyFields): string | null {
    let text = "";
    let end = 0;
    for (const part of this.#fieldTexts) {
      part.text ??= part.value === inModule ? fields.textOf(part.field) : JSON.stringify(part.value);
      if (part.text === null) return null;
      text += source.slice(end, part.from) + part.text;
      end = part.to;
    }
    return text + source.slice(end);
  }
}

/** The status bits about the field that was set. */
const fieldBits = statusBit.fieldIssuesAreKnown | statusBit.fieldHasNoIssues;

/** The number of a path that was set once and has not been looked up yet. */
const unresolved = 0;
const notAField = -1;

/** The module's own limit. Forms have fewer fields. */
const maximumFields = 4096;

/**
 * Caches what a draft would otherwise query from the module: the numbers of fields, the status after the last edit, and
 * the body text while only fields change.
 */
export class FieldEdits {
  readonly #handle: DraftHandle;
  readonly #numbers = new Map<string, number>();
  /** The numbers by paths of `setFromInput`, in which an index is a row of the form. */
  readonly #typedNumbers = new Map<string, number>();
  readonly #body = new BodyText();
  #status = 0;
  /** The path of the field that the status is about, or null. */
  #path: string | null = null;
  /** The number of the field at that path. */
  #field = notAField;

  constructor(handle: DraftHandle) {
    this.#handle = handle;
  }

  /** Clears the cache after any other edit, or when the draft is reopened in another instance. */
  clear(): void {
    this.#numbers.clear();
    this.#typedNumbers.clear();
    this.#body.clear();
    this.#status = 0;
    this.#path = null;
  }

  /** Stores the status that the module returned after an edit by path. */
  afterEdit(status: number): void {
    this.#body.clear();
    if ((status & statusBit.hasFields) === 0) {
      this.#numbers.clear();
      this.#typedNumbers.clear();
    }
    this.#status = status & ~fieldBits;
    this.#path = null;
  }

  /** Records that a path was set. Setting it a second time looks up its field. */
  expectField(path: string): void {
    addExpected(this.#numbers, path);
  }

  /** Records a path of `setFromInput`, as `expectField` does. */
  expectInput(path: string): void {
    addExpected(this.#typedNumbers, path);
  }

  /** Sets an expected path that is a field. Returns the status, or 0 if the caller has to make an edit by path. */
  set(path: string, value: unknown, now: number): number {
    const field = this.#numberOf(this.#numbers, path, false);
    if (field <= 0) return 0;
    return this.#recordStatus(field, path, value, this.#handle.setField(field, value, now));
  }

  /** Sets an expected field from the text of its control. Returns as `set` does. */
  setInput(path: string, text: string, now: number): number {
    const field = this.#numberOf(this.#typedNumbers, path, true);
    return field <= 0
      ? 0
      : this.#recordStatus(field, path, inModule, this.#handle.setFieldInput(field, text, now));
  }

  #recordStatus(field: number, path: string, value: unknown, status: number): number {
    if (status === 0) return 0;
    this.#status = status;
    this.#path = path;
    this.#field = field;
    if ((status & statusBit.isChanged) === 0) return status;
    // Input text is stored beside the value, and the body keeps the value.
    if ((status & statusBit.hasInput) !== 0) return status;
    if ((status & statusBit.onlyFieldTextChanged) === 0) this.#body.clear();
    else this.#body.replace(field, value);
    return status;
  }

  /** Returns whether the last status has a bit. Without a status for the present state, returns false. */
  has(bit: number): boolean {
    this.#handle.open();
    return (this.#status & bit) !== 0;
  }

  /** Returns the details of the issues at a path, "" for none, or null if the caller has to filter all issues. */
  issuesAt(path: string): string | null {
    if (path !== this.#path || !this.has(statusBit.fieldIssuesAreKnown)) return null;
    if (this.has(statusBit.fieldHasNoIssues)) return "";
    return this.#handle.fieldIssues(this.#field);
  }

  /** Returns the body text, or null if the caller has to query the module. */
  bodyText(): string | null {
    return this.#body.read(this.#handle);
  }

  /** Stores the body text that the module returned. */
  setBodyText(text: string): void {
    this.#body.set(text);
  }

  /** True if the last edit changed no issue at another place. */
  get leavesOtherIssues(): boolean {
    return (this.#status & statusBit.otherIssuesUnchanged) !== 0;
  }

  #numberOf(numbers: Map<string, number>, path: string, isTyped: boolean): number {
    const known = numbers.get(path);
    if (known !== unresolved) return known ?? notAField;
    const found = this.#handle.findField(prepareInput(path), isTyped) || notAField;
    numbers.set(path, found);
    return found;
  }
}

function addExpected(numbers: Map<string, number>, path: string): void {
  if (numbers.size === maximumFields) numbers.clear();
  if (!numbers.has(path)) numbers.set(path, unresolved);
}
