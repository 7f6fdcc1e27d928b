/** Where a field's text stands in the text of a body. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What the module knows of the body that it gave last. */
export interface BodyFields {
  /** Where a field stands in the text; null where it does not. */
  rangeOf(field: number): Range | null;
  /** The value of a field as JSON text, as it is now; null where it has none. */
  textOf(field: number): string | null;
}

/** A value that the module has converted, and is to be asked for. */
export const converted: unique symbol = Symbol("converted");

interface Part extends Range {
  readonly field: number;
  value: unknown;
  /** The value as JSON text; null until it is asked for. */
  text: string | null;
}

/** Joining more parts than this costs more than having the text made anew. */
const mostParts = 64;

/**
 * The text of a body, in which the texts of fields are exchanged as they are edited: what is around them is neither
 * made nor decoded again.
 */
export class BodyText {
  /** As the module gave it; null when it has to give another. */
  #given: string | null = null;
  /** In the order of the text. */
  #parts: Part[] = [];
  #text: string | null = null;
  /** Edited since the text was made, and not found in it yet. */
  readonly #waiting = new Map<number, unknown>();

  forget(): void {
    this.#given = null;
    this.#text = null;
    this.#parts = [];
    this.#waiting.clear();
  }

  set(given: string): void {
    this.forget();
    this.#given = given;
    this.#text = given;
  }

  /** A field has another value, and nothing else in the body has changed. */
  exchange(field: number, value: unknown): void {
    if (this.#given === null) return;
    this.#text = null;
    const part = this.#parts.find((one) => one.field === field);
    if (part === undefined) this.#waiting.set(field, value);
    else Object.assign(part, { value, text: null });
  }

  /** The text, or null when only the module can tell it. */
  read(fields: BodyFields): string | null {
    if (this.#text !== null || this.#given === null) return this.#text;
    for (const [field, value] of this.#waiting) {
      const range = fields.rangeOf(field);
      if (range === null || this.#parts.length === mostParts) {
        this.forget();
        return null;
      }
      this.#parts.push({ from: range.from, to: range.to, field, value, text: null });
    }
    if (this.#waiting.size > 0) this.#parts.sort((left, right) => left.from - right.from);
    this.#waiting.clear();
    const text = this.#join(this.#given, fields);
    if (text === null) this.forget();
    else this.#text = text;
    return text;
  }

  #join(given: string, fields: BodyFields): string | null {
    let text = "";
    let behind = 0;
    for (const part of this.#parts) {
      part.text ??= part.value === converted ? fields.textOf(part.field) : JSON.stringify(part.value);
      if (part.text === null) return null;
      text += given.slice(behind, part.from) + part.text;
      behind = part.to;
    }
    return text + given.slice(behind);
  }
}
