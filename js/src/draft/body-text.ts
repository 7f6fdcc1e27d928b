/** Where a field's text stands in the text of a body. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

interface Part extends Range {
  readonly field: number;
  value: unknown;
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
  /** Set since the text was made, and not found in it yet. */
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
    else part.value = value;
  }

  /** The text, or null when only the module can tell it. `rangeOf` says where in the given text a field stands. */
  read(rangeOf: (field: number) => Range | null): string | null {
    if (this.#text !== null || this.#given === null) return this.#text;
    for (const [field, value] of this.#waiting) {
      const range = rangeOf(field);
      if (range === null || this.#parts.length === mostParts) {
        this.forget();
        return null;
      }
      this.#parts.push({ ...range, field, value });
    }
    if (this.#waiting.size > 0) this.#parts.sort((left, right) => left.from - right.from);
    this.#waiting.clear();
    this.#text = this.#join(this.#given);
    return this.#text;
  }

  #join(given: string): string {
    let text = "";
    let behind = 0;
    for (const { from, to, value } of this.#parts) {
      text += given.slice(behind, from) + JSON.stringify(value);
      behind = to;
    }
    return text + given.slice(behind);
  }
}
