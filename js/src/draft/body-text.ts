/** The start and end of a field's text in the text of a body. */
export interface TextSpan {
  readonly from: number;
  readonly to: number;
}

/** Queries of the module about the body text that it returned last. */
interface BodyFields {
  /** Returns the position of a field in the text, or null if the text has no such field. */
  spanOf(field: number): TextSpan | null;
  /** Returns the present value of a field as JSON text, or null if it has none. */
  textOf(field: number): string | null;
}

/** Stands for a value that the module converted. `BodyFields.textOf` returns its text. */
export const inModule = Symbol("inModule");

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
export class BodyText {
  /** The text as the module returned it; null if a new one is needed. */
  #source: string | null = null;
  /** Sorted by position in the text. */
  #fieldTexts: FieldText[] = [];
  #text: string | null = null;
  /** Fields edited since the text was made, whose positions are not known yet. */
  readonly #pending = new Map<number, unknown>();

  clear(): void {
    if (this.#source === null) return;
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
    if (part === undefined) {
      this.#pending.set(field, value);
      return;
    }
    part.value = value;
    part.text = null;
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
