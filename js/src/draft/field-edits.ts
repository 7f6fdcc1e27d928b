import { statusBit } from "../module/draft-codes.js";
import { prepareInput } from "../module/prepare-input.js";
import type { DraftHandle, TextSpan } from "./handle.js";

/** What the module knows of the body that it gave last. */
interface BodyFields {
  /** Where a field stands in the text; null where it does not. */
  spanOf(field: number): TextSpan | null;
  /** The value of a field as JSON text, as it is now; null where it has none. */
  textOf(field: number): string | null;
}

/** A value that the module has converted, and is to be asked for. */
const inModule = Symbol("inModule");

interface FieldText extends TextSpan {
  readonly field: number;
  value: unknown;
  /** The value as JSON text; null until it is asked for. */
  text: string | null;
}

/** Joining more parts than this costs more than having the text made anew. */
const maximumFieldTexts = 64;

/**
 * The text of a body, in which the texts of fields are exchanged as they are edited: what is around them is neither
 * made nor decoded again.
 */
class BodyText {
  /** As the module gave it; null when it has to give another. */
  #source: string | null = null;
  /** In the order of the text. */
  #fieldTexts: FieldText[] = [];
  #text: string | null = null;
  /** Edited since the text was made, and not found in it yet. */
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

  /** A field has another value, and nothing else in the body has changed. */
  replace(field: number, value: unknown): void {
    if (this.#source === null) return;
    this.#text = null;
    const part = this.#fieldTexts.find((one) => one.field === field);
    if (part === undefined) this.#pending.set(field, value);
    else Object.assign(part, { value, text: null });
  }

  /** The text, or null when only the module can tell it. */
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

/** What a status says of the field that was set. */
const fieldBits = statusBit.fieldIsKnown | statusBit.fieldIsFine;

/** Of a path that was set once: whether it is a field is not known yet. */
const unresolved = 0;
const notAField = -1;

/** Forms are smaller; the module keeps no more either. */
const maximumFields = 4096;

/**
 * What is known of a draft without asking the module: the numbers of fields, which are set by number, what the module
 * said after the last edit, and the text of the body as far as fields alone have changed it.
 */
export class FieldEdits {
  readonly #handle: DraftHandle;
  readonly #numbers = new Map<string, number>();
  /** The same of paths that were typed at, whose indexes are rows. */
  readonly #typedNumbers = new Map<string, number>();
  readonly #body = new BodyText();
  #status = 0;
  /** The path that the status speaks of, where it speaks of one. */
  #path: string | null = null;
  /** The number of the field at that path. */
  #field = notAField;

  constructor(handle: DraftHandle) {
    this.#handle = handle;
  }

  /** Everything else was edited, or the draft is in another instance: what was known no longer holds. */
  clear(): void {
    this.#numbers.clear();
    this.#typedNumbers.clear();
    this.#body.clear();
    this.#status = 0;
    this.#path = null;
  }

  /** Something was edited by path. `status` is what the module says of the draft now. */
  afterEdit(status: number): void {
    this.#body.clear();
    if ((status & statusBit.hasFields) === 0) {
      this.#numbers.clear();
      this.#typedNumbers.clear();
    }
    this.#status = status & ~fieldBits;
    this.#path = null;
  }

  /** A path was set: whoever sets it once more will do so again. */
  expectField(path: string): void {
    addExpected(this.#numbers, path);
  }

  /** The same of a path that was typed at. */
  expectInput(path: string): void {
    addExpected(this.#typedNumbers, path);
  }

  /** Sets a path that is expected, if that is a field; the status, or 0 where it has to be done otherwise. */
  set(path: string, value: unknown, now: number): number {
    const field = this.#numberOf(this.#numbers, path, false);
    if (field <= 0) return 0;
    return this.#recordStatus(field, path, value, this.#handle.setField(field, value, now));
  }

  /** The same for what was typed. */
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
    // A text that is no value stands beside the value, which the body has.
    if ((status & statusBit.hasInput) !== 0) return status;
    if ((status & statusBit.bodyIsAlike) === 0) this.#body.clear();
    else this.#body.replace(field, value);
    return status;
  }

  /** Whether the module has said so of the draft as it is. */
  has(bit: number): boolean {
    this.#handle.open();
    return (this.#status & bit) !== 0;
  }

  /** The details of all issues at a path, "" for none; null where only the issues of all can tell. */
  issuesAt(path: string): string | null {
    if (path !== this.#path || !this.has(statusBit.fieldIsKnown)) return null;
    if (this.has(statusBit.fieldIsFine)) return "";
    return this.#handle.fieldIssues(this.#field);
  }

  /** The text of the body, or null when only the module can tell it. */
  bodyText(): string | null {
    return this.#body.read(this.#handle);
  }

  /** The module has given the text of the body. */
  setBodyText(text: string): void {
    this.#body.set(text);
  }

  /** Whether the last edit left the issues of all other places as they were. */
  get leavesOtherIssues(): boolean {
    return (this.#status & statusBit.othersAreAlike) !== 0;
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
